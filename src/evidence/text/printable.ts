/** Beyond ASCII: what shows nothing, turns the direction of what follows, or is no character at all. As the inside of a class of a regular expression. */
export const UNSEEN_BEYOND_ASCII = '\\u007f-\\u009f\\u061c\\u180e\\u200b\\u200e\\u200f\\u202a-\\u202e\\u2060-\\u206f\\ufeff\\ufff9-\\ufffb\\ufffe\\uffff';

/** A text with a name such as `‹U+202E›` in the place of each character that nobody would see: a reader sees what a machine reads. */
export function visible(text: string): string {
  return text.replace(UNSEEN, (character) => `‹U+${character.charCodeAt(0).toString(16).toUpperCase().padStart(4, '0')}›`);
}

/** The same, with the line breaks of every system as one character. */
export function printable(text: string): string {
  return PLAIN.test(text) ? text : visible(text.replace(OTHER_LINE_BREAKS, '\n'));
}

/** The same on one line, whatever white space there was. */
export function oneLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim();
}

/** The beginning of a text on one line, at most so many characters of it. */
export function beginning(text: string, most: number): string {
  const looked = text.length <= most * WHITE_SPACE ? text : text.slice(0, most * WHITE_SPACE).replace(FIRST_HALF_AT_END, '');
  const characters = [...oneLine(looked)];
  return characters.length <= most && looked === text ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`;
}

/** What nearly every text is, and quickly told. */
const PLAIN = /^[ -~\n]*$/;
/** So many times as long a text is looked at as is shown of it, since white space falls away. */
const WHITE_SPACE = 8;
const OTHER_LINE_BREAKS = /\r\n?/g;
const FIRST_HALF_AT_END = /[\ud800-\udbff]$/;
/** Tab, line feed and carriage return are seen, by what they do; halves of characters are not. */
const UNSEEN = new RegExp(
  `[\\u0000-\\u0008\\u000b\\u000c\\u000e-\\u001f${UNSEEN_BEYOND_ASCII}]|[\\ud800-\\udbff](?![\\udc00-\\udfff])|(?<![\\ud800-\\udbff])[\\udc00-\\udfff]`, 'g',
);
