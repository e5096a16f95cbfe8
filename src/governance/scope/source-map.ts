import { readFileSync } from 'fs';
import { SourceMap, SourceMapping } from 'module';
import { dirname, resolve } from 'path';
import { fileURLToPath } from 'url';

/** A line of a file. */
export interface FileLine {
  /** The absolute path. */
  readonly file: string;
  /** The line, from 1. */
  readonly line: number;
}

/** The source map of a script, and the folder that its sources are relative to. */
interface ScriptMap {
  readonly map: SourceMap;
  readonly folder: string;
}

const maps = new Map<string, ScriptMap | undefined>();

const END_OF_LINE = Number.MAX_SAFE_INTEGER;

/**
 * The line of the user's source that a position of a compiled script was made from. Nothing where the script has no map
 * that can be read, or the map says nothing of the line.
 *
 * @param column the column, from 1; the end of the line where nobody knows
 */
export function originOf({ file, line }: FileLine, column = END_OF_LINE): FileLine | undefined {
  const script = mapOf(file);
  // The CDK cuts some columns short: what is before all that the map knows of a line is taken for its end.
  const entry = script && (entryAt(script, line, column) ?? entryAt(script, line, END_OF_LINE));
  const source = entry && fileOf(entry.originalSource, script.folder);
  return source === undefined ? undefined : { file: source, line: entry!.originalLine + 1 };
}

/** What the map says of a line; what it finds nearest may stand on a line before. */
function entryAt({ map }: ScriptMap, line: number, column: number): SourceMapping | undefined {
  const entry = map.findEntry(line - 1, column - 1);
  return 'originalSource' in entry && entry.originalSource && entry.generatedLine === line - 1 ? entry : undefined;
}

function mapOf(file: string): ScriptMap | undefined {
  if (!maps.has(file)) maps.set(file, readMap(file));
  return maps.get(file);
}

/** A map that is missing or broken is none. */
function readMap(file: string): ScriptMap | undefined {
  try {
    const script = readFileSync(file, 'utf8');
    if (!script.includes('sourceMappingURL=')) return undefined;
    // eslint-disable-next-line @typescript-eslint/no-require-imports -- most apps have no maps, or run what reads them itself
    const convert = require('convert-source-map');
    let folder = dirname(file);
    const readBeside = (name: string) => {
      const path = resolve(folder, decodeURIComponent(name));
      folder = dirname(path);
      return readFileSync(path, 'utf8');
    };
    const payload = (convert.fromSource(script) ?? convert.fromMapFileSource(script, readBeside)).toObject();
    const root = fileOf(payload.sourceRoot ?? '', folder);
    return root === undefined ? undefined : { map: new SourceMap(payload), folder: root };
  } catch {
    return undefined;
  }
}

/** A source as maps name it: a path, or the address of a file; nothing for other addresses, such as those of bundlers. */
function fileOf(source: string, folder: string): string | undefined {
  if (source.startsWith('file:')) return pathOf(source);
  return /^[a-z][a-z\d+.-]+:/i.test(source) ? undefined : resolve(folder, source);
}

/** The path of the address of a file; nothing for one on another machine. */
export function pathOf(address: string): string | undefined {
  try {
    return fileURLToPath(address);
  } catch {
    return undefined;
  }
}
