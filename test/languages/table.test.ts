import { Table } from './table';

describe('the table of results', () => {
  let lines: string[];

  beforeEach(() => {
    lines = [];
    jest.spyOn(console, 'log').mockImplementation((line: string) => void lines.push(line));
  });
  afterEach(() => jest.restoreAllMocks());

  const inCi = (value: string | undefined, act: () => void) => {
    const before = process.env.CI;
    if (value === undefined) delete process.env.CI;
    else process.env.CI = value;
    try {
      act();
    } finally {
      if (before === undefined) delete process.env.CI;
      else process.env.CI = before;
    }
  };

  test('counts what passed, failed and was skipped, and fails when anything did', () => inCi(undefined, () => {
    const table = new Table();
    expect(table.time('Python', 'package', () => {})).toBe(true);
    expect(table.time('Python', 'orders', () => ['the record differs'])).toBe(false);
    expect(table.time('Python', 'install', () => { throw new Error('no wheel'); })).toBe(false);
    table.skip('Go', 'all programs', 'there is no Go');
    expect(table.end('languages')).toBe(1);
    expect(lines.filter((line) => line.startsWith('    '))).toEqual(['    the record differs', '    no wheel']);
    expect(lines[lines.length - 1]).toMatch(/^languages: 1 passed, 2 failed, 1 skipped, in /);
  }));

  test('passes with what is skipped, and in CI only with what may be missing everywhere', () => {
    inCi(undefined, () => {
      const table = new Table();
      table.skip('Go', 'all programs', 'there is no Go');
      expect(table.end('languages')).toBe(0);
    });
    inCi('1', () => {
      const [strict, lenient] = [new Table(), new Table()];
      strict.skip('Go', 'all programs', 'there is no Go');
      lenient.skip('.NET', 'compiled', 'there is no .NET SDK', true);
      expect([strict.end('languages'), lenient.end('languages')]).toEqual([1, 0]);
    });
  });
});
