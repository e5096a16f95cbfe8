import { beginning } from '../../printable';

/** A text as one line of Markdown that shows what it says and does nothing: no markup, no mention, no reference, no link. */
export function prose(text: string, most = 300): string {
  return beginning(text, most).replace(MARKUP_OR_ADDRESS, (found) => found.length === 1 && MARKUP.test(found) ? entity(found) : `${found}&#8203;`);
}

/** A name, a path or a line of source, in the type of code. GitHub looks for no mentions there. */
export function code(text: string, most = 200): string {
  return `<code>${beginning(text, most).replace(EVERY_MARKUP, entity)}</code>`;
}

/** A row of a table; its cells are Markdown already. */
export function row(...cells: readonly (string | number)[]): string {
  return `| ${cells.join(' | ')} |\n`;
}

function entity(character: string): string {
  return `&#${character.charCodeAt(0)};`;
}

/** Whatever has a meaning within a line of Markdown as GitHub writes it, formulas included. */
const MARKUP = /[&<>|`*_[\]\\~$]/;
const EVERY_MARKUP = new RegExp(MARKUP, 'g');
/** And what GitHub looks for when that is done: people, issues, addresses. */
const MARKUP_OR_ADDRESS = new RegExp(`${MARKUP.source}|@|#(?=\\d)|\\bGH-(?=\\d)|:(?=//)|\\bwww(?=\\.)`, 'gi');
