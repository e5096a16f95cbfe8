import { Change } from './comparison';
import { append } from '../../private/append';

/** What two lists have in common, and what only one of them has. */
export interface Pairs<T> {
  /** What was there before and still is, as it was and as it is. */
  readonly both: readonly Change<T>[];
  /** What was not there before. */
  readonly added: readonly T[];
  /** What is not there any more. */
  readonly gone: readonly T[];
}

/**
 * Finds out what of a list was there before, each at most once.
 *
 * @param before what was there
 * @param after what is there
 * @param keys what tells that two are the same, the surest first; nothing where it cannot tell
 */
export function pairs<T>(before: readonly T[], after: readonly T[], keys: readonly ((item: T) => string | undefined)[]): Pairs<T> {
  const formers = new Map<T, T>();
  const left = new Set(before);
  for (const keyOf of keys) {
    const byKey = new Map<string, T[]>();
    for (const item of left) {
      const key = keyOf(item);
      if (key !== undefined) append(byKey, key, item);
    }
    for (const list of byKey.values()) list.reverse();
    for (const item of after) {
      const key = formers.has(item) ? undefined : keyOf(item);
      const former = key === undefined ? undefined : byKey.get(key)?.pop();
      if (former === undefined) continue;
      formers.set(item, former);
      left.delete(former);
    }
  }
  return {
    both: after.filter((item) => formers.has(item)).map((item) => ({ before: formers.get(item)!, after: item })),
    added: after.filter((item) => !formers.has(item)),
    gone: [...left],
  };
}
