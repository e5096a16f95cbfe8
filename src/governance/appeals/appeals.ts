import { Evaluation, fullIdOf } from '../../policy/collection/evaluation';
import { Finding } from '../../policy/decision/finding';
import { State } from '../../policy/rule/verdict';
import { append } from '../../private/append';
import { isWithin, pathsAround } from '../../private/construct-path';
import { baseRuleId, checkOf, fullRuleId } from '../../private/rule-id';

/** Something in code that wants findings excepted and does not count: an acknowledgement, or a proposal that nobody trusts. */
export interface Appeal {
  /** What wants it. */
  readonly origin: 'proposal' | 'acknowledgement';
  /** The full id of the rule. */
  readonly rule: string;
  /** Whether the id of a rule alone means its findings with a detail as well. */
  readonly meansDetails: boolean;
  /** The construct path, below which it holds; empty for the App. */
  readonly path: string;
  /** Why, in the words of whoever wants it. */
  readonly reason: string;
}

/** What is the same in appeals that want the same. */
export function nameOf({ origin, rule, meansDetails, path }: Appeal): string {
  return JSON.stringify([origin, rule, meansDetails, path]);
}

/** What an appeal may be about. */
interface Found {
  /** The full ids of the rules that found it. */
  readonly rules: readonly string[];
  readonly path: string;
  readonly state: State;
}

/** Whether an appeal is about something that was found. Components propose for what is known to be wrong alone. */
export function concerns(appeal: Appeal, { rules, path, state }: Found): boolean {
  return isWithin(path, appeal.path)
    && rules.some((rule) => means(appeal, rule))
    && (state === State.NON_COMPLIANT || appeal.origin === 'acknowledgement');
}

/** What the appeals of an app are about, found without asking each of them. */
export class Appeals {
  private readonly byPath = new Map<string, Appeal[]>();
  private readonly rules: ReadonlySet<string>;

  constructor(public readonly all: readonly Appeal[]) {
    for (const appeal of all) append(this.byPath, appeal.path, appeal);
    this.rules = new Set(all.map(({ rule }) => baseRuleId(rule)));
  }

  /** Those that hold at a construct path, the nearest first. */
  public at(path: string): Appeal[] {
    if (this.byPath.size === 0) return [];
    return pathsAround(path).flatMap((at) => this.byPath.get(at) ?? []);
  }

  /** The names of the appeals that are about something that was found, excepted or not. */
  public foundIn(evaluations: readonly Evaluation[]): ReadonlySet<string> {
    const found = new Set<string>();
    if (this.byPath.size === 0) return found;
    for (const evaluation of evaluations) {
      const { state, resource: { view: { place: { path } } } } = evaluation;
      if ((state !== State.NON_COMPLIANT && state !== State.UNKNOWN) || !this.speaksOf(evaluation.rule.id)) continue;
      const one = { rules: [fullIdOf(evaluation)], path, state };
      this.at(path).filter((appeal) => concerns(appeal, one)).forEach((appeal) => found.add(nameOf(appeal)));
    }
    return found;
  }

  /** For each appeal what it is about, where no proposal and no nearer one is about it already. */
  public heard(findings: readonly Finding[]): Map<Appeal, Finding[]> {
    const heard = new Map<Appeal, Finding[]>();
    if (this.byPath.size === 0) return heard;
    for (const finding of findings) {
      if (!finding.resource || ![finding.rule, ...finding.sameAs].some((rule) => this.speaksOf(baseRuleId(rule)))) continue;
      const found = foundIn(finding);
      const about = this.at(found.path).filter((appeal) => concerns(appeal, found));
      const first = about.find(({ origin }) => origin === 'proposal') ?? about[0];
      if (first) append(heard, first, finding);
    }
    return heard;
  }

  private speaksOf(rule: string): boolean {
    return this.rules.has(rule) || this.rules.has(checkOf(rule));
  }
}

/** A finding on a resource, as appeals are about it. */
export function foundIn({ rule, detail, sameAs, resource, state }: Finding): Found {
  return { rules: [fullRuleId(rule, detail), ...sameAs], path: resource!.path, state };
}

/** The CDK writes dashes for the spaces of what is acknowledged. Proposals may leave the pack out. */
function means({ origin, rule, meansDetails }: Appeal, found: string): boolean {
  return rule === found || (origin === 'proposal' && rule === checkOf(found)) || rule === found.replace(/ /g, '-') || (meansDetails && rule === baseRuleId(found));
}
