import { BaselineEntry } from './baseline-entry';
import { readBaseline, writeBaseline } from './baseline-file';
import { BaselineLedger, entriesOf } from './baseline-ledger';
import { LONGEST_BASELINE } from './baseline-problems';
import { RecordedFindings } from './recorded-findings';
import { ErrorCode, PavedRoadError } from '../../core/errors';
import { dayOf, daysAfter } from '../utc-day';

/** How a baseline is recorded. */
export interface BaselineOptions {
  /**
   * How many days it holds, from 1 to 365, or to what the policy of the record says.
   *
   * @default 180, or what the policy says if it is less
   */
  readonly days?: number;
}

/** What became of a baseline since it was recorded. */
export interface BaselineChange {
  /** What is still found. */
  readonly kept: BaselineEntry[];

  /** What is found no more. */
  readonly gone: BaselineEntry[];

  /** What is found besides. */
  readonly added: BaselineEntry[];
}

/**
 * What was found before governance was enforced: it is listed and does not block until the baseline ends. What is found besides does.
 *
 * A baseline is for adoption. It may only shrink, and has an end. The command `paved-road baseline` writes it, or this class does.
 */
export class Baseline {
  /**
   * The baseline of a file. Refuses what is wrong with it, with line and column, with `InvalidBaseline`: what is no baseline, an end
   * before its beginning or more than 365 days after it.
   *
   * @param path the file, relative to the working directory
   */
  public static fromFile(path: string): Baseline {
    return new Baseline(readBaseline(path), path);
  }

  /**
   * A baseline of everything in a record that blocks, or would where it is only observed. What is waived is not in it, nor what the
   * policy never excepts.
   *
   * Refuses a record that cannot be read with `FileFailure`, and days beyond their bounds with `InvalidValue`.
   *
   * @param record the record of a synthesis, such as `cdk.out/governance/record.json`, relative to the working directory
   * @param options how long it holds
   */
  public static fromRecord(record: string, options: BaselineOptions = {}): Baseline {
    return Baseline._of(RecordedFindings.read(record), options);
  }

  /**
   * A baseline of findings that were read already.
   *
   * @internal
   */
  public static _of({ instant, sightings, longest = LONGEST_BASELINE }: RecordedFindings, options: BaselineOptions): Baseline {
    const most = Math.min(longest, LONGEST_BASELINE);
    const { days = Math.min(180, most) } = options;
    if (!Number.isInteger(days) || days < 1 || days > most) {
      const message = `'days' must be a whole number from 1 to ${most}${most < LONGEST_BASELINE ? ', as the policy says' : ''}, got ${days}; a baseline is for the time of adoption`;
      throw PavedRoadError.of(undefined, ErrorCode.INVALID_VALUE, message);
    }
    const recorded = dayOf(instant);
    return new Baseline({ recorded, expires: daysAfter(recorded, days), entries: entriesOf(sightings) });
  }

  /** The UTC day on which it was recorded. */
  public readonly recorded: string;

  /** The last UTC day on which it holds. */
  public readonly expires: string;

  /** What it covers. */
  public readonly entries: BaselineEntry[];

  /**
   * The file that it was read from; nothing for code.
   *
   * @internal
   */
  public readonly _path?: string;

  private constructor({ recorded, expires, entries }: Pick<Baseline, 'recorded' | 'expires'> & { readonly entries: readonly BaselineEntry[] }, path?: string) {
    this.recorded = recorded;
    this.expires = expires;
    this.entries = [...entries];
    this._path = path;
  }

  /**
   * What became of it since. Refuses a record that cannot be read with `FileFailure`.
   *
   * @param record the record of a synthesis, relative to the working directory
   */
  public compareWith(record: string): BaselineChange {
    return this._compareWith(RecordedFindings.read(record));
  }

  /**
   * What became of it since, by findings that were read already.
   *
   * @internal
   */
  public _compareWith(found: RecordedFindings): BaselineChange {
    const ledger = new BaselineLedger(this.entries, (rule) => found.isJudged(rule));
    const covered = ledger.cover(found.sightings);
    return { kept: ledger.kept(), gone: ledger.gone(), added: entriesOf(found.sightings.filter((sighting) => !covered.has(sighting))) };
  }

  /**
   * A baseline of other entries with the same beginning and end, such as those that it still has in common with a record.
   *
   * @param entries the entries
   */
  public withEntries(entries: BaselineEntry[]): Baseline {
    return new Baseline({ ...this, entries }, this._path);
  }

  /**
   * Writes it down, beside its place first, so that nobody ever reads half of one. Refuses a place that cannot be written with
   * `FileFailure`.
   *
   * @param path the file, relative to the working directory
   */
  public writeTo(path: string): void {
    writeBaseline(path, this);
  }
}
