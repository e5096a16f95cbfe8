import { Library } from './untrusted-proposals';
import { baseRuleId } from '../../private/rule-id';
import { VERSION } from '../../private/version';
import { ENVELOPE_EXCEEDED } from '../findings/envelope-rules';
import { Regime } from '../regime/regime';
import { GovernedScope, placeOf } from '../scope/governed-scope';
import { Proposal } from '../statements/proposal';

/** The name of this library in the types of its components. */
const OURSELVES = 'cdk-paved-road';

/** Whose word counts: what components say about their own resources, as far as policies trust their library. */
export class Trust {
  constructor(private readonly regime: Regime) {}

  /**
   * Whether what a component says about its own resources counts: the policy trusts its library at that version, and nobody but this
   * library's own code speaks for this library.
   */
  public counts(scope: GovernedScope, isOwnCode: boolean): boolean {
    const library = libraryBehind(scope, isOwnCode);
    return library !== undefined && this.regime.at(placeOf(scope)).trusts(library.name, library.version);
  }

  /** Whether a proposal counts. Nobody signs off what its own component asks for. */
  public admits({ rule, trusted }: Proposal, scope: GovernedScope): boolean {
    return baseRuleId(rule) !== ENVELOPE_EXCEEDED.id && this.counts(scope, trusted);
  }
}

/** Which library at which version speaks for a scope; none where somebody else speaks as this one. */
export function libraryBehind({ component }: GovernedScope, isOwnCode: boolean): Library | undefined {
  if (isOwnCode) return { name: OURSELVES, version: VERSION };
  const name = component && libraryOf(component.type);
  return name === undefined || name === OURSELVES ? undefined : { name, version: component!.version };
}

/** The library that a component comes from: what stands before its class name. */
function libraryOf(type: string): string {
  return type.slice(0, Math.max(0, type.lastIndexOf('.')));
}
