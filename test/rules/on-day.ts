/** Lets every synthesis of a test file happen on a day, and tells the time again afterwards. */
export function onDay(day: string): void {
  const { SOURCE_DATE_EPOCH: before } = process.env;
  beforeAll(() => { process.env.SOURCE_DATE_EPOCH = String(Date.parse(day) / 1000); });
  afterAll(() => {
    if (before === undefined) delete process.env.SOURCE_DATE_EPOCH;
    else process.env.SOURCE_DATE_EPOCH = before;
  });
}
