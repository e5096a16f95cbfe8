import { App, Stack } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { AppEnvironment, DataClassification, FunctionService, ServiceDatabase } from 'cdk-paved-road';

/**
 * The app of one team, in a repository of its own. The contract lies beside its `cdk.json` as `contracts/retail-production.json`, taken from the
 * output of the platform's synthesis.
 */
export function composeOrders(app: App, file?: string): Stack {
  const environment = AppEnvironment.fromContract(app, 'Retail', { name: 'retail-production', file, application: 'orders', owner: 'team-orders' });
  const stack = new Stack(app, 'Orders');
  const orders = new ServiceDatabase(new Stack(app, 'OrdersData'), 'Orders', { environment, dataClassification: DataClassification.CONFIDENTIAL });
  const api = new FunctionService(stack, 'Api', {
    environment,
    dataClassification: DataClassification.CONFIDENTIAL,
    runtime: Runtime.NODEJS_24_X,
    code: Code.fromInline('exports.handler = async () => {}'),
    reservedConcurrency: 50,
  });
  api.connectTo(orders);
  api.connectTo(ServiceDatabase.fromContract(stack, 'Catalogue', { environment, name: 'Catalogue' }));
  return stack;
}

if (require.main === module) {
  const app = new App();
  composeOrders(app);
  app.synth();
}
