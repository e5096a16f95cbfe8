import { App, Stack } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { AppEnvironment, DataClassification, EnvironmentTier, FunctionService, ServiceDatabase } from 'cdk-paved-road';

/** Two readers, of which the first one is the standby, and reports that ask them: of the database they know `ORDERS_READ_ONLY_HOST` and not the writer. */
export function composeReadOnly(app: App): FunctionService {
  const environment = new AppEnvironment(app, 'Shop', {
    application: 'shop', owner: 'team-shop', costCenter: 'cc-4711', tier: EnvironmentTier.PRODUCTION, alertEmail: 'shop-oncall@example.com', monthlyBudget: 1000,
  });
  const orders = new ServiceDatabase(new Stack(app, 'Data'), 'Orders', { environment, dataClassification: DataClassification.INTERNAL, readers: 2 });
  const reports = new FunctionService(new Stack(app, 'Reports'), 'Reports', {
    environment, runtime: Runtime.NODEJS_24_X, code: Code.fromInline('exports.handler = async () => {}'), reservedConcurrency: 5,
  });
  reports.connectTo(orders.readOnly);
  return reports;
}
