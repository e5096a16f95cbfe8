import type { CfnResource } from 'aws-cdk-lib';
import { NagPack } from 'cdk-nag/lib/nag-pack';
import { completed } from './completed';
import { LookedInside } from './guarded-resolve';
import { Overlay, StandIn } from './overlay';
import { Registration, Registrations } from './registrations';
import { reasonOf } from '../../../private/reason';
import { State } from '../../rule/verdict';
import { Fact } from '../../template/fact';
import { RenderedResource } from '../../template/rendered';
import { RenderedApp } from '../../template/rendered-app';
import { inBranches, Outcome } from '../branch-verdicts';
import { CollectOptions } from '../collect-options';
import { Evaluation } from '../evaluation';

/** A pack that is to judge, and whoever wants to know what its rules say. */
export interface NagJury {
  /** The pack. */
  readonly pack: NagPack;
  /** A rule said something about a resource. */
  said(evaluation: Evaluation): void;
  /** That many rules have nothing to say about resources of the type. */
  passedOver(rules: number): void;
  /** Rules exist for the type of a resource that could not be shown to them. */
  left(resource: RenderedResource, reason: string): void;
  /** A rule that is none of cdk-nag's threw for another reason than that the template does not tell. */
  ruleCrashed(rule: string, reason: string): void;
  /** The pack threw, and is asked no more. */
  crashed(error: unknown): void;
}

/**
 * Runs any cdk-nag packs, unchanged, and catches every single evaluation before cdk-nag looks for acknowledgements.
 *
 * A rule is asked once about a resource however many packs contain it, and sees it as the template has it. Stack by stack, so
 * that what was found out about one is forgotten before the next.
 *
 * @internal
 */
export class NagEvaluator {
  private readonly overlay: Overlay;

  constructor(private readonly app: RenderedApp, private readonly options: CollectOptions) {
    this.overlay = new Overlay(app);
  }

  /** Asks the packs about every resource of the app. Returns the ids of the rules of each. */
  public judgeAll(juries: readonly NagJury[]): Map<NagPack, ReadonlySet<string>> {
    const panels = juries.map((jury) => ({ jury, registrations: new Registrations(jury.pack) }));
    const sitting = new Set(panels);
    this.overlay.during(() => {
      for (const stack of this.app.stacks) {
        for (const resource of stack.resources) this.judge(resource, sitting);
        this.overlay.forget();
      }
    });
    return new Map(panels.map(({ jury, registrations }) => [jury.pack, registrations.ids]));
  }

  private judge(resource: RenderedResource, sitting: Set<Panel>): void {
    const shown = new Shown(resource, this.overlay, this.options);
    for (const panel of sitting) {
      try {
        judgeOne(panel, shown);
      } catch (error) {
        sitting.delete(panel);
        panel.jury.crashed(error);
      }
    }
  }
}

interface Panel {
  readonly jury: NagJury;
  readonly registrations: Registrations;
}

function judgeOne({ jury, registrations }: Panel, shown: Shown): void {
  const { resource } = shown;
  const known = shown.example;
  if (!known) return jury.left(resource, shown.hidden!);
  const { relevant, others } = registrations.for(known, resource.view.type);
  if (others > 0) jury.passedOver(others);
  if (relevant.length > 0 && shown.hidden !== undefined) jury.left(resource, shown.hidden);
  for (const { rule, types, facts } of relevant) {
    for (const { state, message, property, detail, facts: rests } of shown.outcomesOf(rule, types)) {
      // The rule is shared by packs that describe it in words of their own.
      const words = state === State.NON_COMPLIANT ? message ?? facts.statement : message;
      jury.said({ rule: facts, pack: jury.pack.name, resource, state, message: words, property, detail, facts: rests });
    }
    // Rules of cdk-nag throw as a matter of course; their types are known.
    const crash = types === undefined ? shown.crashOf(rule) : undefined;
    if (crash !== undefined) jury.ruleCrashed(facts.id, crash);
  }
}

/** What the rules of all packs see of one resource, and what they said. */
class Shown {
  /** Why the resource cannot be shown as the template has it. */
  public readonly hidden?: string;

  private readonly standIns: readonly StandIn[] = [];
  private readonly outcomes = new Map<unknown, readonly RestingOutcome[]>();
  private crashes?: Map<unknown, string>;

  constructor(public readonly resource: RenderedResource, private readonly overlay: Overlay, private readonly options: CollectOptions) {
    try {
      this.standIns = overlay.standInsFor(resource);
    } catch (error) {
      this.hidden = `it cannot be shown to rules for constructs: ${reasonOf(error)}`;
    }
  }

  /** Something to ask a pack about which rules it has. */
  public get example(): CfnResource | undefined {
    return this.standIns[0]?.object ?? this.resource.construct;
  }

