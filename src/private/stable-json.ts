import { createHash } from 'crypto';

/** The value as JSON with the keys of every object in order, so that equal values are equal texts. */
export function stableJson(value: unknown, indent?: number): string {
  return JSON.stringify(value, (_, part: unknown) => isPlainObject(part) ? sorted(part) : part, indent);
}

/** The first sixteen hexadecimal digits of the SHA-256 of a value. */
export function shortHash(value: unknown): string {
  return sha256(stableJson(value)).slice(0, 16);
}

/** The SHA-256 of a text, hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function isPlainObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function sorted(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, value[key]]));
}
