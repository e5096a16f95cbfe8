import * as fc from 'fast-check';
import markdownIt from 'markdown-it';
import { code, prose } from '../../../src/evidence/text/markdown-text';
import { beginning } from '../../../src/evidence/text/printable';

const reader = markdownIt({ html: true, linkify: true });
const hostile = fc.string({
  unit: fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    fc.constantFrom('|', '`', '``', '\\', '<b>', '</details>', '<!--', '[a](b)', '![', '*', '_', '\n', '\r\n', '# ', '- ', '1. ', '&amp;', '@team', 'https://a.b', '\u0000')),
});

/** What a reader shows as text, without the spaces of no width that keep texts apart. */
const shownBy = (html: string) => html.replace(/<\/?(p|code|td)\b[^>]*>/g, '').replace(/&lt;/g, '<').replace(/&gt;/g, '>').replace(/&quot;/g, '"')
  .replace(/&amp;/g, '&').replace(/\u200b/g, '').trim();
const tableWith = (cell: string) => `| a | b |\n|---|---|\n| ${cell} | end |\n`;

test.each([['text', prose], ['code', code]])('%s of somebody else stays in its cell and is shown as it is', (_, write) => {
  fc.assert(fc.property(hostile.filter((text) => beginning(text, 200) !== '' && !text.includes('\u200b')), (text) => {
    const html = reader.render(tableWith(write(text, 200)));
    const cells = html.match(/<td>.*?<\/td>/gs) ?? [];
    expect([cells.length, cells[1]]).toEqual([2, '<td>end</td>']);
    expect(html).not.toMatch(/<(b|!--|img|em|strong|h1|li|ol|a|\/?details)\b/);
    expect(shownBy(cells[0]!)).toBe(beginning(text, 200));
  }));
});

test('nobody is called by name', () => expect(prose('@security and me@example.com')).not.toMatch(/@\w/));

test.each(['<', '>', '&', '|', '`', '*', '_', '[', ']', '\\', '~', '$'])('%s is written as its number, also where it could do nothing', (mark) => {
  expect(prose(`a${mark}b`)).toBe(`a&#${mark.charCodeAt(0)};b`);
});
