import * as fc from 'fast-check';
import { beginning, oneLine, printable } from '../../../src/evidence/text/printable';

describe('printable', () => {
  test.each([
    ['plain words', 'plain words'], ['ä 漢 💥', 'ä 漢 💥'], ['a\r\nb\rc\nd', 'a\nb\nc\nd'], ['a\tb', 'a\tb'], ['a\0b\u001b[31m', 'a‹U+0000›b‹U+001B›[31m'], ['\u0085', '‹U+0085›'],
    ['\ud800', '‹U+D800›'], ['\u202etxt.exe', '‹U+202E›txt.exe'], ['\uffff', '‹U+FFFF›'], ['\u200bA', '‹U+200B›A'], ['👩\u200d🚒', '👩\u200d🚒'], ['עִבְרִית', 'עִבְרִית'],
  ])('makes of %j %j', (text, made) => expect(printable(text)).toBe(made));

  test('leaves what is printable already', () =>
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => expect(printable(printable(text))).toBe(printable(text)))));
});

test.each([[' a\n\n  b\u2028c\td ', 'a b c d'], ['', ''], ['\n', '']])('on one line, %j is %j', (text, line) => expect(oneLine(text)).toBe(line));

describe('the beginning of a text', () => {
  test.each([['abcde', 5, 'abcde'], ['abcdef', 5, 'abcd…'], ['💥💥💥', 3, '💥💥💥'], ['💥💥💥💥', 3, '💥💥…'], ['a  \n  b', 3, 'a b'], ['a'.repeat(99), 5, 'aaaa…'], [`${' '.repeat(39)}💥`, 5, '…']])(
    'of %j with at most %d characters is %j', (text, most, start) => expect(beginning(text, most)).toBe(start));

  test('is never longer than it may be, and never ends in half of a character', () =>
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.integer({ min: 1, max: 20 }), (text, most) => {
      expect([...beginning(text, most)].length).toBeLessThanOrEqual(most);
      expect(beginning(text, most)).not.toMatch(/\p{Cs}/u);
    })));
});
