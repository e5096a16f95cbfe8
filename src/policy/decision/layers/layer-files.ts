import { existsSync, readFileSync, realpathSync } from 'fs';
import { createRequire } from 'module';
import { dirname, join, resolve } from 'path';
import { PolicyLayer } from './policy-layer';
import { settingProblems } from './setting-problems';
import { ErrorCode, PavedRoadError } from '../../../core/errors';
import { readDocument, shownPath } from '../../../private/documents/document-file';

/**
 * The layer of a file and those of everything that it extends, each once. Refuses what is wrong with any of them, all at once, with
 * `InvalidPolicy`.
 *
 * @param path the file, relative to the working directory
 */
export function readLayers(path: string): PolicyLayer[] {
  const files = new LayerFiles();
  files.read(resolve(path), []);
  if (files.problems.length > 0) {
    throw PavedRoadError.about('', files.problems.map((message) => ({ code: ErrorCode.INVALID_POLICY, message })));
  }
  return files.layers;
}

/** Layer files that are read once each, and what is wrong with them. */
class LayerFiles {
  public readonly problems: string[] = [];
  private readonly known = new Map<string, PolicyLayer | undefined>();

  public get layers(): PolicyLayer[] {
    return [...this.known.values()].filter((layer) => layer !== undefined);
  }

  /** Reads a file and what it extends. Answers nothing where it is wrong. */
  public read(path: string, way: readonly string[]): PolicyLayer | undefined {
    const text = this.textOf(path, (why) => this.problems.push(`${shownPath(path)}: the policy file must be there and readable, got ${why}`));
    if (text === undefined) return undefined;
    const file = realpathSync(path);
    if (!this.known.has(file)) this.known.set(file, this.layerOf(path, file, text, [...way, file]));
    return this.known.get(file);
  }

  private layerOf(path: string, file: string, text: string, way: readonly string[]): PolicyLayer | undefined {
    const { document, problems } = readDocument(text, shownPath(path), settingProblems);
    this.problems.push(...problems);
    if (problems.length > 0) return undefined;
    const layer = PolicyLayer._fromFile(document.value as object, shownPath(path), (key) => document.lineOf(key));
    const { extends: others = [] } = document.value as { extends?: string[] };
    others.forEach((entry, index) => {
      const { line, column } = document.positionOf(['extends', String(index)]);
      this.extend(file, entry, way, (message) => this.problems.push(`${shownPath(path)}:${line}:${column}: 'extends' must ${message}`));
    });
    return layer;
  }

  private extend(file: string, entry: string, way: readonly string[], refuse: (message: string) => void): void {
    const target = locate(entry, file);
    if (this.textOf(target, (why) => refuse(`name files that can be read, got '${entry}' (${why})`)) === undefined) return;
    const start = way.indexOf(realpathSync(target));
    if (start >= 0) return refuse(`not lead back to where it began, got ${[...way.slice(start), way[start]].map(shownPath).join(' > ')}`);
    this.read(target, way);
  }

  private textOf(path: string, refuse: (why: string) => void): string | undefined {
    try {
      return readFileSync(path, 'utf8');
    } catch (error) {
      refuse((error as NodeJS.ErrnoException).code ?? String(error));
      return undefined;
    }
  }
}

/** Where the file is that an entry names: beside the file that names it, or in the nearest package of that name. */
function locate(entry: string, from: string): string {
  if (entry.startsWith('.')) return resolve(dirname(from), entry);
  const folders = createRequire(from).resolve.paths(entry) ?? [];
  return folders.map((folder) => join(folder, entry)).find((path) => existsSync(path)) ?? join(dirname(from), 'node_modules', entry);
}
