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
  const pieces = new PieceWriter(aside);
  try {
    writePieces(record, pieces);
  } finally {
    pieces.close();
  }
  renameSync(aside, file);
  return file;
}

const MEBIBYTE = 1024 * 1024;

/** Writes a file piece by piece. A record of a large app is tens of megabytes and never held as one text. */
class PieceWriter {
  private readonly file: number;
  private readonly buffer = Buffer.allocUnsafe(MEBIBYTE);
  private held = 0;

  constructor(path: string) {
    this.file = openSync(path, 'w');
  }

  public write(piece: string): void {
    // A character of JavaScript takes at most three bytes of UTF-8.
    const most = piece.length * 3;
    if (this.held + most > MEBIBYTE) this.flush();
    if (most > MEBIBYTE) writeSync(this.file, piece);
    else this.held += this.buffer.write(piece, this.held);
  }

  public close(): void {
    this.flush();
    closeSync(this.file);
  }

  private flush(): void {
    writeSync(this.file, this.buffer, 0, this.held);
    this.held = 0;
  }
}

/** The record as JSON with sorted keys and an indent of two, element by element of its lists. */
function writePieces(record: GovernanceRecord, pieces: PieceWriter): void {
  let before = '{\n  ';
  for (const key of fieldsOf(record) as (keyof GovernanceRecord)[]) {
    const value: unknown = record[key];
    if (value === undefined) continue;
    pieces.write(`${before}${JSON.stringify(key)}: `);
    if (Array.isArray(value) && value.length > 0) writeList(value, pieces);
    else pieces.write(indented(stableJson(value, 2), 2));
    before = ',\n  ';
  }
  pieces.write('\n}\n');
}

function writeList(items: readonly unknown[], pieces: PieceWriter): void {
  const texts = new FieldTexts();
  let before = '[\n    ';
  for (const item of items) {
    pieces.write(before);
    if (typeof item === 'object' && item !== null && !Array.isArray(item)) writeElement(item as Record<string, unknown>, texts, pieces);
    else pieces.write(indented(stableJson(item, 2), 4));
    before = ',\n    ';
  }
  pieces.write('\n  ]');
}

function writeElement(element: Readonly<Record<string, unknown>>, texts: FieldTexts, pieces: PieceWriter): void {
  let before = '{\n';
  for (const key of fieldsOf(element)) {
    if (element[key] === undefined) continue;
    pieces.write(before);
    pieces.write(texts.of(key, element[key]));
    before = ',\n';
  }
  pieces.write(before === '{\n' ? '{}' : '\n    }');
}

/** The fields of elements of a list, which often share a value: a long one is put into words once. */
class FieldTexts {
  private readonly known = new Map<string, Map<unknown, string>>();

  public of(key: string, value: unknown): string {
    return typeof value === 'string' && value.length < 40 ? fieldText(key, value) : this.knownOf(key, value);
  }

  private knownOf(key: string, value: unknown): string {
    let texts = this.known.get(key);
    if (!texts) this.known.set(key, texts = new Map());
    let text = texts.get(value);
    if (text === undefined) texts.set(value, text = fieldText(key, value));
    return text;
  }
}

function fieldText(key: string, value: unknown): string {
  return `      ${JSON.stringify(key)}: ${indented(stableJson(value, 2), 6)}`;
}

/** The names of the fields, in order. */
function fieldsOf(value: object): string[] {
  const fields = Object.keys(value);
  return fields.every((field, index) => index === 0 || fields[index - 1] < field) ? fields : fields.sort();
}

function indented(json: string, by: number): string {
  return json.includes('\n') ? json.replace(/\n/g, `\n${' '.repeat(by)}`) : json;
}
