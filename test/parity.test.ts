import { existsSync, readdirSync, readFileSync } from 'fs';
import { join } from 'path';

/** The pages of `docs/parity` say which features there are; each that is done names tests. */

const ROOT = join(__dirname, '..');
const FOLDER = join(ROOT, 'docs', 'parity');

interface Row {
  readonly feature: string;
  readonly mark: string;
  readonly state: string;
}

describe.each(readdirSync(FOLDER))('docs/parity/%s', (page) => {
  const rows = rowsOf(readFileSync(join(FOLDER, page), 'utf8'));
  const done = rows.filter(({ state }) => state.startsWith('done'));

  test('has rows', () => expect(rows.length).toBeGreaterThan(50));

  test('says of every feature whether it is done, comes later, or does not come, with the tests or the reason', () => {
    expect(rows.filter(({ state }) => !/^(done|later|no): ./.test(state))).toEqual([]);
    expect(rows.filter(({ mark }) => !['M', 'L', 'must', 'more'].includes(mark))).toEqual([]);
    expect(done.filter((row) => citations(row).length === 0)).toEqual([]);
  });

  test('lists no feature twice', () => {
    const features = rows.map(({ feature }) => feature);
    expect(features.filter((feature, index) => features.indexOf(feature) < index)).toEqual([]);
  });

  test.each(rows.flatMap((row) => citations(row).map((citation) => [row.feature, ...citation] as const)))('%s: %s › %s', (_, file, name) => {
    expect(existsSync(join(ROOT, file))).toBe(true);
    expect(namesIn(file)).toContain(name);
  });
});

/** The rows of all tables of a page, without their heads. */
function rowsOf(page: string): Row[] {
  return page.split('\n').filter((line) => line.startsWith('| '))
    .map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()))
    .filter(([feature]) => feature !== 'Feature' && !feature.startsWith('---'))
    .map(([feature, mark, state]) => ({ feature, mark, state }));
}

/** Each file with a name in it that a row points to. */
function citations({ state }: Row): [string, string][] {
  return [...state.matchAll(/`(test\/\S+) › ([^`]+)`/g)].map(([, file, name]) => [file, name]);
}

/** What the tests and groups of tests in a file are called. */
function namesIn(file: string): string[] {
  const source = readFileSync(join(ROOT, file), 'utf8');
  return [...source.matchAll(/(?:^\s*(?:describe|test)(?:\.skip)?|\))\((['"])((?:\\.|(?!\1).)+)\1/gm)].map(([, , name]) => name.replace(/\\(.)/g, '$1'));
}
