import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { AppEnvironment, AppEnvironmentProps, DatabaseEngine, DataClassification, EnvironmentTier, FunctionService, ServiceDatabase } from 'cdk-paved-road';

/** What the demo breaks on purpose. */
export interface Orders {
  readonly orders: ServiceDatabase;
  readonly stock: ServiceDatabase;
  readonly api: FunctionService;
}

/** The orders application in an environment of a tier: two databases, and a function that uses both in a stack of its own. */
export function composeOrders(app: App, tier: EnvironmentTier, choices: Partial<AppEnvironmentProps> = {}): Orders {
  const name = `Orders${tier.name[0].toUpperCase()}${tier.name.slice(1)}`;
  const environment = new AppEnvironment(app, name, {
    application: 'orders',
    owner: 'team-orders',
    costCenter: 'cc-4711',
    tier,
    alertEmail: 'orders-oncall@example.com',
    monthlyBudget: tier.monthlyBudget ?? 1000,
    ...choices,
  });

  const data = new Stack(app, `${name}Data`);
  const orders = new ServiceDatabase(data, 'Orders', { environment, dataClassification: DataClassification.INTERNAL });
  const stock = new ServiceDatabase(data, 'Stock', {
    environment, dataClassification: DataClassification.INTERNAL, engine: DatabaseEngine.postgresql(),
  });
  const api = new FunctionService(new Stack(app, `${name}App`), 'Api', {
    environment, runtime: Runtime.NODEJS_24_X, code: Code.fromAsset(join(__dirname, 'api')), reservedConcurrency: 50,
  });
  api.connectTo(orders);
  api.connectTo(stock);
  return { orders, stock, api };
}

/** The three environments of the application. */
export function composeAll(app: App): Orders[] {
  return [EnvironmentTier.PLAYGROUND, EnvironmentTier.STAGING, EnvironmentTier.PRODUCTION].map((tier) => composeOrders(app, tier));
}
