import { TargetLanguage } from 'jsii-rosetta';
import { CodeBlock } from './code-block';

/** A language that pages are translated into. */
export interface PageLanguage {
  /** As people write it, such as `Python`. */
  readonly name: string;
  /** The folder below `docs/languages`, which is also what blocks of code are marked with. */
  readonly folder: string;
  readonly target: TargetLanguage;
  /** How the text of pages, which has names as TypeScript has them, is to be read. */
  readonly names: string;
  /** How it is installed; stands in the place of how that goes for TypeScript. */
  readonly installing: string;
  /** The page of the consumer project, from the root, which says the rest. */
  readonly begin: string;
  /** Blocks in those words of TypeScript that translate best; left out where they translate as they are. */
  prepare?(blocks: readonly CodeBlock[]): CodeBlock[];
  /** Mends what the translation of a block is known to get wrong. */
  polish(translated: string, block: CodeBlock): string;
}
