import { App, Stack } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { AppEnvironment, DatabaseRestore, DataClassification, EnvironmentTier, FunctionService, ServiceDatabase } from 'cdk-paved-road';

/**
 * Production with the data that it had before somebody deleted too much; from a snapshot it is `DatabaseRestore.fromSnapshot('...')`. `restore` is
 * the only difference to `with-function.ts`: the function is told the new host and secret under the names that it knows.
 */
export function composeRestored(app: App): FunctionService {
  const environment = new AppEnvironment(app, 'Shop', {
    application: 'shop', owner: 'team-shop', costCenter: 'cc-4711', tier: EnvironmentTier.PRODUCTION, alertEmail: 'shop-oncall@example.com', monthlyBudget: 1000,
  });
  const orders = new ServiceDatabase(new Stack(app, 'Data'), 'Orders', {
    environment,
    dataClassification: DataClassification.INTERNAL,
    tiers: { production: { restore: DatabaseRestore.toPointInTime({ source: 'data-orders', time: '2026-11-21T14:30:00Z' }) } },
  });
  const api = new FunctionService(new Stack(app, 'Api'), 'Api', {
    environment, runtime: Runtime.NODEJS_24_X, code: Code.fromInline('exports.handler = async () => {}'), reservedConcurrency: 5,
  });
  api.connectTo(orders);
  return api;
}
