import { EnvironmentTier } from '../../core/tier/environment-tier';
import { LifetimeProps } from '../lifetime/lifetime-props';

/** Properties of an overlay. */
export interface OverlayProps extends LifetimeProps {
  /** The name of the overlay, such as `shop-review-17`, with the rules of the name of an environment. Another one than the base's. */
  readonly name: string;

  /**
   * What kind of environment it is. One that has an end, and that may hold whatever data the base may hold.
   *
   * @default EnvironmentTier.PLAYGROUND
   */
  readonly tier?: EnvironmentTier;

  /**
   * The application that runs in it.
   *
   * @default - that of the base
   */
  readonly application?: string;

  /**
   * The team that answers for it.
   *
   * @default - that of the base
   */
  readonly owner?: string;

  /**
   * Who pays for it.
   *
   * @default - that of the base
   */
  readonly costCenter?: string;

  /**
   * The e-mail address that receives its alarms and notices. AWS asks it once for confirmation.
   *
   * @default - topics without subscribers
   */
  readonly alertEmail?: string;

  /**
   * Spend in a month, in US dollars, at whose 80 and 100 percent somebody is told. At most the tier's.
   *
   * @default - the tier's amount, 50 in a playground
   */
  readonly monthlyBudget?: number;
}
