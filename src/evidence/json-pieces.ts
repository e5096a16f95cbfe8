const PIECE = 32 * 1024;

/**
 * A value as JSON in pieces of some 32 KB. Down to a depth every field and every element has a line of its own; what lies deeper shares it.
 * What is undefined is left out.
 */
export function* jsonPieces(value: unknown, depth: number): Iterable<string> {
  let piece = '';
  for (const part of partsOf(value, depth, '')) {
    piece += part;
    if (piece.length < PIECE) continue;
    yield piece;
    piece = '';
  }
  yield `${piece}\n`;
}

function* partsOf(value: unknown, depth: number, indent: string): Iterable<string> {
  if (depth === 0 || typeof value !== 'object' || value === null) {
    yield JSON.stringify(value);
    return;
  }
  const isList = Array.isArray(value);
  const entries = Object.entries(value).filter(([, each]) => each !== undefined);
  let before = isList ? '[' : '{';
  for (const [key, each] of entries) {
    yield `${before}\n${indent}  ${isList ? '' : `${JSON.stringify(key)}: `}`;
    yield* partsOf(each, depth - 1, `${indent}  `);
    before = ',';
  }
  yield entries.length === 0 ? JSON.stringify(value) : `\n${indent}${isList ? ']' : '}'}`;
}
