import { EvidenceFile } from '../edition/edition';

const BLOCK = 64 * 1024;

/**
 * Files of at most so many items each: `findings.csv`, `findings-2.csv` and so on. There is always a first one.
 *
 * @param name the name of the first
 * @param count how many items there are
 * @param most how many items a file holds at most
 * @param textsOf a file, text by text, from the number of its first item, that behind its last one, and its own, which begins with 1
 */
export function splitFiles(
  name: string, count: number, most: number, textsOf: (from: number, to: number, part: number) => Iterable<string>,
): EvidenceFile[] {
  const parts = Math.max(1, Math.ceil(count / most));
  return Array.from({ length: parts }, (_, index) => ({
    name: index === 0 ? name : name.replace('.', `-${index + 1}.`),
    pieces: { [Symbol.iterator]: () => blocksOf(textsOf(index * most, Math.min(count, (index + 1) * most), index + 1)) },
  }));
}

/** Short texts as pieces that are worth writing. */
function* blocksOf(texts: Iterable<string>): Iterator<string> {
  let block = '';
  for (const text of texts) {
    block += text;
    if (block.length < BLOCK) continue;
    yield block;
    block = '';
  }
  if (block !== '') yield block;
}
