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

/** Characters that show nothing, or turn the direction of what follows, so that a reader sees another text than the machine. */
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** The text with a name in the place of each character that nobody would see, or that nothing can be written as. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (character) => `‹U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}›`);
}

/** Those of them that JSON leaves as they are, whatever it escapes, and the one character that could end a script. */
const REMARKABLE_IN_JSON = /[<\u007f-\u009f\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]|\\(?:u[0-9a-f]{4}|[^u])/g;

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
