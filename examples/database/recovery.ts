import { App, Duration, Stack } from 'aws-cdk-lib';
import { AppEnvironment, DataClassification, EnvironmentTier, ServiceDatabase } from 'cdk-paved-road';

/** The vault of the company, in another account and region. */
const VAULT = 'arn:aws:backup:eu-central-1:222222222222:backup-vault:copies';

/** Payments that lose five minutes at most, are back after five, and two days behind when the region is lost. The record says which setting keeps each of it. */
export function composeRecovery(app: App): ServiceDatabase {
  const environment = new AppEnvironment(app, 'Shop', {
    application: 'shop',
    owner: 'team-shop',
    costCenter: 'cc-4711',
    tier: EnvironmentTier.PRODUCTION,
    alertEmail: 'shop-oncall@example.com',
    monthlyBudget: 1000,
    backups: { copies: [{ vaultArn: VAULT, retention: Duration.days(90) }], restoreTesting: {} },
  });
  return new ServiceDatabase(new Stack(app, 'Data'), 'Payments', {
    environment,
    dataClassification: DataClassification.CONFIDENTIAL,
    recovery: { rpo: Duration.minutes(5), rto: Duration.minutes(5), regionLoss: Duration.days(2) },
  });
}
