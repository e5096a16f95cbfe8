import { execFileSync } from 'child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'fs';
import { tmpdir } from 'os';
import { basename, join } from 'path';
import { compilePackage } from '../bench/compile';
import { makeLazy } from '../scripts/lazy-index';

/** Every name that the package has, with those of its submodules, in the order in which they stand. */
const NAMES = `Object.entries(p).flatMap(([name, value]) =>
  [name, ...Object.prototype.hasOwnProperty.call(value, '__esModule') ? Object.keys(value).map((inner) => name + '.' + inner) : []])`;

// The package is compiled, and each question is asked in a process of its own.
jest.setTimeout(60_000);

describe('the lazy index', () => {
  const folder = mkdtempSync(join(tmpdir(), 'lazy-'));
  const [eager, lazy] = ['eager', 'lazy'].map((name) => join(folder, name));

  /** What an expression about the package `p` is in a process of its own. */
  const inFreshProcess = (of: string, expression: string): unknown => JSON.parse(
    execFileSync(process.execPath, ['-p', `const p = require(${JSON.stringify(of)}); JSON.stringify(${expression})`], { encoding: 'utf8', cwd: folder }));

  const loadedAfter = (use: string): string[] => inFreshProcess(lazy, `(${use}, Object.keys(require.cache))`) as string[];

  const indexesIn = (of: string): Record<string, string> => Object.fromEntries(readdirSync(join(of, 'lib'), { recursive: true, encoding: 'utf8' })
    .filter((file) => basename(file) === 'index.js').map((file) => [file, readFileSync(join(of, 'lib', file), 'utf8')]));

  beforeAll(() => {
    symlinkSync(join(__dirname, '..', 'node_modules'), join(folder, 'node_modules'));
    compilePackage(eager);
    cpSync(eager, lazy, { recursive: true });
    makeLazy(join(lazy, 'lib'));
  });
  afterAll(() => rmSync(folder, { recursive: true }));

  test('has the names of the eager one', () => {
    const names = inFreshProcess(eager, NAMES) as string[];
    expect(names).toEqual(expect.arrayContaining(['Governance', 'policy', 'policy.Rule']));
    expect((inFreshProcess(lazy, NAMES) as string[]).sort()).toEqual(names.sort());
  });

  test('loads nothing but itself', () => {
    expect(loadedAfter('Object.keys(p)').map((file) => file.slice(lazy.length))).toEqual(['/lib/index.js']);
  });

  test('loads cdk-nag for a governed app, and not for words', () => {
    const isNag = (file: string) => file.includes('/cdk-nag/');
    expect(loadedAfter('p.EnvironmentTier, p.policy.Severity').filter(isNag)).toEqual([]);
    expect(loadedAfter('p.Governance').filter(isNag)).not.toEqual([]);
  });

  test('gives the same thing for a name each time, the one of its module', () => {
    const same = "[p.policy === p.policy, p.policy.Rule === p.policy.Rule, p.policy.Rule === require('./lazy/lib/policy/rule/rule').Rule]";
    expect(inFreshProcess(lazy, same)).toEqual([true, true, true]);
  });

  test('finds types by their full name, as other languages ask for them', () => {
    const find = (name: string) => `${JSON.stringify(name)}.split('.').reduce((from, part) => from[part], p).name`;
    expect(inFreshProcess(lazy, `[${find('policy.Rule')}, ${find('rules.S3Rules')}, ${find('ServiceDatabase')}]`)).toEqual(['Rule', 'S3Rules', 'ServiceDatabase']);
  });

  test('is understood by ES modules', () => {
    const program = `import { Governance, policy } from ${JSON.stringify(join(lazy, 'lib', 'index.js'))}; console.log(typeof Governance, typeof policy.Rule)`;
    expect(execFileSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8', cwd: folder })).toBe('function function\n');
  });

  test('stays as it is when the step runs again', () => {
    const before = indexesIn(lazy);
    expect(Object.keys(before)).toContain('index.js');
    makeLazy(join(lazy, 'lib'));
    expect(indexesIn(lazy)).toEqual(before);
  });

  test('leaves an index alone that exports nothing of others', () => {
    expect(indexesIn(lazy)[join('rules', 's3', 'index.js')]).toBe(indexesIn(eager)[join('rules', 's3', 'index.js')]);
  });
});
