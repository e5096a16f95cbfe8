import * as fc from 'fast-check';
import { columnsOf, cut, wrap } from '../../../src/evidence/terminal/columns';
import { oneLine } from '../../../src/evidence/text/printable';

/** What people write, and what nobody should: escapes, line breaks, letters of two columns, marks, turns of direction. */
const texts = fc.string({
  unit: fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), fc.constantFrom('\u001b[31m', '\n', '\t', '\u0007', '\u009b2J', '\u202e', '表', '😀', 'e\u0301', ' ')),
});

test('nothing that steers a terminal is left of a text', () => {
  fc.assert(fc.property(texts, (text) => expect(oneLine(text)).not.toMatch(/[\p{Cc}\u2028\u2029\u202a-\u202e\u2066-\u2069]/u)));
  expect(oneLine('a\n\tb \u001b[2Jc\u202e')).toBe('a b ‹U+001B›[2Jc‹U+202E›');
});

test.each([['abc', 3], ['表', 2], ['é', 1], ['e\u0301', 1], ['😀', 2], ['…', 1], ['', 0]])('%s takes %d columns', (text, columns) => expect(columnsOf(text)).toBe(columns));

test('what is cut fits, begins as the text does and says that it was cut; what fits is left as it is', () => {
  fc.assert(fc.property(texts.map(oneLine), fc.integer({ min: 1, max: 60 }), (text, columns) => {
    const short = cut(text, columns);
    expect(columnsOf(short)).toBeLessThanOrEqual(columns);
    if (columnsOf(text) <= columns) expect(short).toBe(text);
    else expect([short.endsWith('…'), text.startsWith(short.slice(0, -1))]).toEqual([true, true]);
  }));
});

test('lines fit as far as words do, and no word is split or lost', () => {
  fc.assert(fc.property(texts.map(oneLine), fc.integer({ min: 1, max: 60 }), (text, columns) => {
    const lines = wrap(text, columns);
    expect(lines.join(' ')).toBe(text);
    for (const line of lines) expect(columnsOf(line) <= columns || !line.includes(' ')).toBe(true);
  }));
});
