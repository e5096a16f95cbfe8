import { CfnResource } from 'aws-cdk-lib';
import type { IApplyRule } from 'cdk-nag';
import { NagPack } from 'cdk-nag/lib/nag-pack';
import { Evaluation, RuleFacts } from './evaluation';
import { RenderedApp, RenderedResource } from './rendered-app';
import { Severity } from './severity';
import { State } from './verdict';

type Keep = (evaluation: Evaluation) => void;
type Outcome = { readonly result: unknown } | { readonly thrown: string };

/** The parts of a pack that TypeScript calls protected: the seam that cdk-nag leaves for subclasses. */
interface OpenNagPack {
  packName: string;
  applyRule(params: IApplyRule): void;
  checkResource(node: CfnResource): void;
}

/**
 * Runs any cdk-nag pack, unchanged, and catches every single evaluation before cdk-nag looks for acknowledgements.
 *
 * A rule is asked once about a resource however many packs contain it.
 *
 * @internal
 */
export class NagEvaluator {
  private readonly outcomes = new Map<CfnResource, Map<unknown, Outcome>>();
  private readonly facts = new Map<string, RuleFacts>();

  /** Asks a pack about every resource of an app that has a construct. */
  public judgeAll(app: RenderedApp, pack: NagPack, keep: Keep, leave: (resource: RenderedResource, reason: string) => void): void {
    const open = pack as unknown as OpenNagPack;
    for (const resource of app.resources) {
      if (resource.construct) {
        this.judge(open, pack.name, resource, resource.construct, keep);
      } else {
        leave(resource, `no construct stands for it, so ${pack.name} cannot look at it`);
      }
    }
  }

  private judge(pack: OpenNagPack, name: string, resource: RenderedResource, construct: CfnResource, keep: Keep): void {
    const applyRule = Object.getOwnPropertyDescriptor(pack, 'applyRule');
    pack.applyRule = (params) => this.outcomesOf(params, construct)
      .forEach((outcome) => keep({ rule: this.factsOf(pack, params), pack: name, resource, ...outcome }));
    try {
      pack.checkResource(construct);
    } finally {
      if (applyRule) Object.defineProperty(pack, 'applyRule', applyRule);
      else Reflect.deleteProperty(pack, 'applyRule');
    }
  }

  private outcomesOf(params: IApplyRule, construct: CfnResource): Pick<Evaluation, 'state' | 'message' | 'detail'>[] {
    const outcome = this.ask(params, construct);
    if ('thrown' in outcome) return [{ state: State.UNKNOWN, message: `the rule could not decide: ${outcome.thrown}` }];
    if (Array.isArray(outcome.result)) {
      if (outcome.result.length === 0) return [{ state: State.COMPLIANT }];
      return outcome.result.map((detail) => ({ state: State.NON_COMPLIANT, message: params.info, detail: String(detail) }));
    }
    switch (outcome.result) {
      case 'Compliant': return [{ state: State.COMPLIANT }];
      case 'Non-Compliant': return [{ state: State.NON_COMPLIANT, message: params.info }];
      case 'N/A': return [{ state: State.NOT_APPLICABLE }];
      default: return [{ state: State.UNKNOWN, message: `the rule answered ${JSON.stringify(outcome.result)}` }];
    }
  }

  private ask(params: IApplyRule, construct: CfnResource): Outcome {
    let known = this.outcomes.get(construct);
    if (!known) this.outcomes.set(construct, known = new Map());
    let outcome = known.get(params.rule);
    if (!outcome) known.set(params.rule, outcome = call(params, construct));
    return outcome;
  }

  private factsOf(pack: OpenNagPack, params: IApplyRule): RuleFacts {
    const id = `${pack.packName}-${params.ruleSuffixOverride || params.rule.name}`;
    let facts = this.facts.get(id);
    if (!facts) {
      const severity = params.level === 'Error' ? Severity.ERROR : params.level === 'Info' ? Severity.INFO : Severity.WARNING;
      const fix = `change the resource until ${id} has nothing to object to; acknowledging it counts for nothing`;
      this.facts.set(id, facts = { id, severity, statement: params.info, why: params.explanation, fix, sameAs: [] });
    }
    return facts;
  }
}

function call(params: IApplyRule, construct: CfnResource): Outcome {
  try {
    return { result: params.rule(construct) };
  } catch (error) {
    return { thrown: error instanceof Error ? error.message : String(error) };
  }
}
