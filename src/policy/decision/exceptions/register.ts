import { Vocabulary } from './vocabulary';
import { PendingEntry } from '../../../waivers/base/register-comparison';
import { Waiver } from '../../../waivers/waiver';
import { EffectivePolicy } from '../layers/effective-policy';

/** The register of an app, and what its entries are judged by besides what is found. */
export interface Register {
  /** The entries, in order. */
  readonly waivers: readonly Waiver[];
  /** Those that do not count yet, because the change that is judged adds or widens them. */
  readonly pending: ReadonlyMap<Waiver, PendingEntry>;
  /** The instant of the synthesis. */
  readonly instant: string;
  /** What the layers of policy say everywhere. */
  readonly policy: EffectivePolicy;
  /** The ids of all rules and controls. */
  readonly known: Vocabulary;
  /** The names of the applications of the app; none where it has no environment. */
  readonly applications: readonly string[];
  /** What the rules of an entry say themselves. */
  statementsOf(rule: string): readonly string[];
}
