/** Text of somebody else as Markdown that shows it as it is, on one line, also in a cell of a table. */
export function inMarkdown(text: string): string {
  return oneLine(text)
    .replace(/[&<>]/g, (character) => ENTITIES[character])
    .replace(/[\\`*_[\]#|~]|:(?=\/\/)/g, (character) => `\\${character}`)
    .replace(/@/g, '&#64;');
}

/** A name as code, which nobody takes for markup; a bar would end the cell of a table all the same. */
export function asCode(text: string): string {
  const line = oneLine(text).replace(/\|/g, '\\|');
  const fence = '`'.repeat(Math.max(0, ...(line.match(/`+/g) ?? []).map(({ length }) => length)) + 1);
  return fence.length === 1 ? `\`${line}\`` : `${fence} ${line} ${fence}`;
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' };

function oneLine(text: string): string {
  return text.replace(/[\p{Cc}\u2028\u2029\s]+/gu, ' ').trim();
}
