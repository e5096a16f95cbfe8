import { readdirSync, statSync } from 'fs';
import { join } from 'path';

/** When a file, or anything below a folder, was changed last, in milliseconds since 1970; an empty folder never was. */
export function changedAt(path: string): number {
  const { mtimeMs } = statSync(path);
  if (!statSync(path).isDirectory()) return mtimeMs;
  return Math.max(0, ...readdirSync(path).map((name) => changedAt(join(path, name))));
}
