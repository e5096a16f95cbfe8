import { readFileSync } from 'fs';
import { join } from 'path';

const ROOT = join(__dirname, '..', '..');

/** A block of TypeScript on a page. */
export interface CodeBlock {
  /** The page, from the root. */
  readonly page: string;
  /** The line of the page on which the code begins; the first one is 1. */
  readonly line: number;
  readonly code: string;
  /** What stands after `ts`, such as `nofixture`. */
  readonly marks: readonly string[];
  /** What stands before and behind the code in the program that it is a part of; whole programs have nothing there. */
  readonly around: readonly [string, string];
}

/** The pattern of such a block, with the marks after `ts` and the code. */
export const CODE_BLOCK = /^```ts\b([^\n]*)\n([^]*?)^```$/gm;

/** All blocks of a page, in its order. */
export function blocksOf(page: string, text: string): CodeBlock[] {
  return [...text.matchAll(CODE_BLOCK)].map(({ index, 1: marks, 2: code }) => ({
    page, line: text.slice(0, index).split('\n').length + 1, code, marks: marks.trim().split(/\s+/), around: marks.includes('nofixture') ? ['', ''] : fixture(),
  }));
}

function fixture(): [string, string] {
  const [before, behind] = readFileSync(join(ROOT, 'rosetta', 'default.ts-fixture'), 'utf8').split('/// here');
  return [before, behind];
}
