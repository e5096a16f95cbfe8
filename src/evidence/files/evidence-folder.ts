import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'fs';
import { dirname, join } from 'path';
import { getSystemErrorMap } from 'util';
import { ErrorCode, PavedRoadError } from '../../core/errors';
import { shownPath } from '../../private/documents/document-file';
import { EvidenceFile } from '../edition/edition';

/** What came of writing files. */
export interface Written {
  /** The files that are there, whole. */
  readonly files: readonly string[];
  /** What is wrong with the others, a sentence for each. */
  readonly problems: readonly string[];
}

/**
 * Writes files into a folder, which is made where it is missing. One that cannot be written keeps no other from being written; what was
 * in its place before stays.
 */
export function writeFiles(folder: string, files: readonly EvidenceFile[]): Written {
  const problems: string[] = [];
  const written = files.map(({ name, pieces }) => ({ path: join(folder, name), pieces })).filter(({ path, pieces }) => {
    const problem = problemOf(() => writePieces(path, pieces));
    if (problem !== undefined) problems.push(problem);
    return problem === undefined;
  });
  return { files: written.map(({ path }) => path), problems };
}

/** What keeps something from being done, in words; nothing where it was done. */
export function problemOf(action: () => void): string | undefined {
  try {
    action();
    return undefined;
  } catch (error) {
    return error instanceof PavedRoadError ? error.problems.map(({ message }) => message).join('; ') : inWords(error as Error);
  }
}

/**
 * Writes one file beside its place and moves it there when it is whole, so that nobody ever reads half of one. Refuses a place that
 * cannot be written with `FileFailure`, and leaves nothing half-written behind.
 */
export function writePieces(path: string, pieces: Iterable<string>): void {
  const aside = `${path}.part`;
  try {
    mkdirSync(dirname(path), { recursive: true });
    const writer = new PieceWriter(aside);
    try {
      for (const piece of pieces) writer.write(piece);
      writer.flush();
    } finally {
      writer.close();
    }
    renameSync(aside, path);
  } catch (error) {
    tidyUp(aside);
    throw refusal(path, error as Error);
  }
}

/** Where nothing can be written, there may be nothing to take away, or no way to do so. */
function tidyUp(aside: string): void {
  try {
    rmSync(aside, { force: true });
  } catch {
    // what kept it from being written is what people need to know
  }
}

function refusal(path: string, error: Error): PavedRoadError {
  return PavedRoadError.about('', [{ code: ErrorCode.FILE_FAILURE, message: `'${shownPath(path)}' must be a file that can be written, got ${inWords(error)}` }]);
}

/** The messages of the file system name folders of this machine: its words for the number of the error do not. */
function inWords(error: NodeJS.ErrnoException): string {
  const [, words] = getSystemErrorMap().get(error.errno ?? 0) ?? [];
  return words === undefined ? String(error) : `${error.code}, ${words}`;
}

const MEBIBYTE = 1024 * 1024;

/** Writes a file piece by piece. Evidence of a large app is tens of megabytes and never held as one text. */
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
    if (most > MEBIBYTE) this.writeAll(Buffer.from(piece));
    else this.held += this.buffer.write(piece, this.held);
  }

  public flush(): void {
    this.writeAll(this.buffer.subarray(0, this.held));
    this.held = 0;
  }

  /** The system may take less than it was given. */
  private writeAll(bytes: Buffer): void {
    let written = 0;
    while (written < bytes.length) written += writeSync(this.file, bytes, written);
  }

  public close(): void {
    closeSync(this.file);
  }
}
