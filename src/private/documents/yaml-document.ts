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

  private readonly counter: LineCounter;
  private readonly root: Node | null;
  private lines?: ReadonlyMap<string, number>;

  constructor(text: string) {
    const { LineCounter: Counter, parseDocument } = yamlLibrary();
    this.counter = new Counter();
    const document = parseDocument(text, { lineCounter: this.counter, prettyErrors: false, stringKeys: true });
    const problems = [...document.errors, ...document.warnings].map(({ pos, message }) => ({ ...this.positionAt(pos[0]), message }));
    try {
      this.value = problems.length > 0 ? undefined : document.toJS();
    } catch (error) {
      problems.push({ line: 1, column: 1, message: (error as Error).message });
    }
    this.problems = problems;
    this.root = document.contents as Node | null;
  }

  /** Where a key or an entry of a list stands, or the nearest thing around it that is there; an alias, where it is written out. */
  public positionOf(path: readonly string[]): Position {
    let position: Position = { line: 1, column: 1 };
    let node = this.root;
    for (const part of path) {
      const step = stepsIn(node).find(({ name }) => name === part);
      if (!step) break;
      position = this.positionAt(step.offset);
      node = step.value;
    }
    return position;
  }

  /** The lines of the entries of a list at the top. */
  public linesOf(list: string): number[] {
    const { isMap, isSeq } = yamlLibrary();
    const found = isMap<Node, Node>(this.root) ? this.root.items.find(({ key }) => String(key) === list)?.value : undefined;
    return isSeq<Node>(found) ? found.items.map((item) => this.positionAt(item.range?.[0] ?? 0).line) : [];
  }

  /** The line of a setting by its name, such as `allow.regions`; tiers in upper case are found however they are written. */
  public lineOf(key: string): number | undefined {
    this.lines ??= this.linesBelow(this.root, '', new Map());
    return this.lines.get(key) ?? this.lines.get(key.toUpperCase());
  }

  private linesBelow(node: Node | null | undefined, prefix: string, lines: Map<string, number>): Map<string, number> {
    for (const { name, offset, value } of stepsIn(node)) {
      const key = `${prefix}${name}`;
      const { line } = this.positionAt(offset);
      lines.set(key, line);
      if (!lines.has(key.toUpperCase())) lines.set(key.toUpperCase(), line);
      this.linesBelow(value, `${key}.`, lines);
    }
    return lines;
  }

  private positionAt(offset: number): Position {
    const { line, col } = this.counter.linePos(offset);
    return { line, column: col };
  }
}

/** What leads on from a node: the keys of a map, the entries of a list. */
function stepsIn(node: Node | null | undefined): { readonly name: string; readonly offset: number; readonly value: Node | null }[] {
  const { isMap, isSeq } = yamlLibrary();
  if (isMap<Node, Node>(node)) return node.items.map(({ key, value }) => ({ name: String(key), offset: key.range?.[0] ?? 0, value }));
  if (isSeq<Node>(node)) return node.items.map((value, index) => ({ name: String(index), offset: value.range?.[0] ?? 0, value }));
  return [];
}
