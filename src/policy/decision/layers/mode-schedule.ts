import { ErrorCode, PavedRoadError } from '../../../core/errors';
import { GovernanceMode } from '../mode';

/** From the laxest to the strictest. */
export const MODES: readonly GovernanceMode[] = [GovernanceMode.OBSERVE, GovernanceMode.WARN, GovernanceMode.ENFORCE];

interface Change {
  /** The UTC day on whose beginning the mode starts to hold. */
  readonly from: string;
  readonly mode: GovernanceMode;
}

/** Which mode holds when: one from the beginning, and changes on announced days. */
export class ModeSchedule {
  /** The schedule that is always as strict as the stricter one of two. */
  public static stricter(a: ModeSchedule, b: ModeSchedule): ModeSchedule {
    const days = [...a.changes, ...b.changes].map(({ from }) => from).sort();
    const onDay = (from: string) => ({ from, mode: stricterMode(a.onDay(from), b.onDay(from)) });
    return new ModeSchedule(stricterMode(a.first, b.first), days.map(onDay));
  }

  private readonly changes: readonly Change[];

  constructor(private readonly first: GovernanceMode, changes: readonly Change[] = []) {
    this.changes = changes.filter(({ mode }, index) => mode !== (index === 0 ? first : changes[index - 1].mode));
  }

  /**
   * The mode at an instant. Refuses what is no instant with `InvalidValue`.
   *
   * @param instant such as `2027-01-01T00:00:00Z`
   */
  public at(instant: string): GovernanceMode {
    const time = Date.parse(instant);
    if (Number.isNaN(time)) {
      throw PavedRoadError.of(undefined, ErrorCode.INVALID_VALUE, `'instant' must be an instant such as 2027-01-01T00:00:00Z, got '${instant}'`);
    }
    return this.onDay(new Date(time).toISOString());
  }

  /** The mode in words: `observe, enforce from 2027-01-01`. */
  public toString(): string {
    return [this.first, ...this.changes.map(({ from, mode }) => `${mode} from ${from}`)].join(', ');
  }

  /** ISO texts in UTC are in the order of time, and a day comes before every instant of it. */
  private onDay(dayOrInstant: string): GovernanceMode {
    return this.changes.filter(({ from }) => from <= dayOrInstant).at(-1)?.mode ?? this.first;
  }
}

function stricterMode(a: GovernanceMode, b: GovernanceMode): GovernanceMode {
  return MODES[Math.max(MODES.indexOf(a), MODES.indexOf(b))];
}
