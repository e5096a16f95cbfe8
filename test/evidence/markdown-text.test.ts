import * as fc from 'fast-check';
import markdownIt from 'markdown-it';
import { asCode, inMarkdown } from '../../src/evidence/markdown-text';

const reader = markdownIt({ html: true, linkify: true });
const hostile = fc.string({
  unit: fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    fc.constantFrom('|', '`', '``', '\\', '<b>', '</details>', '<!--', '[a](b)', '![', '*', '_', '\n', '\r\n', '# ', '- ', '1. ', '&amp;', '@team', 'https://a.b', '\u0000')),
});

/** What a reader shows as text. */
const shownBy = (html: string) => html.replace(/<\/?(p|code|a|td|table|thead|tbody|tr|th)\b[^>]*>/g, '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"').replace(/&amp;/g, '&').trim();
const words = (text: string) => text.replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').trim();
const tableWith = (cell: string) => `| a | b |\n|---|---|\n| ${cell} | end |\n`;

test.each([['text', inMarkdown], ['code', asCode]])('%s of somebody else stays in its cell and is shown as it is', (_, write) => {
  fc.assert(fc.property(hostile.filter((text) => words(text) !== ''), (text) => {
    const html = reader.render(tableWith(write(text)));
    const cells = html.match(/<td>.*?<\/td>/gs) ?? [];
    expect([cells.length, cells[1]]).toEqual([2, '<td>end</td>']);
    expect(html).not.toMatch(/<(b|!--|img|em|strong|h1|li|ol|\/?details)\b/);
    expect(shownBy(cells[0]!)).toBe(words(text));
  }));
});

test('nobody is called by name', () => expect(inMarkdown('@security and me@example.com')).not.toContain('@'));
