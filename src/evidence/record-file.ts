import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'fs';
import { join } from 'path';
import { GovernanceRecord } from './record';
import { stableJson } from '../private/stable-json';

/** The folder below the cloud assembly that everything about governance is written to. */
export const GOVERNANCE_FOLDER = 'governance';

/** Removes what an earlier synthesis left, so that no record outlives the templates that it speaks of. */
export function removeRecord(assembly: string): void {
  rmSync(join(assembly, GOVERNANCE_FOLDER), { recursive: true, force: true });
}

/** Writes the record beside its place and moves it there, so that nobody ever reads half of one. */
export function writeRecord(assembly: string, record: GovernanceRecord): string {
  const folder = join(assembly, GOVERNANCE_FOLDER);
  mkdirSync(folder, { recursive: true });
  const file = join(folder, 'record.json');
  const aside = `${file}.part`;
  writePieces(aside, piecesOf(record));
  renameSync(aside, file);
  return file;
}

const MEBIBYTE = 1024 * 1024;

/** A record of a large app is tens of megabytes; it is never held as one text. */
function writePieces(file: string, pieces: Iterable<string>): void {
  const opened = openSync(file, 'w');
  const buffer = Buffer.allocUnsafe(MEBIBYTE);
  let held = 0;
  const flush = () => {
    writeSync(opened, buffer, 0, held);
    held = 0;
  };
  try {
    for (const piece of pieces) {
      // A character of JavaScript takes at most three bytes of UTF-8.
      if (held + piece.length * 3 > MEBIBYTE) flush();
      if (piece.length * 3 > MEBIBYTE) writeSync(opened, piece);
      else held += buffer.write(piece, held);
    }
    flush();
  } finally {
    closeSync(opened);
  }
}

/** The record as JSON with sorted keys and an indent of two, element by element of its lists. */
function* piecesOf(record: GovernanceRecord): Generator<string> {
  let before = '{\n  ';
  for (const [key, value] of fieldsOf(record)) {
    yield `${before}${JSON.stringify(key)}: `;
    if (Array.isArray(value) && value.length > 0) yield* piecesOfList(value);
    else yield indented(stableJson(value, 2), 2);
    before = ',\n  ';
  }
  yield '\n}\n';
}

function* piecesOfList(items: readonly unknown[]): Generator<string> {
  const fields = new FieldTexts();
  let before = '[\n    ';
  for (const item of items) {
    yield before;
    if (typeof item === 'object' && item !== null && !Array.isArray(item)) yield* piecesOfElement(item, fields);
    else yield indented(stableJson(item, 2), 4);
    before = ',\n    ';
  }
  yield '\n  ]';
}

function* piecesOfElement(element: object, texts: FieldTexts): Generator<string> {
  let before = '{\n';
  for (const [key, value] of fieldsOf(element)) {
    yield before;
    yield texts.of(key, value);
    before = ',\n';
  }
  yield before === '{\n' ? '{}' : '\n    }';
}

/** The fields of elements of a list, which often share a value: a field with the same value is put into words once. */
class FieldTexts {
  private readonly known = new Map<string, Map<unknown, string>>();

  public of(key: string, value: unknown): string {
    let texts = this.known.get(key);
    if (!texts) this.known.set(key, texts = new Map());
    let text = texts.get(value);
    if (text === undefined) texts.set(value, text = `      ${JSON.stringify(key)}: ${indented(stableJson(value, 2), 6)}`);
    return text;
  }
}

function fieldsOf(value: object): [string, unknown][] {
  const fields = Object.entries(value).filter(([, part]) => part !== undefined);
  const isSorted = fields.every(([key], index) => index === 0 || fields[index - 1][0] < key);
  return isSorted ? fields : fields.sort(([a], [b]) => a < b ? -1 : 1);
}

function indented(json: string, by: number): string {
  return json.includes('\n') ? json.replace(/\n/g, `\n${' '.repeat(by)}`) : json;
}
