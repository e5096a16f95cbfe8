import { App, Size, Stack, Validations } from 'aws-cdk-lib';
import { AppEnvironment, DatabaseCapacity, DatabaseEngine, DataClassification, EnvironmentTier, Governance, ServiceDatabase, waivers } from 'cdk-paved-road';

/** How much of something the team asks for, and which register governs it. */
export interface Wish {
  /** The storage of the database. */
  readonly storage: Size;
  /** The file of the register. */
  readonly register: string;
  /** A rule that the team acknowledges with the CDK's own means. */
  readonly acknowledged?: string;
}

/** A production database with more storage than is free. */
export function composeDatabase(app: App, { storage, register, acknowledged }: Wish): ServiceDatabase {
  Governance.apply(app, { waivers: waivers.WaiverRegister.fromFile(register) });
  const environment = new AppEnvironment(app, 'ShopProduction', {
    application: 'shop', owner: 'team-shop', costCenter: 'cc-4711', tier: EnvironmentTier.PRODUCTION, alertEmail: 'shop-oncall@example.com', monthlyBudget: 1000,
  });
  const orders = new ServiceDatabase(new Stack(app, 'Shop'), 'Orders', {
    environment,
    dataClassification: DataClassification.INTERNAL,
    engine: DatabaseEngine.postgresql(),
    capacity: DatabaseCapacity.provisioned(undefined, { storage }),
  });
  if (acknowledged !== undefined) Validations.of(orders).acknowledge({ id: acknowledged, reason: 'we need it' });
  return orders;
}
