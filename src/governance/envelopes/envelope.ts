import { Amount } from '../../policy/decision/layers/amount';
import { EffectivePolicy } from '../../policy/decision/layers/effective-policy';
import { EnvelopeSetting } from '../../policy/decision/layers/layer-settings';

type Bound = keyof EnvelopeSetting;

/** Where a value lies in an envelope. */
export enum EnvelopeState {
  /** Nobody needs to sign. */
  FREE = 'free',
  /** Somebody has to sign. */
  SIGN_OFF = 'sign-off',
  /** No sign-off helps. */
  REFUSED = 'refused',
  /** Nobody knows the value. */
  UNKNOWN = 'unknown',
}

/** The range of one parameter in one place: what its component says by itself, and what the layers of policy make of it. */
export class Envelope {
  /**
   * The envelope that holds in a place.
   *
   * @param parameter such as `ServiceDatabase.storage`
   * @param tiers the tier of the place and those that it is based on
   * @param own what the component says by itself, by the name of the tier
   */
  public static in(policy: EffectivePolicy, parameter: string, tiers: readonly string[], own: Readonly<Record<string, EnvelopeSetting>>): Envelope {
    const ranges = new Map(Object.entries(own).map(([tier, range]) => [tier.toUpperCase(), range]));
    const range: EnvelopeSetting = Object.assign({}, ...[...tiers].reverse().map((tier) => ranges.get(tier.toUpperCase())));
    const layers = new Set<string>();
    const amountOf = (bound: Bound) => {
      const counts = policy.boundOf(parameter, tiers, bound, range[bound]);
      counts?.layers.forEach((layer) => layers.add(layer));
      return counts && Amount.parse(counts.amount);
    };
    const free = new Span(amountOf('freeFrom'), amountOf('free'));
    return new Envelope(free, new Span(amountOf('signOffFrom'), amountOf('signOff')), [...layers].sort());
  }

  private readonly free: Span;

  private constructor(
    free: Span,
    private readonly grantable: Span,
    /** The layers of policy that bounds come from. */
    public readonly layers: readonly string[],
  ) {
    // What one layer refuses is not free, whatever another one says.
    this.free = free.within(grantable);
  }

  /** Where an amount lies. What cannot be compared with a bound lies outside of it. */
  public stateOf(amount: Amount): EnvelopeState {
    if (!this.grantable.has(amount)) return EnvelopeState.REFUSED;
    return this.free.has(amount) ? EnvelopeState.FREE : EnvelopeState.SIGN_OFF;
  }

  /** Whether an amount is a size where a bound is a number, or the other way round. */
  public isIncomparableWith({ isSize }: Amount): boolean {
    const bounds = [this.free, this.grantable].flatMap(({ low, high }) => [low, high]);
    return bounds.some((bound) => bound !== undefined && bound.isSize !== isSize);
  }

  /** The bounds, as the record has them. */
  public toJSON(): { readonly [bound in Bound]?: number | string } {
    return {
      free: this.free.high?.toJSON(),
      signOff: this.grantable.high?.toJSON(),
      freeFrom: this.free.low?.toJSON(),
      signOffFrom: this.grantable.low?.toJSON(),
    };
  }

  /**
   * What is free and what needs a sign-off: `up to 1 TiB is free, up to 4 TiB with a sign-off`.
   *
   * @param counted what its numbers count, such as `days`
   */
  public inWords(counted?: string): string {
    const [free, signOff] = this.parts(counted);
    return `${free} is free, ${signOff} with a sign-off`;
  }

  /**
   * What is free, and what needs a sign-off.
   *
   * @param counted what its numbers count, such as `days`
   */
  public parts(counted?: string): [string, string] {
    const [free, grantable] = [this.free, this.grantable].map((span) => span.inWords(counted));
    return [free, free === grantable ? 'nothing else' : grantable];
  }
}

/** Amounts from a low to a high bound, both included; without an end where a bound is left out. */
class Span {
  constructor(public readonly low?: Amount, public readonly high?: Amount) {}

  public has(amount: Amount): boolean {
    return (this.low?.isAtMost(amount) ?? true) && (!this.high || amount.isAtMost(this.high));
  }

  /** What lies in another one as well. */
  public within(other: Span): Span {
    const { low = other.low, high = other.high } = this;
    return new Span(low && other.low && low.isAtMost(other.low) ? other.low : low, high && other.high?.isAtMost(high) ? other.high : high);
  }

  public inWords(counted?: string): string {
    const { low, high } = this;
    if (low && high && !low.isAtMost(high)) return 'nothing';
    if (low && high) return `from ${low} to ${withNoun(high, counted)}`;
    if (low) return `from ${withNoun(low, counted)} on`;
    return high ? `up to ${withNoun(high, counted)}` : 'everything';
  }
}

/** An amount with what it counts: `1 TiB`, `14 days`, `1 day`. */
export function withNoun(amount: Amount, counted?: string): string {
  if (counted === undefined) return String(amount);
  return `${amount} ${amount.value === 1 ? counted.replace(/s$/, '') : counted}`;
}
