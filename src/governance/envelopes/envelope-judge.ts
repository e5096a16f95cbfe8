import { Envelope, EnvelopeState, withNoun } from './envelope';
import { EnvelopeEntry } from '../../evidence/record/record';
import { Outcome } from '../../policy/collection/branch-verdicts';
import { branchViews, judgeBranches } from '../../policy/collection/branch-views';
import { Evaluation } from '../../policy/collection/evaluation';
import { Amount } from '../../policy/decision/layers/amount';
import { State } from '../../policy/rule/verdict';
import { Census, Resident } from '../census';
import { ENVELOPE_EXCEEDED, ENVELOPE_REFUSED } from '../findings/envelope-rules';
import { classNameOf } from '../scope/governed-scope';
import { Parameter, ParameterUse, UsedValue } from '../statements/parameter';

/** What came out of comparing a value of a parameter with its range. */
export interface JudgedValue {
  /** For the decision. */
  readonly evaluation: Evaluation;
  /** For the record. */
  readonly entry: EnvelopeEntry;
  /** What a bound of a policy and the value cannot be compared for, in words. */
  readonly incomparable?: string;
}

/** Compares every value that a component or environment of the app uses with the range that holds where it is. */
export function judgeEnvelopes(census: Census): JudgedValue[] {
  return census.residents().flatMap((resident) => resident.scope.parameters.flatMap((parameter) => {
    const judge = new ParameterJudge(resident, parameter);
    const uses = parameter.sources.flatMap((source) => source.usesBy(resident.resources));
    return uses.flatMap((use) => judge.judge(use, census));
  }));
}

/** The names of all parameters that a component or environment of the app has, used or not. */
export function parameterNames(census: Census): string[] {
  return [...new Set(census.residents().flatMap((resident) => resident.scope.parameters.map((parameter) => nameOf(resident, parameter))))].sort();
}

/** Such as `ServiceDatabase.storage`. */
function nameOf({ scope }: Resident, { name }: Parameter): string {
  return `${classNameOf(scope)}.${name}`;
}

/** Knows the range of one parameter of one component. */
class ParameterJudge {
  private readonly name: string;
  private readonly envelope: Envelope;

  constructor(private readonly resident: Resident, private readonly parameter: Parameter) {
    this.name = nameOf(resident, parameter);
    this.envelope = Envelope.in(resident.policy, this.name, resident.scope.tier._lineage, parameter.ranges);
  }

  /** Nothing where the resource does not use the parameter. */
  public judge(use: ParameterUse, census: Census): JudgedValue[] {
    const { resource } = use;
    const amounts: Amount[] = [];
    const outcome = judgeBranches(branchViews(resource, census.factsAbout(resource)), (view) => {
      const used = use.read(view);
      if (used?.amount) amounts.push(used.amount);
      return this.outcomeOf(used);
    });
    if (outcome.state === State.NOT_APPLICABLE) return [];
    const state = this.stateOf(outcome, amounts);
    const value = state === EnvelopeState.UNKNOWN ? undefined : valueOf(amounts);
    return [{
      evaluation: {
        ...outcome,
        // Branches may use several amounts.
        ...outcome.state === State.NON_COMPLIANT && { message: this.complaint(state, amounts) },
        rule: state === EnvelopeState.REFUSED ? ENVELOPE_REFUSED : ENVELOPE_EXCEEDED,
        pack: 'governance',
        resource,
        property: this.name,
        value,
      },
      entry: {
        component: this.resident.scope.construct.node.path,
        parameter: this.name,
        resource: resource.view.place.path,
        value,
        ...this.envelope.toJSON(),
        layers: this.envelope.layers,
        state,
      },
      incomparable: amounts.some((amount) => this.envelope.isIncomparableWith(amount)) ? this.incomparable(amounts[0]) : undefined,
    }];
  }

  /** What follows in one branch of the resource's conditions. */
  private outcomeOf(used: UsedValue | undefined): Outcome {
    if (!used) return { state: State.NOT_APPLICABLE };
    const { amount, reason } = used;
    if (!amount) return { state: State.UNKNOWN, message: `${this.name}: ${reason}; ${this.range}` };
    const state = this.envelope.stateOf(amount);
    return state === EnvelopeState.FREE ? { state: State.COMPLIANT } : { state: State.NON_COMPLIANT, message: this.complaint(state, [amount]) };
  }

  private stateOf({ state }: Outcome, amounts: readonly Amount[]): EnvelopeState {
    if (state === State.COMPLIANT) return EnvelopeState.FREE;
    if (state === State.UNKNOWN) return EnvelopeState.UNKNOWN;
    const isRefused = amounts.some((amount) => this.envelope.stateOf(amount) === EnvelopeState.REFUSED);
    return isRefused ? EnvelopeState.REFUSED : EnvelopeState.SIGN_OFF;
  }

  private complaint(state: EnvelopeState, amounts: readonly Amount[]): string {
    const value = [...new Set(amounts.map((amount) => withNoun(amount, this.parameter.counted)))].join(' or ');
    if (state === EnvelopeState.SIGN_OFF) return `${this.name} is ${value} and needs a sign-off; ${this.range}`;
    return `${this.name} is ${value}, which no sign-off grants; ${this.range}: choose a value in that range, or ask ${this.owner} to widen 'envelopes.${this.name}'`;
  }

  private get range(): string {
    return `in a ${this.resident.scope.tier} environment ${this.envelope.inWords(this.parameter.counted)}`;
  }

  private get owner(): string {
    const { layers } = this.envelope;
    return layers.length === 0 ? 'the organization' : `whoever owns ${layers.join(' and ')}`;
  }

  private incomparable(amount: Amount): string {
    const kind = amount.isSize ? 'a size such as 1 GiB' : 'a number';
    const where = this.envelope.layers.length === 0 ? 'what the component says' : this.envelope.layers.join(' and ');
    return `'envelopes.${this.name}' must be ${kind}, got something else in ${where}; a bound that cannot be compared lets nothing through`;
  }
}

/** One amount; several branches that use several of them are one value together. */
function valueOf(amounts: readonly Amount[]): number | string {
  const different = [...new Set(amounts.map(String))];
  return different.length === 1 ? amounts[0].toJSON() : different.join(' or ');
}
