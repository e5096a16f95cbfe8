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
  try {
    let held = '';
    for (const piece of pieces) {
      held += piece;
      if (held.length < MEBIBYTE) continue;
      writeSync(opened, held);
      held = '';
    }
    writeSync(opened, held);
  } finally {
    closeSync(opened);
  }
}

/** The record as JSON with sorted keys and an indent of two, element by element of its lists. */
function* piecesOf(record: GovernanceRecord): Generator<string> {
  const fields = Object.entries(record).filter(([, value]) => value !== undefined).sort(([a], [b]) => a < b ? -1 : 1);
  let before = '{\n  ';
  for (const [key, value] of fields) {
    yield `${before}${JSON.stringify(key)}: `;
    if (Array.isArray(value) && value.length > 0) yield* piecesOfList(value);
    else yield indented(stableJson(value, 2), 2);
    before = ',\n  ';
  }
  yield '\n}\n';
}

function* piecesOfList(items: readonly unknown[]): Generator<string> {
  const texts = new Texts();
  let before = '[\n    ';
  for (const item of items) {
    yield `${before}${texts.of(item)}`;
    before = ',\n    ';
  }
  yield '\n  ]';
}

/** The texts of the elements of a list, whose fields often share a value: each shared value is put into words once. */
class Texts {
  private readonly known = new Map<unknown, string>();

  public of(item: unknown): string {
    if (typeof item !== 'object' || item === null || Array.isArray(item)) return indented(stableJson(item, 2), 4);
    const fields = Object.entries(item).filter(([, value]) => value !== undefined).sort(([a], [b]) => a < b ? -1 : a > b ? 1 : 0);
    if (fields.length === 0) return '{}';
    return `{\n${fields.map(([key, value]) => `      ${this.fixed(key)}: ${this.fixed(value)}`).join(',\n')}\n    }`;
  }

  private fixed(value: unknown): string {
    let text = this.known.get(value);
    if (text === undefined) this.known.set(value, text = indented(stableJson(value, 2), 6));
    return text;
  }
}

function indented(json: string, by: number): string {
  return json.includes('\n') ? json.replace(/\n/g, `\n${' '.repeat(by)}`) : json;
}
