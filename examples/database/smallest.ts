import { App, Stack } from 'aws-cdk-lib';
import { AppEnvironment, DataClassification, EnvironmentTier, ServiceDatabase } from 'cdk-paved-road';

/** A place, and a database in it; everything else comes with the tier. */
export function composeSmallest(app: App, tier: EnvironmentTier = EnvironmentTier.PLAYGROUND): ServiceDatabase {
  const environment = new AppEnvironment(app, 'Try', { application: 'try', owner: 'team-try', costCenter: 'cc-4711', tier });
  return new ServiceDatabase(new Stack(app, 'Data'), 'Orders', { environment, dataClassification: DataClassification.INTERNAL });
}
