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
  return Array.isArray(value) ? sortedItems(value) : sortedFields(value as Record<string, unknown>);
}

function sortedItems(items: unknown[]): unknown[] {
  let copy: unknown[] | undefined;
  for (let index = 0; index < items.length; index++) {
    const item = sorted(items[index]);
    if (item !== items[index]) (copy ??= [...items])[index] = item;
  }
  return copy ?? items;
}

function sortedFields(object: Record<string, unknown>): Record<string, unknown> {
  const keys = Object.keys(object);
  let isSorted = keys.every((key, index) => index === 0 || keys[index - 1] < key);
  if (!isSorted) keys.sort();
  const copy: Record<string, unknown> = {};
  for (const key of keys) {
    copy[key] = sorted(object[key]);
    isSorted &&= copy[key] === object[key];
  }
  return isSorted ? object : copy;
}
