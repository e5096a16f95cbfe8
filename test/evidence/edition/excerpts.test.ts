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
afterAll(() => rmSync(folder, { recursive: true }));

const excerpts = new Excerpts(folder);
const source = relative(process.cwd(), join(folder, 'shop.ts'));

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
