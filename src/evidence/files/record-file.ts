import { rmSync } from 'fs';
import { join } from 'path';
import { stableJson } from '../../private/stable-json';
import { writePieces } from '../files/evidence-folder';
import { GovernanceRecord } from '../record/record';

/** The folder below the cloud assembly that everything about governance is written to. */
export const GOVERNANCE_FOLDER = 'governance';

/** The name of the record there. */
export const RECORD_FILE = 'record.json';

/**
 * Removes what an earlier synthesis left, so that no record outlives the templates that it speaks of. Where that cannot be done, nothing
 * can be written either, and whoever writes says so.
 */
export function removeRecord(assembly: string): void {
  try {
    rmSync(join(assembly, GOVERNANCE_FOLDER), { recursive: true, force: true });
  } catch {
    // the record is written to the same folder
  }
}

/** Writes the record, so that nobody ever reads half of one. Refuses a place that cannot be written with `FileFailure`. */
export function writeRecord(assembly: string, record: GovernanceRecord): string {
  const file = join(assembly, GOVERNANCE_FOLDER, RECORD_FILE);
  writePieces(file, recordPieces(record));
  return file;
}

/** The record as JSON with sorted keys and an indent of two, element by element of its lists. */
function* recordPieces(record: GovernanceRecord): Iterable<string> {
  let before = '{\n  ';
  for (const key of fieldsOf(record) as (keyof GovernanceRecord)[]) {
    const value: unknown = record[key];
    if (value === undefined) continue;
    yield `${before}${JSON.stringify(key)}: `;
    if (Array.isArray(value) && value.length > 0) yield* listPieces(value);
    else yield indented(stableJson(value, 2), 2);
    before = ',\n  ';
  }
  yield '\n}\n';
}

function* listPieces(items: readonly unknown[]): Iterable<string> {
  const texts = new FieldTexts();
  let before = '[\n    ';
  for (const item of items) {
    const isElement = typeof item === 'object' && item !== null && !Array.isArray(item);
    yield before + (isElement ? elementText(item as Record<string, unknown>, texts) : indented(stableJson(item, 2), 4));
    before = ',\n    ';
  }
  yield '\n  ]';
}

function elementText(element: Readonly<Record<string, unknown>>, texts: FieldTexts): string {
  const fields = fieldsOf(element).filter((key) => element[key] !== undefined).map((key) => texts.of(key, element[key]));
  return fields.length === 0 ? '{}' : `{\n${fields.join(',\n')}\n    }`;
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
