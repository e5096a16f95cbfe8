import { BaselineSummary } from '../../evidence/record/record';
import { EffectivePolicy } from '../../policy/decision/layers/effective-policy';
import { Severity } from '../../policy/rule/severity';
import { State } from '../../policy/rule/verdict';
import { shownPath } from '../../private/documents/document-file';
import { Baseline } from '../../waivers';
import { BaselineLedger, findingsIn } from '../../waivers/baseline/baseline-ledger';
import { dayOf, daysAfter, daysBetween } from '../../waivers/utc-day';
import { Words } from '../findings/words';

/** The baseline of an app on the day of a synthesis. */
export class StandingBaseline {
  /** Who keeps count of what it covers; nobody on days on which it does not hold. */
  public readonly ledger?: BaselineLedger;

  private readonly today: string;

  /** The last day on which it holds: its own, or an earlier one that the policy sets. */
  private readonly lastDay: string;

  /**
   * @param baseline the baseline
   * @param instant the instant of the synthesis
   * @param policy what the layers of policy say everywhere
   * @param isJudged whether any pack has a rule
   */
  constructor(private readonly baseline: Baseline, instant: string, private readonly policy: EffectivePolicy, isJudged: (rule: string) => boolean) {
    const { recorded, expires, entries } = baseline;
    const longest = policy.longestBaseline();
    this.today = dayOf(instant);
    this.lastDay = [expires, ...longest === undefined ? [] : [daysAfter(recorded, longest)]].sort()[0];
    if (recorded <= this.today && this.today <= this.lastDay) this.ledger = new BaselineLedger(entries, isJudged);
  }

  /** What the record says about it; complete once all findings were counted. */
  public summary(): BaselineSummary {
    const { baseline: { recorded, entries, _path: path }, lastDay, ledger } = this;
    return {
      recorded,
      expires: lastDay,
      entries: entries.length,
      matched: ledger ? findingsIn(ledger.kept()) : 0,
      stale: ledger ? findingsIn(ledger.gone()) : 0,
      source: path === undefined ? undefined : shownPath(path),
    };
  }

  /** What its readers should know. */
  public words(): Words[] {
    return [...this.over(), ...this.nearlyOver(), ...this.stale()];
  }

  private over(): Words[] {
    const { baseline: { recorded, expires, entries }, today, lastDay, ledger } = this;
    if (ledger || entries.length === 0) return [];
    const ended = lastDay < expires ? `ended on ${lastDay}, the last day that the policy grants it` : `ended on ${lastDay}`;
    return [{
      ...this.about('EXPIRED'),
      message: `the baseline${this.place} ${recorded > today ? `holds from ${recorded} on, and today is ${today}` : ended}`,
      statement: 'what was found before governance was enforced is mended while the baseline holds',
      why: 'a baseline is for the time of adoption, and without an end it would be an exception that nobody granted',
      fix: 'mend what blocks, or ask for waivers; then take the file away',
    }];
  }

  private nearlyOver(): Words[] {
    const { today, lastDay, ledger } = this;
    const left = daysBetween(today, lastDay);
    if (!ledger || ledger.kept().length === 0 || left >= this.policy.warningDays()) return [];
    return [{
      ...this.about('EXPIRING'),
      severity: Severity.WARNING,
      message: `the baseline${this.place} holds until ${lastDay}, and covers ${findings(findingsIn(ledger.kept()))} today`,
      statement: 'nothing is left in a baseline when it ends',
      why: 'on the day after its last one what it covers blocks',
      fix: 'mend what it covers before that day, or ask for waivers',
    }];
  }

  private stale(): Words[] {
    const gone = this.ledger?.gone() ?? [];
    if (gone.length === 0) return [];
    const [{ rules: [rule], construct }] = gone;
    return [{
      ...this.about('STALE'),
      severity: Severity.WARNING,
      message: `the baseline${this.place} has ${findings(findingsIn(gone))} that ${findingsIn(gone) === 1 ? 'is' : 'are'} there no more, such as ${rule} on ${construct}`,
      statement: 'a baseline shrinks with what is mended',
      why: 'as long as an entry stands there, the same mistake can come back unnoticed',
      fix: 'run `paved-road baseline`: it takes out what is gone, and adds nothing',
    }];
  }

  private about(id: string): Pick<Words, 'rule' | 'packs' | 'state'> {
    return { rule: `PR-GOVERNANCE-BASELINE-${id}`, packs: ['governance'], state: State.NON_COMPLIANT };
  }

  private get place(): string {
    const { baseline: { _path: path } } = this;
    return path === undefined ? '' : ` (${shownPath(path)})`;
  }
}

function findings(count: number): string {
  return count === 1 ? '1 finding' : `${count} findings`;
}