  /** What a rule says; it is asked once. */
  public outcomesOf(rule: Registration['rule'], types: Registration['types']): readonly RestingOutcome[] {
    let outcomes = this.outcomes.get(rule);
    if (!outcomes) {
      outcomes = this.hidden === undefined ? this.ask(rule, types) : [{ state: State.UNKNOWN, message: this.hidden }];
      this.outcomes.set(rule, outcomes);
    }
    return outcomes;
  }

  /** What a rule died of, if it was not that the template does not tell. */
  public crashOf(rule: Registration['rule']): string | undefined {
    return this.crashes?.get(rule);
  }

  private ask(rule: Registration['rule'], types: Registration['types']): readonly RestingOutcome[] {
    this.overlay.showOnly(types);
    const standIns = this.standInsBeside(types);
    const outcomes = this.askEach(rule, standIns);
    return outcomes.some(({ state }) => state === State.UNKNOWN) ? this.askWithFacts(rule, standIns) ?? outcomes : outcomes;
  }

  private askEach(rule: Registration['rule'], standIns: readonly StandIn[]): readonly Outcome[] {
    return inBranches(standIns.map(({ object, assumptions }) => {
      this.overlay.assume(this.resource, assumptions);
      return { assumptions, outcomes: asked(rule, object, (reason) => (this.crashes ??= new Map<unknown, string>()).set(rule, reason)) };
    }));
  }

  /** The stand-ins, each with the neighbours that hang on conditions there, and with none of them. */
  private standInsBeside(types: Registration['types']): readonly StandIn[] {
    const beside = this.overlay.conditionsBeside(this.resource, types);
    if (beside.length === 0) return this.standIns;
    return this.standIns.flatMap(({ object, assumptions }) => {
      const open = beside.filter((name) => !assumptions.some(({ condition }) => condition === name));
      return [true, false].map((holds) => ({ object, assumptions: [...assumptions, ...open.map((condition) => ({ condition, holds }))] }));
    });
  }

  /** What components state counts where the template leaves something open, and only if the rule can decide then. */
  private askWithFacts(rule: Registration['rule'], standIns: readonly StandIn[]): RestingOutcome[] | undefined {
    const facts = this.options.factsAbout?.(this.resource) ?? [];
    const definition = completed(this.resource.definition, facts);
    if (definition === this.resource.definition) return undefined;
    const object = this.overlay.twin(this.resource, definition);
    const outcomes = this.askEach(rule, standIns.map(({ assumptions }) => ({ object, assumptions })));
    return outcomes.some(({ state }) => state === State.UNKNOWN) ? undefined : outcomes.map((outcome) => ({ ...outcome, facts }));
  }
}

/** What a rule says, with the facts that it rests on. */
interface RestingOutcome extends Outcome {
  readonly facts?: readonly Fact[];
}

function asked(rule: Registration['rule'], object: CfnResource, crashed: (reason: string) => void): readonly Outcome[] {
  try {
    return outcomesFrom(rule(object));
  } catch (error) {
    if (!isUndecided(error)) crashed(reasonOf(error));
    const property = lastRead(rule, object);
    return [{ state: State.UNKNOWN, property, message: `${property ?? 'what the rule looks at'} is not known before the deployment; the rule could not decide: ${reasonOf(error)}` }];
  }
}

/** What a rule throws that looks for a value the template does not tell: ours, and that of `NagRules.resolveIfPrimitive`. */
function isUndecided(error: unknown): boolean {
  return error instanceof LookedInside || reasonOf(error).includes('non-primitive value');
}

const COMPLIANT: readonly Outcome[] = [{ state: State.COMPLIANT }];
const NON_COMPLIANT: readonly Outcome[] = [{ state: State.NON_COMPLIANT }];
const NOT_APPLICABLE: readonly Outcome[] = [{ state: State.NOT_APPLICABLE }];

function outcomesFrom(result: unknown): readonly Outcome[] {
  if (Array.isArray(result)) {
    if (result.length === 0) return COMPLIANT;
    return result.map((detail) => ({ state: State.NON_COMPLIANT, detail: String(detail) }));
  }
  switch (result) {
    case 'Compliant': return COMPLIANT;
    case 'Non-Compliant': return NON_COMPLIANT;
    case 'N/A': return NOT_APPLICABLE;
    default: return [{ state: State.UNKNOWN, message: `the rule answered ${JSON.stringify(result)}` }];
  }
}

/** The last property that a rule read before it threw: the one that it could not make sense of. */
function lastRead(rule: Registration['rule'], object: CfnResource): string | undefined {
  const { cfnPropertyNames: names } = object as unknown as { readonly cfnPropertyNames?: Record<string, string | undefined> };
  let last: string | undefined;
  const get = (target: CfnResource, name: string | symbol) => {
    if (typeof name === 'string') last = names?.[name] ?? last;
    return Reflect.get(target, name) as unknown;
  };
  try {
    rule(new Proxy(object, { get }));
  } catch {
    // It throws as it did before.
  }
  return last;
}
