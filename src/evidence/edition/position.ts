/** A line of a file. */
export interface Position {
  /** The file, relative to the working directory. */
  readonly file: string;
  /** The number of the line, from 1. */
  readonly line: number;
}

/** What a source of the record says, such as `lib/shop.ts:12`; nothing where it says something else. */
export function positionOf(source: string | undefined): Position | undefined {
  const [, file, line] = /^(.+):(\d+)$/s.exec(source ?? '') ?? [];
  return file === undefined ? undefined : { file: file.replace(/\\/g, '/'), line: Math.max(1, Number(line)) };
}
