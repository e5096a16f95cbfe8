import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, relative } from 'path';
import { Excerpts } from '../../../src/evidence/edition/excerpts';

const folder = mkdtempSync(join(tmpdir(), 'excerpts-'));
const template = JSON.stringify({
  Metadata: { Second: {} },
  Resources: { First: { Type: 'A::B::C', Properties: { Name: 'x' } }, Second: { Type: 'A::B::D' }, Long: { Type: 'A::B::E', Properties: { Of: Array(60).fill('line') } } },
  Outputs: { Third: {} },
}, null, 1);
mkdirSync(join(folder, 'stage'));
writeFileSync(join(folder, 'stage', 'Shop.template.json'), template);
writeFileSync(join(folder, 'shop.ts'), Array.from({ length: 10 }, (_, index) => `line ${index + 1}`).join('\n'));
const home = process.cwd();
beforeAll(() => process.chdir(folder));
afterAll(() => {
  process.chdir(home);
  rmSync(folder, { recursive: true });
});

const excerpts = new Excerpts(folder);
const source = 'shop.ts';

test.each([
  [5, 2, ['line 2', 'line 3', 'line 4', 'line 5', 'line 6', 'line 7', 'line 8']],
  [1, 1, ['line 1', 'line 2', 'line 3', 'line 4']],
  [10, 7, ['line 7', 'line 8', 'line 9', 'line 10']],
])('line %d of a source is shown with its neighbours', (line, start, lines) => {
  expect(excerpts.ofSource(`${source}:${line}`)).toEqual({ line, start, lines });
});

test.each([`${source}:11`, source, 'nowhere.ts:1', ''])('there is nothing to show of %j', (position) => {
  expect(excerpts.ofSource(position)).toBeUndefined();
});

test('a record of somebody else does not choose which files of this machine are shown', () => {
  const elsewhere = mkdtempSync(join(tmpdir(), 'elsewhere-'));
  writeFileSync(join(elsewhere, 'key.json'), template);
  const inside = new Excerpts(join(folder, 'stage'));
  for (const path of [join(elsewhere, 'key.json'), relative(folder, join(elsewhere, 'key.json'))]) expect(excerpts.ofSource(`${path}:1`)).toBeUndefined();
  for (const name of [join(elsewhere, 'key.json'), '../../' + relative(tmpdir(), join(elsewhere, 'key.json'))]) expect(inside.ofTemplate(name, 'First')).toBeUndefined();
  expect(inside.ofTemplate('Shop.template.json', 'First')).toBeDefined();
  rmSync(elsewhere, { recursive: true });
});

test('a resource of a template is shown from its first line to its last', () => {
  const found = excerpts.ofTemplate('stage/Shop.template.json', 'First')!;
  expect(JSON.parse(`{${found.lines.join('\n').replace(/,$/, '')}}`)).toEqual({ First: { Type: 'A::B::C', Properties: { Name: 'x' } } });
  expect(template.split('\n')[found.start - 1]).toBe('  "First": {');
});

test('what has the same name elsewhere in the template is not taken for it', () => {
  expect(excerpts.ofTemplate('stage/Shop.template.json', 'Second')!.lines).toEqual(['  "Second": {', '   "Type": "A::B::D"', '  },']);
  expect(excerpts.lineInTemplate('stage/Shop.template.json', 'Third')).toBeUndefined();
  expect(excerpts.ofTemplate('Other.template.json', 'First')).toBeUndefined();
});

test('of a long resource the beginning is shown', () => {
  expect(excerpts.ofTemplate('stage/Shop.template.json', 'Long')!.lines).toHaveLength(40);
});
