import type { Event, MappingEvent, SequenceEvent } from 'js-yaml';
import { yamlLibrary } from './bundled';

/** A value of a YAML text, and what leads on from it. */
export interface TextNode {
  /** Where it begins in the text, from zero. */
  readonly offset: number;
  /** The keys of a map, the places in a list. */
  readonly steps: ReadonlyMap<string, TextStep>;
}

/** A key of a map or an entry of a list. */
export interface TextStep {
  /** Where it begins in the text, from zero. */
  readonly offset: number;
  /** What it leads to. */
  readonly node?: TextNode;
}

/** What the events of a YAML text are about, of its first document; an alias leads to what is written out elsewhere. */
export function textNodeOf(events: readonly Event[], text: string): TextNode | undefined {
  return new EventReader(events, text).read();
}

/** What leads on from a text or a number. */
const NOTHING: TextNode['steps'] = new Map();

/** Reads events one after the other: each value is one event, or one that opens it, those inside and one that closes. */
class EventReader {
  private readonly ids = yamlLibrary().EVENT_ID;
  private readonly anchored = new Map<string, TextNode>();
  private next = 1;
  private last = 0;

  constructor(private readonly events: readonly Event[], private readonly text: string) {}

  public read(): TextNode | undefined {
    const event = this.events[this.next++];
    if (event?.type === this.ids.ALIAS) return this.anchored.get(this.text.slice(event.anchorStart, event.anchorEnd));
    if (event === undefined || event.type === this.ids.POP || event.type === this.ids.DOCUMENT) return undefined;
    const offset = this.last = 'start' in event ? event.start : this.startOf(event.valueStart, event.style);
    const node = { offset, steps: 'start' in event ? this.stepsIn(event) : NOTHING };
    if (event.anchorStart >= 0) this.anchored.set(this.text.slice(event.anchorStart, event.anchorEnd), node);
    return node;
  }

  private stepsIn({ type }: MappingEvent | SequenceEvent): TextNode['steps'] {
    const steps = new Map<string, TextStep>();
    while (this.events[this.next].type !== this.ids.POP) {
      if (type === this.ids.MAPPING) this.readPair(steps);
      else this.readEntry(steps);
    }
    this.next++;
    return steps;
  }

  private readPair(steps: Map<string, TextStep>): void {
    const key = this.events[this.next];
    const name = key.type === this.ids.SCALAR && key.valueStart >= 0 ? yamlLibrary().getScalarValue(this.text, key) : '';
    const offset = this.read()?.offset ?? this.last;
    steps.set(name, { offset, node: this.read() });
  }

  private readEntry(steps: Map<string, TextStep>): void {
    const alias = this.events[this.next];
    const node = this.read();
    const offset = alias.type === this.ids.ALIAS ? alias.anchorStart - 1 : node?.offset ?? this.last;
    steps.set(String(steps.size), { offset, node });
  }

  /** What has no value stands where the last thing before it does; quotes belong to the text within. */
  private startOf(valueStart: number, style: number): number {
    const { SINGLE_QUOTED, DOUBLE_QUOTED } = yamlLibrary().SCALAR_STYLE;
    if (valueStart < 0) return this.last;
    return style === SINGLE_QUOTED || style === DOUBLE_QUOTED ? valueStart - 1 : valueStart;
  }
}
