import { basename } from 'path';
import { CfnResource } from 'aws-cdk-lib';
import { NagPack } from 'cdk-nag/lib/nag-pack';
import { CollectOptions } from './collect-options';
import { CoverageGap, GapKind } from './coverage-gap';
import { Evaluation } from './evaluation';
import { askPlugin } from './hosted-plugin';
import { mayChange } from '../template/macros';
import { nagsCopyOfCdk } from './nag/l1-classes';
import { NagEvaluator, NagJury } from './nag/nag-evaluator';
import { registersAlwaysTheSame } from './nag/registrations';
import { RuleEvaluator } from './rule-evaluator';
import { reasonOf } from '../../private/reason';
import { judgesTemplates } from '../rule/pack-kind';
import { State } from '../rule/verdict';
import { RenderedResource } from '../template/rendered';
import { RenderedApp } from '../template/rendered-app';
import { TreeWatch } from '../template/tree-watch';

/**
 * How one pack went about an app.
 *
 * @internal
 */
export interface PackRun {
  readonly name: string;
  readonly version?: string;
  readonly rules: number;
  readonly ruleIds: readonly string[];
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
  /** What was not judged, or not by all who should have. */
  readonly gaps: readonly CoverageGap[];
}

/**
 * Asks every rule of every pack and every other plugin about every rendered resource. Decides nothing.
 *
 * @internal
 */
export function collect(app: RenderedApp, packs: readonly NagPack[], options: CollectOptions = {}): Collection {
  return new Collecting(app, options).run(packs);
}

class Collecting {
  private readonly evaluations: Evaluation[] = [];
  private readonly gaps: CoverageGap[];

  constructor(private readonly app: RenderedApp, private readonly options: CollectOptions) {
    this.gaps = [...copyGaps(app), ...templateGaps(app, options.written ?? []), ...foreignGaps(app)];
  }

  public run(packs: readonly NagPack[]): Collection {
    const { plugins = [] } = this.options;
    const ballots = new Map([...packs, ...plugins].map((pack) => [pack, new Ballot(pack, this.evaluations, this.gaps)]));
    const nags = packs.filter((pack) => !judgesTemplates(pack));
    for (const pack of packs) {
      if (judgesTemplates(pack)) {
        ballots.get(pack)!.hold((said) => new RuleEvaluator(this.app, this.options).judgeAll(pack, said, (rule, reason) =>
          ballots.get(pack)!.ruleCrashed(rule, reason)));
      }
    }
    this.runNags(nags.map((pack) => ballots.get(pack)!));
    for (const plugin of plugins) this.watched([plugin], () => ballots.get(plugin)!.hold((said) => askPlugin(plugin, this.app, said)));
    for (const pack of packs) this.gaps.push(...idleGaps(pack, ballots.get(pack)!.run, this.app));
    return { app: this.app, evaluations: this.evaluations, packs: [...ballots.values()].map(({ run }) => run), gaps: this.gaps };
  }

  private runNags(ballots: readonly Ballot[]): void {
    if (ballots.length === 0) return;
    // What was read and is known to only look need not be watched.
    const unknown = ballots.map(({ pack }) => pack as NagPack).filter((pack) => !registersAlwaysTheSame(pack));
    this.watched(unknown, () => {
      const ids = new NagEvaluator(this.app, this.options).judgeAll(ballots.map((ballot) => ballot.asJury()));
      for (const ballot of ballots) ballot.close(ids.get(ballot.pack as NagPack)!);
    });
  }

  private watched(judges: readonly Named[], judge: () => void): void {
    const watch = judges.length === 0 ? undefined : new TreeWatch(this.app.root);
    judge();
    if (watch) this.gaps.push(...changeGaps(judges.map(({ name }) => name).join(', '), watch));
  }
}

/** What one pack or plugin says. */
class Ballot {
  private readonly states: Record<State, number> = {
    [State.COMPLIANT]: 0, [State.NON_COMPLIANT]: 0, [State.UNKNOWN]: 0, [State.NOT_APPLICABLE]: 0,
  };
  private readonly applicable = new Set<string>();
  private readonly brokenRules = new Set<string>();
  private ids: readonly string[] = [];
  private crash?: string;

  constructor(public readonly pack: Named, private readonly evaluations: Evaluation[], private readonly gaps: CoverageGap[]) {}

  /** How the pack went about the app. */
  public get run(): PackRun {
    const { pack: { name, version }, ids, applicable, states, crash } = this;
    return { name, version, rules: ids.length, ruleIds: ids, applicable: applicable.size, evaluations: states, crash };
  }

  /** Lets a pack judge that returns the ids of its rules, and survives its crash. */
  public hold(judge: (said: (evaluation: Evaluation) => void) => ReadonlySet<string>): void {
    try {
      this.close(judge((evaluation) => this.say(evaluation)));
    } catch (error) {
      this.crashed(error);
    }
  }

