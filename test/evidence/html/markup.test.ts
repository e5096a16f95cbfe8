import * as fc from 'fast-check';
import { jsonInScript, Markup, markup } from '../../../src/evidence/html/markup';
import { visible } from '../../../src/evidence/text/printable';

/** Texts of everything that has a meaning somewhere, lone halves of characters included. */
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.constantFrom('<', '>', '&', '"', "'", '</script>', '<!--', '\\', '\\u003c', '\u202e', '\u0000', '\ud800', '\n', '\f', '\b', 'a')).map((parts) => parts.join('')),
);

const unescaped = (html: string): string =>
  html.replace(/&(amp|lt|gt|quot|#39);/g, (_, name) => ({ 'amp': '&', 'lt': '<', 'gt': '>', 'quot': '"', '#39': "'" } as Record<string, string>)[name]);

describe('markup', () => {
  test('holds any text as text', () => {
    fc.assert(fc.property(texts, (text) => {
      const html = markup`${text}`.text;
      expect(html).not.toMatch(/[<>"']/);
      expect(unescaped(html)).toBe(visible(text));
    }));
  });

  test('joins lists, keeps what is HTML already, and leaves out what is not there', () => {
    expect(markup`<ul>${['<', markup`<li>${1}</li>`, new Markup('<br>'), undefined]}</ul>`.text).toBe('<ul>&lt;<li>1</li><br></ul>');
  });
});

describe('JSON in a script', () => {
  test('is the same data, as visible as the page, and never ends the script', () => {
    fc.assert(fc.property(texts, (text) => {
      const json = jsonInScript({ list: [text, 1, null] });
      expect(json).not.toContain('<');
      expect(JSON.parse(json)).toEqual({ list: [visible(text), 1, null] });
    }));
  });
});
