import { Outcome } from './branch-verdicts';
import { branchViews, judgeBranches } from './branch-views';
import { CollectOptions } from './collect-options';
import { Evaluation, RuleFacts } from './evaluation';
import { append } from '../../private/append';
import { reasonOf } from '../../private/reason';
import { JudgingPack } from '../rule/pack-kind';
import { Rule } from '../rule/rule';
import { State } from '../rule/verdict';
import { RenderedResource } from '../template/rendered';
import { RenderedApp } from '../template/rendered-app';
import { ResourceView } from '../template/resource-view';

/**
 * Asks the rules of packs that judge templates.
 *
 * @internal
 */
export class RuleEvaluator {
  private readonly crashes = new Map<string, string>();

  constructor(private readonly app: RenderedApp, private readonly options: CollectOptions) {}

  /**
   * Asks a pack about every resource of the types that its rules are for. Returns the ids of its rules.
   *
   * @param crashed hears of each rule that threw or gave no verdict, once
   */
  public judgeAll(pack: JudgingPack, said: (evaluation: Evaluation) => void, crashed?: (rule: string, reason: string) => void): ReadonlySet<string> {
    const byType = new Map<string, { readonly rule: Rule; readonly facts: RuleFacts }[]>();
    for (const rule of pack.rules) {
      const facts = factsOf(rule);
      for (const type of rule.meta.types) append(byType, type, { rule, facts });
    }
    for (const resource of this.app.resources) {
      const rules = byType.get(resource.view.type);
      if (!rules) continue;
      const branches = branchViews(resource, this.options.factsAbout?.(resource) ?? []);
      for (const { rule, facts } of rules) {
        const outcome = judgeBranches(branches, (view) => this.ask(rule, this.withParameters(rule, view, resource)));
        said({ rule: facts, pack: pack.name, resource, ...outcome });
      }
    }
    for (const [rule, reason] of this.crashes) crashed?.(rule, reason);
    this.crashes.clear();
    return new Set(pack.rules.map(({ meta }) => meta.id));
  }

  private ask(rule: Rule, view: ResourceView): Outcome {
    try {
      const verdict = rule.judge(view) as Outcome | undefined;
      if (verdict?.state !== undefined) return { state: verdict.state, message: verdict.message, property: verdict.property };
      return this.failed(rule, `the rule answered ${JSON.stringify(verdict)} instead of a verdict`);
    } catch (error) {
      return this.failed(rule, `the rule threw: ${reasonOf(error)}`);
    }
  }

  private failed({ meta }: Rule, message: string): Outcome {
    if (!this.crashes.has(meta.id)) this.crashes.set(meta.id, message);
    return { state: State.UNKNOWN, message };
  }

  private withParameters({ meta }: Rule, view: ResourceView, resource: RenderedResource): ResourceView {
    const { parameterOf } = this.options;
    if (!parameterOf || !meta.parameters?.length) return view;
    const value = (_: string, name: string) => parameterOf(resource, meta.id, meta.parameters!.find((parameter) => parameter.name === name)!);
    return Object.create(view, { _parameter: { value } }) as ResourceView;
  }
}

function factsOf({ meta }: Rule): RuleFacts {
  const { id, severity, statement, why, fix, source, sameAs, controls } = meta;
  return { id, severity, statement, why, fix, reference: source, sameAs: sameAs ?? [], controls: controls ?? [] };
}
