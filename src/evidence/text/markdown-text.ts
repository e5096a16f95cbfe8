import { beginning } from './printable';

/** A text as one line of Markdown that shows what it says and does nothing: no markup, no mention, no reference, no link. */
export function prose(text: string, most = 300): string {
  return beginning(text, most).replace(IN_PROSE, harmless);
}

/** A name, a path or a line of source, in the type of code. GitHub looks for no mentions there, and the text can be copied as it is. */
export function code(text: string, most = 200): string {
  return `<code>${beginning(text, most).replace(IN_CODE, harmless)}</code>`;
}

/** A row of a table; its cells are Markdown already. */
export function row(...cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

/** A mark as its number; behind anything else a space without width, so that nothing follows that it could point to. */
function harmless(found: string): string {
  return MARKUP.test(found) ? `&#${found.charCodeAt(0)};` : `${found}&#8203;`;
}

/** Whatever has a meaning within a line of Markdown as GitHub writes it, formulas included. */
const MARKUP = /[&<>|`*_[\]\\~$]/;
/** What becomes a link wherever it stands. */
const ADDRESSES = /:(?=\/\/)|\bwww(?=\.)|(?<=[\w.+-])@/;
const PEOPLE_AND_ISSUES = /@|#(?=\d)|\bGH-(?=\d)/;
const IN_CODE = new RegExp(`${MARKUP.source}|${ADDRESSES.source}`, 'gi');
const IN_PROSE = new RegExp(`${IN_CODE.source}|${PEOPLE_AND_ISSUES.source}`, 'gi');
