import { Waiver } from '../../waivers/waiver';
import { EffectivePolicy } from '../layers/effective-policy';

/** The register of an app, and what its entries are judged by besides what is found. */
export interface Register {
  /** The entries, in order. */
  readonly waivers: readonly Waiver[];
  /** The instant of the synthesis. */
  readonly instant: string;
  /** What the layers of policy say everywhere. */
  readonly policy: EffectivePolicy;
  /** The ids of all rules and controls. */
  readonly known: ReadonlySet<string>;
  /** The names of the applications of the app; none where it has no environment. */
  readonly applications: readonly string[];
  /** What the rules of an entry say themselves. */
  statementsOf(rule: string): readonly string[];
  /** Why an entry does not count yet, where the change that is judged adds or widens it. */
  pendingBecause(waiver: Waiver): string | undefined;
}
