import { App, Stack } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { AppEnvironment, DataClassification, EnvironmentTier, FunctionService, ServiceDatabase } from 'cdk-paved-road';

/** A function with the address of its database and the way to the password in its variables: `ORDERS_HOST`, `ORDERS_SECRET_ARN`, and so on. */
export function composeWithFunction(app: App, tier: EnvironmentTier = EnvironmentTier.PLAYGROUND): FunctionService {
  const environment = new AppEnvironment(app, 'Shop', {
    application: 'shop', owner: 'team-shop', costCenter: 'cc-4711', tier, alertEmail: 'shop-oncall@example.com', monthlyBudget: tier.monthlyBudget ?? 1000,
  });
  const orders = new ServiceDatabase(new Stack(app, 'Data'), 'Orders', { environment, dataClassification: DataClassification.INTERNAL });
  const api = new FunctionService(new Stack(app, 'Api'), 'Api', {
    environment, runtime: Runtime.NODEJS_24_X, code: Code.fromInline('exports.handler = async () => {}'), reservedConcurrency: 5,
  });
  api.connectTo(orders);
  return api;
}
