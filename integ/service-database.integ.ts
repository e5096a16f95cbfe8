import { App, Stack } from 'aws-cdk-lib';
import { AppEnvironment, DatabaseEngine, DataClassification, EnvironmentTier, ServiceDatabase } from 'cdk-paved-road';

/** A database of each kind. */
export function composeServiceDatabase(app: App): ServiceDatabase[] {
  const environment = new AppEnvironment(app, 'IntegDatabase', {
    application: 'integ-database', owner: 'integ', costCenter: 'integ', tier: EnvironmentTier.PLAYGROUND,
  });
  const stack = new Stack(app, 'IntegDatabaseApp');
  const dataClassification = DataClassification.INTERNAL;
  return [
    new ServiceDatabase(stack, 'Cluster', { environment, dataClassification }),
    new ServiceDatabase(stack, 'Instance', { environment, dataClassification, engine: DatabaseEngine.postgresql() }),
  ];
}

if (require.main === module) {
  const app = new App();
  composeServiceDatabase(app);
  app.synth();
}