  public close(ids: ReadonlySet<string>): void {
    this.ids = [...ids].sort();
  }

  public asJury(): NagJury {
    const { pack, gaps, states } = this;
    return {
      pack: pack as NagPack,
      said: (evaluation) => this.say(evaluation),
      passedOver: (rules) => { states[State.NOT_APPLICABLE] += rules; },
      left: (resource, reason) => gaps.push({ kind: GapKind.RESOURCE_UNJUDGED, pack: pack.name, resource, message: `${pack.name} could not look at ${resource.view.place.path}: ${reason}` }),
      ruleCrashed: (rule, reason) => this.ruleCrashed(rule, reason),
      crashed: (error) => this.crashed(error),
    };
  }

  /** Says once of a rule that it died of a mistake of its own. */
  public ruleCrashed(rule: string, reason: string): void {
    if (this.brokenRules.has(rule)) return;
    this.brokenRules.add(rule);
    this.gaps.push({ kind: GapKind.RULE_CRASHED, pack: this.pack.name, message: `the rule ${rule} is broken: ${reason}` });
  }

  private say(outcome: Evaluation): void {
    const evaluation = underMacro(outcome);
    this.states[evaluation.state] += 1;
    if (evaluation.state === State.NOT_APPLICABLE) return;
    this.applicable.add(evaluation.rule.id);
    this.evaluations.push(evaluation);
  }

  private crashed(error: unknown): void {
    this.crash = reasonOf(error);
    this.gaps.push({ kind: GapKind.PACK_CRASHED, pack: this.pack.name, message: `the pack ${this.pack.name} threw and did not judge everything: ${this.crash}` });
  }
}

/** Whatever judges: a pack or another plugin. */
interface Named {
  readonly name: string;
  readonly version?: string;
}

function changeGaps(pack: string, watch: TreeWatch): CoverageGap[] {
  const changes = watch.changes();
  if (changes.length === 0) return [];
  const [first] = changes;
  const places = changes.length === 1 ? first : `${first} and ${changes.length - 1} more places`;
  return [{ kind: GapKind.TREE_CHANGED, pack, message: `the pack ${pack} changed the construct tree while it judged, at ${places || 'the root'}` }];
}

function idleGaps(pack: NagPack, { name, crash, evaluations, rules }: PackRun, { resources }: RenderedApp): CoverageGap[] {
  // Rules for templates say which types they are for; that an app has none of those is not idleness.
  const asked = judgesTemplates(pack) ? rules > 0 : Object.values(evaluations).some((count) => count > 0);
  if (asked || crash !== undefined || resources.length === 0) return [];
  return [{ kind: GapKind.PACK_IDLE, pack: name, message: `the pack ${name} asked no rule about any of ${resources.length} resources` }];
}

/** Rules recognise a construct by its class, and the classes of another copy are others. */
function copyGaps(app: RenderedApp): CoverageGap[] {
  const { CfnResource: known } = nagsCopyOfCdk();
  const strange = app.resources.filter(({ construct }) => construct && CfnResource.isCfnResource(construct) && !(construct instanceof known));
  if (strange.length === 0) return [];
  const example = strange[0].view.place.path;
  return [{ kind: GapKind.TWO_COPIES, message: `two copies of aws-cdk-lib meet in one app: ${strange.length} resources, such as ${example}, are of another copy than cdk-nag's` }];
}

/** The CDK knows of templates that stand for no construct below the App, such as those of a stage that was made by hand. */
function templateGaps({ stacks }: RenderedApp, written: readonly string[]): CoverageGap[] {
  const read = new Set(stacks.map(({ file }) => file));
  return written.filter((file) => !read.has(file))
    .map((file) => ({ kind: GapKind.TEMPLATE_UNJUDGED, message: `the template ${basename(file)} was written and nobody judged it` }));
}

/** Resources whose own resources stand in a template that is not of this app. */
function foreignGaps({ stacks, resources }: RenderedApp): CoverageGap[] {
  const nested = new Set(stacks.map(({ stack }) => stack.nestedStackResource));
  const isForeign = ({ view, construct }: RenderedResource) => view.type.endsWith('::MODULE') || (view.type === 'AWS::CloudFormation::Stack' && !nested.has(construct));
  return resources.filter(isForeign).map((resource) => ({
    kind: GapKind.TEMPLATE_UNJUDGED, resource, message: `what ${resource.view.place.path} (${resource.view.type}) brings along stands in no template of this app, and nobody judged it`,
  }));
}

/** What is compliant now may not be so any more when a macro has been at it. */
function underMacro(evaluation: Evaluation): Evaluation {
  const macro = evaluation.state === State.COMPLIANT ? mayChange(evaluation.resource.stack, evaluation.resource) : undefined;
  if (macro === undefined) return evaluation;
  return { ...evaluation, state: State.UNKNOWN, macro, message: `the macro ${macro} may change it after it was judged` };
}
