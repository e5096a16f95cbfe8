const PIECE = 32 * 1024;

/** Makes the JSON of each item of a list, one by one when it is written, so that never all of it is held. */
export class Series<T> {
  constructor(private readonly items: readonly T[], private readonly textOf: (item: T) => string) {}

  /** The elements as JSON, each made when its turn comes. */
  public *texts(): Iterable<string> {
    for (const item of this.items) yield this.textOf(item);
  }
}

/**
 * A value as JSON in pieces of some 32 KB. Its own fields have a line each, and so have the fields or elements of those that are to be
 * opened, and of every series; everything else is written on one line. What is undefined is left out.
 *
 * @param value an object
 * @param opened the names of fields to open; with `[]` behind it, each element of the list in the field
 */
export function* jsonPieces(value: object, opened: ReadonlySet<string>): Iterable<string> {
  let piece = '';
  for (const line of linesOf(value, opened, '', '')) {
    piece += line;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}\n`;
}

function linesOf(value: object, opened: ReadonlySet<string>, field: string, indent: string): Iterable<string> {
  if (value instanceof Series) return seriesLines(value.texts(), indent);
  return Array.isArray(value) ? elementLines(value, opened, `${field}[]`, indent) : fieldLines(value, opened, indent);
}

function* seriesLines(texts: Iterable<string>, indent: string): Iterable<string> {
  let before = `[\n${indent}  `;
  for (const text of texts) {
    yield before + text;
    before = `,\n${indent}  `;
  }
  yield before.startsWith('[') ? '[]' : `\n${indent}]`;
}

function* elementLines(list: readonly unknown[], opened: ReadonlySet<string>, name: string, indent: string): Iterable<string> {
  let before = '[';
  for (const each of list) {
    yield* valueLines(each, opened, { name, indent, before: `${before}\n${indent}  ` });
    before = ',';
  }
  yield before === '[' ? '[]' : `\n${indent}]`;
}

function* fieldLines(value: object, opened: ReadonlySet<string>, indent: string): Iterable<string> {
  let before = '{';
  for (const [name, each] of Object.entries(value) as [string, unknown][]) {
    if (each === undefined) continue;
    yield* valueLines(each, opened, { name, indent, before: `${before}\n${indent}  ${JSON.stringify(name)}: ` });
    before = ',';
  }
  yield before === '{' ? '{}' : `\n${indent}}`;
}

interface Line {
  readonly name: string;
  readonly indent: string;
  /** What stands before the value on its line. */
  readonly before: string;
}

function* valueLines(value: unknown, opened: ReadonlySet<string>, { name, indent, before }: Line): Iterable<string> {
  if (typeof value !== 'object' || value === null || !(value instanceof Series || opened.has(name))) {
    yield before + JSON.stringify(value);
    return;
  }
  yield before;
  yield* linesOf(value, opened, name, `${indent}  `);
}
