import { closeSync, mkdirSync, openSync, renameSync, rmSync, writeSync } from 'fs';
import { dirname, join } from 'path';
import { EvidenceFile } from './edition';

/**
 * Writes files into a folder, which is made where it is missing. Each is written beside its place and moved there when it is whole, so
 * that nobody ever reads half of one. Throws what the file system says, and leaves no half-written file behind.
 */
export function writeFiles(folder: string, files: readonly EvidenceFile[]): void {
  mkdirSync(folder, { recursive: true });
  for (const { name, pieces } of files) writePieces(join(folder, name), pieces);
}

/** Writes one file, beside its place first. */
export function writePieces(path: string, pieces: Iterable<string>): void {
  const aside = `${path}.part`;
  mkdirSync(dirname(path), { recursive: true });
  try {
    const writer = new PieceWriter(aside);
    try {
      for (const piece of pieces) writer.write(piece);
      writer.flush();
    } finally {
      writer.close();
    }
    renameSync(aside, path);
  } catch (error) {
    rmSync(aside, { force: true });
    throw error;
  }
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
    if (most > MEBIBYTE) writeSync(this.file, piece);
    else this.held += this.buffer.write(piece, this.held);
  }

  public flush(): void {
    let written = 0;
    while (written < this.held) written += writeSync(this.file, this.buffer, written, this.held - written);
    this.held = 0;
  }

  public close(): void {
    closeSync(this.file);
  }
}
