/** A text without what no file shows and no reader expects: line breaks of other systems, control characters, marks that turn the direction around. */
export function printable(text: string): string {
  return PLAIN.test(text) ? text : text.replace(OTHER_LINE_BREAKS, '\n').replace(UNPRINTABLE, '\uFFFD');
}

/** The same on one line, whatever white space there was. */
export function oneLine(text: string): string {
  return printable(text).replace(/\s+/g, ' ').trim();
}

/** The beginning of a text on one line, at most so many characters of it. */
export function beginning(text: string, most: number): string {
  const looked = text.slice(0, most * WHITE_SPACE);
  const characters = [...oneLine(looked)];
  return characters.length <= most && looked === text ? characters.join('') : `${characters.slice(0, most - 1).join('')}…`;
}

/** What nearly every text is, and quickly told. */
const PLAIN = /^[ -~\n]*$/;
/** So many times as long a text is looked at as is shown of it, since white space falls away. */
const WHITE_SPACE = 8;
const OTHER_LINE_BREAKS = /\r\n?/g;
/** Control characters but tab and line feed, halves of characters, overrides of the direction, and what is no character at all. */
const UNPRINTABLE = /[^\P{Cc}\t\n]|\p{Cs}|[\u202A-\u202E\u2066-\u2069\uFFFE\uFFFF]/gu;
