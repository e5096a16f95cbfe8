import { App, CfnResource } from 'aws-cdk-lib';
import {
  AwsSolutionsChecks, HIPAASecurityChecks, IApplyRule, NagPack, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks, ServerlessChecks,
} from 'cdk-nag';
import { collect, Collection } from '../../src/policy/collection/collect';
import { fullIdOf } from '../../src/policy/collection/evaluation';
import { State } from '../../src/policy/rule/verdict';
import { RenderedApp } from '../../src/policy/template/rendered-app';
import { fullRuleId } from '../../src/private/rule-id';

/** The packs of cdk-nag. */
export const NAG_PACKS = [AwsSolutionsChecks, HIPAASecurityChecks, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks, ServerlessChecks];

/** What one rule says about one resource. */
export interface SaidOfResource {
  /** The id of the rule, with the detail in brackets. */
  readonly rule: string;
  /** The construct path. */
  readonly path: string;
  readonly state: State;
  /** What the rule could not decide, as hosted packs say it. */
  readonly message?: string;
}

/** What all packs of cdk-nag say about an app. */
export interface Said {
  /** What is compliant, non-compliant or unknown. */
  readonly verdicts: readonly SaidOfResource[];
  /** How often each pack came to each state. */
  readonly counts: Record<string, Record<State, number>>;
}

/** What cdk-nag says when nobody hosts it. */
export function saidPlainly(app: App): Said {
  const verdicts: SaidOfResource[] = [];
  const counts = Object.fromEntries(NAG_PACKS.map((Pack) => [new Pack().name, noCounts()]));
  for (const Pack of NAG_PACKS) {
    listenTo(Pack, (pack, rule, node, state) => {
      counts[pack][state] += 1;
      if (state !== State.NOT_APPLICABLE) verdicts.push({ rule, path: node.node.path, state });
    }).validateScope(app);
  }
  return { verdicts, counts };
}

/** What cdk-nag says when it is hosted. */
export function saidHosted(app: App): Said & { readonly collection: Collection } {
  const collection = collect(RenderedApp.read(app), NAG_PACKS.map((Pack) => new Pack()));
  const verdicts = collection.evaluations.map((evaluation) => ({
    rule: fullIdOf(evaluation), path: evaluation.resource.view.place.path, state: evaluation.state, message: evaluation.message,
  }));
  return { verdicts, counts: Object.fromEntries(collection.packs.map(({ name, evaluations }) => [name, evaluations])), collection };
}

/** What one side says and the other does not. */
export interface Difference extends SaidOfResource {
  readonly by: 'hosted' | 'plain';
}

/** What hosted and plain packs say differently, as often as they do. */
export function differences(hosted: readonly SaidOfResource[], plain: readonly SaidOfResource[]): Difference[] {
  const messages = new Map(hosted.filter(({ state }) => state === State.UNKNOWN).map(({ rule, path, message }) => [`${path} ${rule}`, message]));
  return [
    ...without(hosted, plain).map((said) => ({ ...said, by: 'hosted' as const })),
    ...without(plain, hosted).map((said) => ({ ...said, by: 'plain' as const, message: messages.get(`${said.path} ${said.rule.replace(/\[.*\]$/, '')}`) })),
  ];
}

/**
 * What is to be said of a resource that is one of two, by what is said of either: what is wrong with both is, and what may be
 * wrong is unknown.
 */
export function newsOfEither(one: readonly SaidOfResource[], other: readonly SaidOfResource[]): SaidOfResource[] {
  const states = (said: readonly SaidOfResource[]) => new Map(said.map(({ rule, path, state }) => [`${path} ${rule}`, state]));
  const [held, otherwise] = [states(one), states(other)];
  const subjects = new Map([...one, ...other].map(({ rule, path }) => [`${path} ${rule}`, { rule, path }]));
  return [...subjects].flatMap(([key, subject]): SaidOfResource[] => {
    const both = [held.get(key), otherwise.get(key)];
    if (both.every((state) => state === State.NON_COMPLIANT)) return [{ ...subject, state: State.NON_COMPLIANT }];
    return both.some(isNews) ? [{ ...subject, state: State.UNKNOWN }] : [];
  });
}

/** Whether somebody has to hear of a state. */
export function isNews(state: State | undefined): boolean {
  return state === State.NON_COMPLIANT || state === State.UNKNOWN;
}

/** Differences as lines that somebody can read. */
export function inLines(found: readonly Difference[]): string[] {
  return found.map(({ by, state, rule, path, message }) => `${by === 'hosted' ? '+' : '-'} ${path}: ${rule} is ${state}${state === State.UNKNOWN && message ? ` (${message})` : ''}`).sort();
}

function without(some: readonly SaidOfResource[], others: readonly SaidOfResource[]): SaidOfResource[] {
  const left = new Map<string, number>();
  for (const said of others) left.set(keyOf(said), (left.get(keyOf(said)) ?? 0) + 1);
  return some.filter((said) => {
    const more = left.get(keyOf(said)) ?? 0;
    left.set(keyOf(said), more - 1);
    return more <= 0;
  });
}

function keyOf({ rule, path, state }: SaidOfResource): string {
  return `${path} ${rule} ${state}`;
}

function noCounts(): Record<State, number> {
  return { [State.COMPLIANT]: 0, [State.NON_COMPLIANT]: 0, [State.UNKNOWN]: 0, [State.NOT_APPLICABLE]: 0 };
}

type Listener = (pack: string, rule: string, node: CfnResource, state: State) => void;

/** A pack that judges as it always does and tells what each rule answers. */
function listenTo(Pack: new () => NagPack, tell: Listener): NagPack {
  const pack = new Pack();
  const open = pack as unknown as { applyRule(params: IApplyRule): void };
  const apply = open.applyRule.bind(pack);
  open.applyRule = (params) => {
    const suffix = params.ruleSuffixOverride || params.rule.name;
    const id = `${pack.readPackName}-${suffix}`;
    apply({
      ...params,
      ruleSuffixOverride: suffix,
      rule: (node) => {
        try {
          const answer = params.rule(node);
          for (const [state, detail] of statesOf(answer)) tell(pack.name, fullRuleId(id, detail), node, state);
          return answer;
        } catch (error) {
          tell(pack.name, id, node, State.UNKNOWN);
          throw error;
        }
      },
    });
  };
  return pack;
}

function statesOf(answer: ReturnType<IApplyRule['rule']>): (readonly [State, string?])[] {
  if (Array.isArray(answer)) return answer.length === 0 ? [[State.COMPLIANT]] : answer.map((detail) => [State.NON_COMPLIANT, detail]);
  return [[answer === 'N/A' ? State.NOT_APPLICABLE : answer === 'Compliant' ? State.COMPLIANT : State.NON_COMPLIANT]];
}
