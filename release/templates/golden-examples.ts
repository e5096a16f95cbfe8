import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { composeCloned } from '../../examples/database/cloned';
import { composeReadOnly } from '../../examples/database/read-only';
import { composeRecovery } from '../../examples/database/recovery';
import { composeRestored } from '../../examples/database/restored';
import { composeSmallest } from '../../examples/database/smallest';
import { composeWithFunction } from '../../examples/database/with-function';
import { composeLandingZone } from '../../examples/landing-zone/app';
import { composeOrders } from '../../examples/orders/orders';
import { composeReview } from '../../examples/overlay/overlay';
import { composeBilling } from '../../examples/shared-environment/billing';
import { composeOrders as composeSharedOrders } from '../../examples/shared-environment/orders';
import { composePlatform } from '../../examples/shared-environment/platform';
import { composeTwoEngines } from '../../examples/two-engines/app';
import { AppEnvironment, DatabaseEngine, DataClassification, EnvironmentTier, OperatorAccess, ServiceDatabase, ServiceSecret } from '../../src';

/** A program whose templates are held against those of the last release. */
export interface GoldenExample {
  /** Its name, which is the folder of its templates. */
  readonly name: string;
  /** Puts its stacks into an empty App. */
  compose(app: App): unknown;
}

/** The examples that stand for what people deployed: every component, in the tiers that differ most. */
export const GOLDEN_EXAMPLES: readonly GoldenExample[] = [
  ...[EnvironmentTier.PLAYGROUND, EnvironmentTier.STAGING, EnvironmentTier.PRODUCTION].map((tier) => (
    { name: `orders-${tier.name}`, compose: (app: App) => composeOrders(app, tier) })),
  { name: 'database-cloned', compose: (app) => composeCloned(app, 17) },
  { name: 'database-read-only', compose: composeReadOnly },
  { name: 'database-recovery', compose: composeRecovery },
  { name: 'database-restored', compose: composeRestored },
  { name: 'database-smallest', compose: (app) => composeSmallest(app) },
  { name: 'database-with-function', compose: (app) => composeWithFunction(app) },
  { name: 'landing-zone', compose: composeLandingZone },
  { name: 'overlay', compose: (app) => composeReview(app, 17) },
  { name: 'secret-and-operators', compose: composeSecretAndOperators },
  { name: 'shared-environment-platform', compose: composePlatform },
  { name: 'shared-environment-orders', compose: (app) => composeSharedOrders(app, contractOfThePlatform(app.outdir)) },
  { name: 'shared-environment-billing', compose: composeBilling },
  { name: 'two-engines-rds', compose: (app) => composeTwoEngines(app, DatabaseEngine.postgresql()) },
  { name: 'two-engines-aurora', compose: (app) => composeTwoEngines(app, DatabaseEngine.auroraPostgresql()) },
];

/** The components that no example is about. */
function composeSecretAndOperators(app: App): void {
  const environment = new AppEnvironment(app, 'Shop', {
    application: 'shop', owner: 'team-shop', costCenter: 'cc-4711', tier: EnvironmentTier.PRODUCTION, alertEmail: 'shop-oncall@example.com', monthlyBudget: 1000,
  });
  const stack = new Stack(app, 'Data');
  const dataClassification = DataClassification.CONFIDENTIAL;
  new ServiceSecret(stack, 'VendorKey', { environment, dataClassification });
  const operators = new OperatorAccess(stack, 'Operators', { environment });
  operators.connectTo(new ServiceDatabase(stack, 'Orders', { environment, dataClassification }));
}

/** The contract that the platform publishes, in a folder of its own below that of the App which reads it. */
function contractOfThePlatform(outdir: string): string {
  const app = new App({ outdir: join(outdir, 'platform') });
  composePlatform(app);
  return join(app.synth().directory, 'contracts', 'retail-production.json');
}
