import { App, Stack } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { AppEnvironment, DatabaseEngine, DataClassification, EnvironmentTier, FunctionService, IServiceDatabase, ServiceDatabase } from 'cdk-paved-road';

/** The application. It knows a database that speaks PostgreSQL, and nothing of what runs behind it. */
export function composeApplication(app: App, environment: AppEnvironment, orders: IServiceDatabase): FunctionService {
  const api = new FunctionService(new Stack(app, 'Api'), 'Api', {
    environment, runtime: Runtime.NODEJS_24_X, code: Code.fromInline('exports.handler = async () => {}'), reservedConcurrency: 10,
  });
  api.connectTo(orders);
  return api;
}

/** The data, in a stack of its own: the one place that names the engine, such as `DatabaseEngine.postgresql()` or `DatabaseEngine.auroraPostgresql()`. */
export function composeTwoEngines(app: App, engine: DatabaseEngine): FunctionService {
  const environment = new AppEnvironment(app, 'Shop', {
    application: 'shop', owner: 'team-shop', costCenter: 'cc-4711', tier: EnvironmentTier.PRODUCTION, alertEmail: 'shop-oncall@example.com', monthlyBudget: 1000,
  });
  const orders = new ServiceDatabase(new Stack(app, 'Data'), 'Orders', { environment, dataClassification: DataClassification.INTERNAL, engine });
  return composeApplication(app, environment, orders);
}

if (require.main === module) {
  const app = new App();
  composeTwoEngines(app, DatabaseEngine.auroraPostgresql());
  app.synth();
}
