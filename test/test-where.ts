/** A test that not every machine or version allows: where it cannot run it is skipped, and the reason is printed. */
export function testWhere(isPossible: boolean, otherwise: string): (name: string, body: () => void) => void {
  if (isPossible) return test;
  return (name, body) => {
    process.stderr.write(`skipped: ${name}: ${otherwise}\n`);
    test.skip(name, body);
  };
}
