import type { AliasEvent, Event } from 'js-yaml';
import { yamlLibrary } from './bundled';
import { TextNode, textNodeOf } from './text-node';

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

  private readonly events: readonly Event[] = [];
  private tree?: TextNode;
  private starts?: readonly number[];
  private lines?: ReadonlyMap<string, number>;

  constructor(private readonly text: string) {
    const { parseEvents, constructFromEvents, YAMLException } = yamlLibrary();
    this.problems = [];
    try {
      const events = parseEvents(text, {});
      const nested = nestedAlias(events);
      if (nested) YAMLException.throwAt(text, nested.anchorStart, 'an alias must not stand in what another alias repeats');
      const documents = constructFromEvents(events, { source: text });
      if (documents.length > 1) YAMLException.throwAt(text, text.search(/^---/m), 'a file must be one document');
      this.events = events;
      this.value = documents[0] ?? null;
    } catch (error) {
      const { reason, mark } = error as InstanceType<typeof YAMLException>;
      this.problems = [{ ...this.positionAt(mark?.position ?? 0), message: reason ?? (error as Error).message }];
    }
  }

  /** Where a key or an entry of a list stands, or the nearest thing around it that is there; an alias, where it is written out. */
  public positionOf(path: readonly string[]): Position {
    let position: Position = { line: 1, column: 1 };
    let node = this.root;
    for (const part of path) {
      const step = node?.steps.get(part);
      if (!step) break;
      position = this.positionAt(step.offset);
      node = step.node;
    }
    return position;
  }

  /** The lines of the entries of a list at the top. */
  public linesOf(list: string): number[] {
    const entries = this.root?.steps.get(list)?.node?.steps.values() ?? [];
    return [...entries].map(({ offset }) => this.positionAt(offset).line);
  }

  /** The line of a setting by its name, such as `allow.regions`; tiers in upper case are found however they are written. */
  public lineOf(key: string): number | undefined {
    this.lines ??= this.linesBelow(this.root, '', new Map());
    return this.lines.get(key) ?? this.lines.get(key.toUpperCase());
  }

  private get root(): TextNode | undefined {
    return this.tree ??= textNodeOf(this.events, this.text);
  }

  private linesBelow(node: TextNode | undefined, prefix: string, lines: Map<string, number>): Map<string, number> {
    for (const [name, { offset, node: below }] of node?.steps ?? []) {
      const key = `${prefix}${name}`;
      const { line } = this.positionAt(offset);
      lines.set(key, line);
      if (!lines.has(key.toUpperCase())) lines.set(key.toUpperCase(), line);
      this.linesBelow(below, `${key}.`, lines);
    }
    return lines;
  }

  private positionAt(offset: number): Position {
    const starts = this.starts ??= startsOfLines(this.text);
    let [line, after] = [0, starts.length];
    while (after - line > 1) {
      const middle = Math.floor((line + after) / 2);
      if (starts[middle] <= offset) line = middle;
      else after = middle;
    }
    return { line: line + 1, column: offset - starts[line] + 1 };
  }
}

function startsOfLines(text: string): number[] {
  const starts = [0];
  for (let end = text.indexOf('\n'); end >= 0; end = text.indexOf('\n', end + 1)) starts.push(end + 1);
  return starts;
}

/** An alias in what an anchor names: few lines could then say millions of things, or never end. */
function nestedAlias(events: readonly Event[]): AliasEvent | undefined {
  const { EVENT_ID } = yamlLibrary();
  const isRepeated: boolean[] = [];
  for (const event of events) {
    if (event.type === EVENT_ID.ALIAS && isRepeated.at(-1)) return event;
    if (event.type === EVENT_ID.POP) isRepeated.pop();
    else if (event.type === EVENT_ID.DOCUMENT) isRepeated.push(false);
    else if ('start' in event) isRepeated.push(Boolean(isRepeated.at(-1)) || event.anchorStart >= 0);
  }
  return undefined;
}
