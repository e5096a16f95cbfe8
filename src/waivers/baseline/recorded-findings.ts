import { readRecord } from './record-file';
import { Sighting, sightingOf, SightingPlace } from './sighting';
import { daysOf } from '../utc-day';

/** What a baseline is made of: those parts of a record that it needs. */
export class RecordedFindings {
  /**
   * Reads a record. Refuses one that cannot be read, or is none, with `FileFailure`.
   *
   * @param path the record, relative to the working directory
   */
  public static read(path: string): RecordedFindings {
    return new RecordedFindings(readRecord<RecordDocument>(path, ['instant', 'packs', 'findings']));
  }

  /** The instant of the synthesis. */
  public readonly instant: string;

  /** What a baseline may cover: what blocks, would block where it is not enforced yet, or is covered already. */
  public readonly sightings: readonly Sighting[];

  /** The file of the baseline that was in force. */
  public readonly baseline?: string;

  /** How many days a baseline holds at most, as the policy says. */
  public readonly longest?: number;

  private readonly rules: ReadonlySet<string>;

  private constructor({ instant, packs, policy, findings, baseline }: RecordDocument) {
    this.instant = instant;
    this.baseline = baseline?.source;
    const longest = policy?.values['exceptions.longestBaseline']?.value;
    this.longest = typeof longest === 'string' ? daysOf(longest) : undefined;
    this.rules = new Set(packs.flatMap(({ ruleIds }) => ruleIds));
    this.sightings = findings.flatMap(({ rule, sameAs, identity, resource, ...facts }) =>
      identity ? [sightingOf(identity, { ...facts, rules: [rule, ...sameAs], type: resource?.type })] : []);
  }

  /** Whether any pack had a rule, or whoever judges finds such a thing without one. */
  public isJudged(rule: string): boolean {
    return rule.startsWith(RESERVED) || this.rules.has(rule);
  }
}

/** What the ids of findings begin with that come from no rule of a pack. */
const RESERVED = 'PR-GOVERNANCE-';

interface RecordDocument {
  readonly instant: string;
  readonly policy?: { readonly values: Readonly<Record<string, { readonly value: unknown } | undefined>> };
  readonly packs: readonly { readonly ruleIds: readonly string[] }[];
  readonly findings: readonly RecordedFinding[];
  readonly baseline?: { readonly source?: string };
}

interface RecordedFinding {
  readonly rule: string;
  readonly sameAs: readonly string[];
  readonly controls: readonly string[];
  readonly state: string;
  readonly resource?: { readonly type: string };
  readonly identity?: SightingPlace;
}
