import { inWords } from './named-findings';
import { PolicyEntry } from '../evidence/record/record';
import { Finding, namesOf } from '../policy/decision/finding';
import { NEVER_EXCEPTED } from '../policy/decision/never-excepted';

/** Says of which findings no entry of the register could be asked for, and why. */
export class Refusals {
  private readonly never: readonly unknown[];

  constructor({ values }: Pick<PolicyEntry, 'values'>) {
    const lists = Object.entries(values).filter(([key]) => key.split(' ')[0] === 'exceptions.never');
    this.never = [...NEVER_EXCEPTED, ...lists.flatMap(([, { value }]) => value)];
  }

  /** Why no entry lifts a finding, as a sentence; nothing where one may. */
  public reasonAgainst(finding: Finding): string | undefined {
    const { waiver, rule, resource, fix } = finding;
    if (waiver) return `${inWords(finding)} is excepted already, by ${waiver.id}`;
    if (ABOUT_GOVERNANCE.test(rule)) return `${inWords(finding)} is about the waivers, the baseline or the policy themselves, and no waiver lifts that; ${fix}`;
    const forbidden = this.forbidden(finding);
    if (forbidden !== undefined) return `${inWords(finding)} cannot be lifted, since ${forbidden} is never excepted; ${fix}`;
    return resource ? undefined : `${inWords(finding)} is about the app as a whole, which no scope of a waiver names; ${fix}`;
  }

  /** A policy may forbid in some places only; what it does not forbid has the name that a baseline knows it by. */
  private forbidden(finding: Finding): string | undefined {
    return finding.identity ? undefined : [...namesOf(finding), ...finding.controls].find((name) => this.never.includes(name));
  }
}

const ABOUT_GOVERNANCE = /^PR-GOVERNANCE-(WAIVER|REGISTER|PROPOSAL|BASELINE|POLICY)-/;
