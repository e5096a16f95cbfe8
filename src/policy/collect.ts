import { NagPack } from 'cdk-nag/lib/nag-pack';
import { Evaluation, RuleFacts } from './evaluation';
import { NagEvaluator } from './nag-evaluator';
import { judgesTemplates, JudgingPack } from './pack-kind';
import { RenderedApp, RenderedResource } from './rendered-app';
import { Rule } from './rule';
import { State, Verdict } from './verdict';
import { append } from '../private/append';

/**
 * How one pack went about an app.
 *
 * @internal
 */
export interface PackRun {
  readonly name: string;
  readonly version?: string;
  readonly rules: number;
  /** Rules that had something to say about at least one resource. */
  readonly applicable: number;
  readonly evaluations: Record<State, number>;
  /** What a pack died of. */
  readonly crash?: string;
}

/**
 * Everything that the packs found out, before anybody decides what follows from it.
 *
 * @internal
 */
export interface Collection {
  readonly app: RenderedApp;
  /** Evaluations with something to say; those that are not applicable are only counted. */
  readonly evaluations: readonly Evaluation[];
  readonly packs: readonly PackRun[];
  /** Resources that at least one pack could not look at, with the reason. */
  readonly unjudged: ReadonlyMap<RenderedResource, string>;
}

/**
 * Asks every rule of every pack about every rendered resource. Knows no policy.
 *
 * @internal
 */
export function collect(app: RenderedApp, packs: readonly NagPack[]): Collection {
  const evaluations: Evaluation[] = [];
  const unjudged = new Map<RenderedResource, string>();
  const nag = new NagEvaluator();
  const runs = packs.map((pack) => {
    const tally = new Tally();
    const keep = (evaluation: Evaluation) => {
      tally.count(evaluation.rule.id, evaluation.state);
      if (evaluation.state !== State.NOT_APPLICABLE) evaluations.push(evaluation);
    };
    let crash: string | undefined;
    try {
      if (judgesTemplates(pack)) {
        judgeAll(app, pack, keep);
      } else {
        nag.judgeAll(app, pack, keep, (resource, reason) => unjudged.set(resource, reason));
      }
    } catch (error) {
      crash = error instanceof Error ? error.message : String(error);
    }
    return tally.run(pack, crash);
  });
  return { app, evaluations, packs: runs, unjudged };
}

function judgeAll(app: RenderedApp, pack: JudgingPack, keep: (evaluation: Evaluation) => void): void {
  const byType = new Map<string, [Rule, RuleFacts][]>();
  for (const rule of pack.rules) {
    const facts = factsOf(rule);
    for (const type of rule.meta.types) append(byType, type, [rule, facts]);
  }
  for (const resource of app.resources) {
    for (const [rule, facts] of byType.get(resource.view.type) ?? []) {
      const { state, message, property } = judge(rule, resource);
      keep({ rule: facts, pack: pack.name, resource, state, message, property });
    }
  }
}

function judge(rule: Rule, resource: RenderedResource): Pick<Verdict, 'state' | 'message' | 'property'> {
  try {
    return rule.judge(resource.view);
  } catch (error) {
    return { state: State.UNKNOWN, message: `the rule threw: ${error instanceof Error ? error.message : error}`, property: undefined };
  }
}

function factsOf({ meta }: Rule): RuleFacts {
  const { id, severity, statement, why, fix, source, sameAs } = meta;
  return { id, severity, statement, why, fix, reference: source, sameAs: sameAs ?? [] };
}

class Tally {
  private readonly states: Record<State, number> = {
    [State.COMPLIANT]: 0, [State.NON_COMPLIANT]: 0, [State.UNKNOWN]: 0, [State.NOT_APPLICABLE]: 0,
  };
  private readonly seen = new Set<string>();
  private readonly applicable = new Set<string>();

  public count(rule: string, state: State): void {
    this.states[state] += 1;
    this.seen.add(rule);
    if (state !== State.NOT_APPLICABLE) this.applicable.add(rule);
  }

  public run(pack: NagPack & Partial<JudgingPack>, crash: string | undefined): PackRun {
    return {
      name: pack.name,
      version: pack.version,
      rules: pack.rules?.length ?? this.seen.size,
      applicable: this.applicable.size,
      evaluations: this.states,
      crash,
    };
  }
}
