import { UNSEEN_BEYOND_ASCII, visible } from '../text/printable';

/** Text that is HTML already. */
export class Markup {
  constructor(public readonly text: string) {}
}

type Content = Markup | string | number | undefined | readonly Content[];

/** HTML from a template: what is filled in is escaped, unless it is HTML itself. Lists are joined; nothing is left out. */
export function markup(texts: TemplateStringsArray, ...contents: readonly Content[]): Markup {
  return new Markup(texts.reduce((html, text, index) => html + htmlOf(contents[index - 1]) + text));
}

function htmlOf(content: Content): string {
  if (content === undefined) return '';
  if (content instanceof Markup) return content.text;
  return typeof content === 'object' ? content.map(htmlOf).join('') : escaped(String(content));
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

function escaped(text: string): string {
  return visible(text).replace(/[&<>"']/g, (character) => ENTITIES[character]);
}

/** Unseen characters that JSON leaves as they are, whatever it escapes, and the one character that could end a script. */
const REMARKABLE_IN_JSON = new RegExp(`[<${UNSEEN_BEYOND_ASCII}]|\\\\(?:u[0-9a-f]{4}|[^u])`, 'g');

/** JSON that may stand in a script element, its texts as visible as those of the page. */
export function jsonInScript(value: unknown): string {
  return JSON.stringify(value).replace(REMARKABLE_IN_JSON, (found) => {
    if (found === '<') return '\\u003c';
    const isUnseen = found[0] !== '\\' || 'ubf'.includes(found[1]);
    return isUnseen ? visible(JSON.parse(`"${found}"`)) : found;
  });
}

/** A text as a part of the address of a view; the script finds it again among the texts that it shows. */
export function addressPart(text: string): string {
  return encodeURIComponent(visible(text));
}
