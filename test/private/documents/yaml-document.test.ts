import * as fc from 'fast-check';
import { YamlDocument } from '../../../src/private/documents/yaml-document';

/** The text at a position, to the end of its line. */
function at(text: string, { line, column }: { readonly line: number; readonly column: number }): string {
  return text.split('\n')[line - 1].slice(column - 1).trimEnd();
}

describe('a YAML text', () => {
  const text = [
    'first: 1 # a comment',
    '"second key":',
    '  - one: a',
    '    two:',
    '  -',
    '    # not yet',
    '    one: b',
    '  - \'quoted\'',
    '  - *shared',
    'third: { flow: [x, "y"] }',
  ].join('\n').replace('first: 1', 'first: &shared { deep: 1 }');
  const document = new YamlDocument(text);

  test.each<[string[], string]>([
    [['first'], 'first: &shared { deep: 1 } # a comment'],
    [['first', 'deep'], 'deep: 1 } # a comment'],
    [['second key'], '"second key":'],
    [['second key', '0', 'one'], 'one: a'],
    [['second key', '0', 'two'], 'two:'],
    [['second key', '1', 'one'], 'one: b'],
    [['second key', '2'], '\'quoted\''],
    [['second key', '3'], '*shared'],
    [['second key', '3', 'deep'], 'deep: 1 } # a comment'],
    [['third', 'flow', '1'], '"y"] }'],
    [['third', 'nothing', '1'], 'third: { flow: [x, "y"] }'],
  ])('knows where %j is', (path, begins) => {
    expect(at(text, document.positionOf(path))).toBe(begins);
  });

  test('knows the lines of a list and of a setting', () => {
    expect(document.linesOf('second key')).toEqual([3, 7, 8, 9]);
    expect(document.linesOf('first')).toEqual([1]);
    expect(document.linesOf('nowhere')).toEqual([]);
    expect(document.lineOf('third.flow')).toBe(10);
    expect(document.lineOf('THIRD')).toBe(10);
    expect(document.lineOf('fourth')).toBeUndefined();
  });

  test('of no document says nothing', () => {
    expect(new YamlDocument('# only a comment\n')).toMatchObject({ value: null, problems: [] });
    expect(new YamlDocument('').positionOf(['a'])).toEqual({ line: 1, column: 1 });
  });

  test.each<[string, string, number, number, RegExp]>([
    ['that never ends', 'a: [1,\n', 2, 1, /indentation|end of the stream/],
    ['with a key twice', 'a: 1\na: 2\n', 2, 1, /duplicated mapping key/],
    ['with a key that is no text', '? [a]\n: 1\n', 1, 1, /complex keys/],
    ['of two documents', 'a: 1\n---\nb: 2\n', 2, 1, /one document/],
    ['with a tag of another schema', 'a: !secret x\n', 1, 4, /unknown scalar tag/],
    ['with an alias of nothing', 'a: *b\n', 1, 5, /unidentified alias/],
    ['that contains itself', 'a: &a { b: *a }\n', 1, 13, /an alias must not stand in what another alias repeats/],
    ['that grows without end', 'a: &a [1, 2]\nb: &b [*a, *a]\nc: [*b, *b]\n', 2, 9, /an alias must not stand in what another alias repeats/],
  ])('%s is refused where it goes wrong', (_, wrong, line, column, words) => {
    expect(new YamlDocument(wrong)).toMatchObject({ value: undefined, problems: [{ line, column, message: expect.stringMatching(words) }] });
  });

  test('finds every value that JSON can say, whatever its keys', () => {
    fc.assert(fc.property(fc.dictionary(fc.string(), fc.array(fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null)))), (value) => {
      const json = JSON.stringify(value, null, 1);
      const read = new YamlDocument(json);
      expect(read.value).toEqual(value);
      for (const [key, list] of Object.entries(value)) {
        expect(at(json, read.positionOf([key])).startsWith(`${JSON.stringify(key)}:`)).toBe(true);
        list.forEach((entry, index) => expect(at(json, read.positionOf([key, String(index)])).replace(/,$/, '')).toBe(JSON.stringify(entry)));
      }
    }));
  });
});
