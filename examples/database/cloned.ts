import { App, Stack } from 'aws-cdk-lib';
import { AppEnvironment, DatabaseRestore, DataClassification, EnvironmentTier, ServiceDatabase } from 'cdk-paved-road';

/** A development environment, and one over it for a change, whose database begins as a clone: the same data within minutes, paid for as far as it changes. */
export function composeCloned(app: App, change: number): ServiceDatabase {
  const dataClassification = DataClassification.INTERNAL;
  const base = new AppEnvironment(app, 'Development', { application: 'shop', owner: 'team-shop', costCenter: 'cc-4711', tier: EnvironmentTier.DEVELOPMENT });
  const orders = new ServiceDatabase(new Stack(app, 'Data'), 'Orders', { environment: base, dataClassification });

  const review = AppEnvironment.overlay(base, app, 'Review', { name: `shop-review-${change}` });
  return new ServiceDatabase(new Stack(app, 'ReviewData', { stackName: review.nameOf('Data') }), 'Orders', {
    environment: review, dataClassification, restore: DatabaseRestore.cloneOf(orders),
  });
}
