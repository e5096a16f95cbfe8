import { Reading } from '../policy/reading';

/** The elements of a list. A list that is not known stands for one element that is not known. */
export function partsOf(list: Reading): Reading[] {
  return list.isKnown ? list.items : [list];
}

/** The entries of a map, whatever characters its keys have. */
export function entriesOf(map: Reading): [string, Reading][] {
  const { path, value } = map;
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [];
  return Object.entries(value).map(([key, entry]) => [key, new Reading(`${path}.${key}`, entry)]);
}
