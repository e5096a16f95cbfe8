import { existsSync, readdirSync, statSync } from 'fs';
import { join } from 'path';

/** Whether something was made after all that it is made of was changed last; it is not where one of them is missing. */
export function isCurrent(made: string, sources: readonly string[]): boolean {
  return [made, ...sources].every((path) => existsSync(path)) && changedAt(made) >= Math.max(...sources.map(changedAt));
}

/** When a file, or anything below a folder, was changed last, in milliseconds since 1970; an empty folder never was. */
function changedAt(path: string): number {
  const stat = statSync(path);
  return !stat.isDirectory() ? stat.mtimeMs : Math.max(0, ...readdirSync(path).map((name) => changedAt(join(path, name))));
}
