import { WaiverWords } from './waiver-props';
import { yamlLibrary } from '../private/documents/bundled';

/** An entry of the register before anybody granted it. */
export interface WaiverRequestProps extends WaiverWords {
  /**
   * Why the resource is as it is, for whoever approves.
   *
   * @default - left for a person to say
   */
  readonly reason?: string;

  /**
   * Who answers for it.
   *
   * @default - left for a person to say
   */
  readonly owner?: string;

  /**
   * The fingerprints of the findings that it is for: granted, it lifts no others.
   *
   * @default - whatever its words cover
   */
  readonly fingerprints?: string[];
}

/**
 * An entry of the register, ready but for what a person has to say: who approved it, when, until when, and whatever else nobody
 * knows yet.
 *
 * A register refuses it line by line until that is said, so that nothing is granted by pasting.
 */
export class WaiverRequest {
  /** What it asks for. */
  public readonly words: WaiverRequestProps;

  /** @param words what it asks for */
  constructor(words: WaiverRequestProps) {
    this.words = { ...words };
  }

  /** The entry as it is pasted below `waivers:` of a register, with an empty key for each thing that a person has to say. */
  public toYaml(): string {
    const { dump, CORE_SCHEMA } = yamlLibrary();
    const [, ...lines] = dump({ waivers: [entryOf(this.words)] }, { schema: CORE_SCHEMA, noRefs: true, lineWidth: -1 }).split('\n');
    return lines.map(withHint).join('\n');
  }
}

type Unsaid = 'reason' | 'owner' | 'approver' | 'granted' | 'expires';

/** What a person has to say, in the words of whoever is asked. */
const TO_SAY: Readonly<Record<Unsaid, string>> = {
  reason: 'why the resource is as it is, for whoever approves',
  owner: 'who answers for it',
  approver: 'who granted it; somebody else than the owner',
  granted: 'the day on which it was granted, such as 2026-11-01',
  expires: 'the last day on which it holds, such as 2027-03-31',
};

/** What stands directly in the entry without a value gets the words for it. */
function withHint(line: string): string {
  return line.replace(/^(    | {2}- )(\w+): null$/, (_, indent: string, key: Unsaid) => `${indent}${key}: # ${TO_SAY[key]}`);
}

/** In the order of the documentation; an empty key is refused by the schema with its line. */
function entryOf({ id, rules, controls, scope, covers, match, reason, owner, fingerprints }: WaiverRequestProps): object {
  const [approver, granted, expires] = [null, null, null];
  const said = { reason: reason?.trim() || null, owner: owner ?? null };
  const entry = { id, rules, controls, scope, covers, match, ...said, approver, granted, expires, fingerprints };
  return Object.fromEntries(Object.entries(entry).filter(([, value]) => value !== undefined));
}
