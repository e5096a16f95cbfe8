import { CheckList } from '../../release/check-list';

describe('a list of checks', () => {
  const lines: string[] = [];
  const checks = new CheckList('release', (line) => lines.push(line.replace(/\d+\.\d s/, 'N s')));
  beforeEach(() => { lines.length = 0; });

  test('passes when nothing is wrong, counts what was left out, and says so', () => {
    checks.note('packages', []);
    checks.skip('.NET', 'there is no SDK');
    expect(checks.finish()).toBe(0);
    expect(lines).toEqual([expect.stringMatching(/ok .*packages$/), expect.stringMatching(/skip .*\.NET: there is no SDK$/), 'release: 1 passed, 0 failed, 1 skipped in N s']);
  });

  test('fails with what is wrong, thrown or returned', () => {
    expect(checks.attempt('build', () => { throw new Error('it does not compile'); })).toBe(false);
    expect(checks.attempt('licences', () => ['one is unknown', 'one is missing'])).toBe(false);
    expect(checks.finish()).toBe(1);
    expect(lines.slice(1)).toEqual([
      expect.stringContaining('it does not compile'), expect.stringMatching(/FAIL .*licences/), expect.stringContaining('one is unknown'),
      expect.stringContaining('one is missing'), 'release: 1 passed, 2 failed, 1 skipped in N s',
    ]);
  });

  test.each([[undefined, 0], ['1', 1]])('what the machine lacks ends, with CI = %s, in %i', (value, code) => {
    const { CI } = process.env;
    try {
      process.env.CI = value ?? '';
      const machine = new CheckList('languages', () => {});
      machine.lack('Go: all programs', 'there is no Go');
      expect(machine.finish()).toBe(code);
    } finally {
      process.env.CI = CI ?? '';
    }
  });
});
