import { App } from 'aws-cdk-lib';
import { AppEnvironment, DataClassification, EnvironmentTier, ServiceDatabase } from 'cdk-paved-road';

/** The app of the platform team: an environment that applications share, and a database of everybody. */
export function composePlatform(app: App): AppEnvironment {
  const environment = new AppEnvironment(app, 'Retail', {
    application: 'platform',
    owner: 'team-platform',
    costCenter: 'cc-1000',
    name: 'retail-production',
    tier: EnvironmentTier.PRODUCTION,
    alertEmail: 'platform-oncall@example.com',
    monthlyBudget: 3000,
    offers: { network: { egress: true }, keys: [DataClassification.INTERNAL, DataClassification.CONFIDENTIAL] },
  });
  const catalogue = new ServiceDatabase(environment.shared, 'Catalogue', { environment, dataClassification: DataClassification.INTERNAL });
  catalogue.share();
  return environment;
}

if (require.main === module) {
  const app = new App();
  composePlatform(app);
  app.synth();
}
