import { hash } from 'crypto';

/** The value as JSON with the keys of every object in order, so that equal values are equal texts. */
export function stableJson(value: unknown, indent?: number): string {
  return JSON.stringify(sorted(value), undefined, indent);
}

/** The first sixteen hexadecimal digits of the SHA-256 of some texts. */
export function shortHash(texts: readonly string[]): string {
  return sha256(JSON.stringify(texts)).slice(0, 16);
}

/** The SHA-256 of a text, hexadecimal. */
export function sha256(text: string): string {
  return hash('sha256', text, 'hex');
}

/** The value with sorted keys, copied where they were not; faster than a replacer, which JavaScript calls for every single value. */
function sorted(value: unknown): unknown {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return sortedItems(value);
  const object = value as Record<string, unknown>;
  const keys = Object.keys(object);
  const parts = keys.map((key) => sorted(object[key]));
  if (keys.every((key, index) => (index === 0 || keys[index - 1] < key) && parts[index] === object[key])) return value;
  const byKey = new Map(keys.map((key, index) => [key, parts[index]]));
  return Object.fromEntries(keys.sort().map((key) => [key, byKey.get(key)]));
}

function sortedItems(items: readonly unknown[]): readonly unknown[] {
  const copies = items.map(sorted);
  return copies.every((copy, index) => copy === items[index]) ? items : copies;
}
