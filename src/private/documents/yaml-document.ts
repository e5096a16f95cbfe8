import type { LineCounter, Node } from 'yaml';
import { yamlLibrary } from './bundled';

/** Something that is wrong with a text, with line and column from 1. */
export interface TextProblem {
  /** Counted from one. */
  readonly line: number;
  /** Counted from one. */
  readonly column: number;
  /** What is wrong there. */
  readonly message: string;
}

interface Position {
  readonly line: number;
  readonly column: number;
}

/** What a YAML text says, and where. */
export class YamlDocument {
  /** What is wrong with the text itself. */
  public readonly problems: readonly TextProblem[];

  /** What it says, as JSON; nothing where the text is wrong. */
  public readonly value: unknown;

  private readonly positions = new Map<string, Position>();

  constructor(text: string) {
    const { LineCounter: Counter, parseDocument } = yamlLibrary();
    const counter = new Counter();
    const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, stringKeys: true });
    const problems = [...document.errors, ...document.warnings].map(({ pos, message }) => ({ ...positionIn(counter, pos[0]), message }));
    try {
      this.value = problems.length > 0 ? undefined : document.toJS();
    } catch (error) {
      problems.push({ line: 1, column: 1, message: (error as Error).message });
    }
    this.problems = problems;
    this.remember(document.contents as Node | null, [], counter);
  }

  /** Where a key or an entry of a list stands, or the nearest thing around it that is there. */
  public positionOf(path: readonly string[]): Position {
    for (let depth = path.length; depth > 0; depth--) {
      const known = this.positions.get(keyOf(path.slice(0, depth)));
      if (known) return known;
    }
    return { line: 1, column: 1 };
  }

  /** The line of a setting by its name, such as `allow.regions`; tiers in upper case are found however they are written. */
  public lineOf(key: string): number | undefined {
    return (this.positions.get(key) ?? this.positions.get(key.toUpperCase()))?.line;
  }

  /** What an alias stands for has its place where it is written out. */
  private remember(node: Node | null | undefined, path: readonly string[], counter: LineCounter): void {
    const { isMap, isSeq } = yamlLibrary();
    const enter = (part: string, at: Node | null, value: Node | null): void => {
      const key = keyOf([...path, part]);
      const position = positionIn(counter, at?.range?.[0] ?? 0);
      this.positions.set(key, position);
      if (!this.positions.has(key.toUpperCase())) this.positions.set(key.toUpperCase(), position);
      this.remember(value, [...path, part], counter);
    };
    if (isMap<Node, Node>(node)) node.items.forEach((pair) => enter(String(pair.key), pair.key, pair.value));
    if (isSeq<Node>(node)) node.items.forEach((item, index) => enter(String(index), item, item));
  }
}

function keyOf(path: readonly string[]): string {
  return path.join('.');
}

function positionIn(counter: LineCounter, offset: number): Position {
  const { line, col } = counter.linePos(offset);
  return { line, column: col };
}
