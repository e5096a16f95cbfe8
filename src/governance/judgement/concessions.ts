import { Case } from './case';
import { Inquiry } from './inquiry';
import { RegisteredWaiverEntry } from '../../evidence/record/record';
import { Vocabulary } from '../../policy/decision/exceptions/vocabulary';
import { WaiverDesk } from '../../policy/decision/exceptions/waiver-desk';
import { unknownBases, waiverWords } from '../findings/waiver-findings';
import { Words } from '../findings/words';
import { StandingBaseline } from '../regime/standing-baseline';
import { waiverEntries } from '../regime/waiver-entries';

/** What an organization concedes to an app: the waivers of its register, and the baseline of what was there before. */
export class Concessions {
  /** Who looks for waivers; nobody where there are none. */
  public readonly desk?: WaiverDesk;

  /** The baseline on the day of the synthesis; nothing where there is none. */
  public readonly baseline?: StandingBaseline;

  constructor(private readonly judged: Case, { rules, controls, evaluations }: Inquiry) {
    const { census, statutes: { regime, register: { waivers, pending }, baseline } } = judged;
    if (baseline) this.baseline = new StandingBaseline(baseline, regime.instant, census.policy, (rule) => rules.has(rule));
    if (waivers.length === 0) return;
    const statements = new Map([...new Set(evaluations.map(({ rule }) => rule))].map(({ id, statement, why }) => [id, [statement, why]]));
    this.desk = new WaiverDesk({
      waivers,
      instant: regime.instant,
      policy: census.policy,
      known: new Vocabulary(new Set([...rules, ...controls.all()])),
      applications: census.applications(),
      statementsOf: (rule) => statements.get(rule) ?? [],
      pending,
    });
  }

  /** The entries of the register, as the record lists them. Asked when everything is decided. */
  public entries(): RegisteredWaiverEntry[] {
    return waiverEntries(this.desk?.outcomes() ?? []);
  }

  /** What readers should know about register and baseline. Asked when everything is decided. */
  public words(): Words[] {
    return [...waiverWords(this.desk?.outcomes() ?? []), ...unknownBases(this.judged.statutes.register), ...this.baseline?.words() ?? []];
  }
}
