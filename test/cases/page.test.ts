import { readdirSync, readFileSync } from 'fs';
import { dirname, join } from 'path';

/** The page of cases and the tests name the same cases. */

const PAGE = join(__dirname, '..', '..', 'docs', 'cases.md');
const rows = [...readFileSync(PAGE, 'utf8').matchAll(/^\| ([A-H]\d+) \| .* \| (.*) \|$/gm)].map(([, id, links]) => ({
  id, files: [...links.matchAll(/\]\(([^)]+)\)/g)].map(([, link]) => join(dirname(PAGE), link)),
}));

/** The cases that the tests of a file are named after. */
const casesIn = (file: string): string[] => [...readFileSync(file, 'utf8').matchAll(/['`]([A-H]\d+)(?: neighbour)?:/g)].map(([, id]) => id);
const tests = [__dirname, join(__dirname, '..', 'gate')].flatMap((folder) => readdirSync(folder).filter((name) => name.endsWith('.test.ts')).map((name) => join(folder, name)));

describe('docs/cases.md', () => {
  test.each(rows)('$id has a test where the page says', ({ id, files }) => {
    expect(files.flatMap(casesIn)).toContain(id);
  });

  test('has a row for every case that has a test', () => {
    const tested = [...new Set(tests.flatMap(casesIn))].sort();
    expect(tested.filter((id) => !rows.some((row) => row.id === id))).toEqual([]);
  });

  test('has each case once', () => expect(new Set(rows.map(({ id }) => id)).size).toBe(rows.length));
});
