import { ExpectedResult, Match } from '@aws-cdk/integ-tests-alpha';
import { App, Stack } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { AppEnvironment, DataClassification, EnvironmentTier, FunctionService, ServiceDatabase } from 'cdk-paved-road';
import { deploymentTest } from './deployment-test';

/** Answers whether the database takes connections and its secret can be read: a name, a port and two letters. */
const PROBE = `
const net = require('node:net');
const { SecretsManagerClient, GetSecretValueCommand } = require('@aws-sdk/client-secrets-manager');
exports.handler = async () => {
  const { ORDERS_HOST: host, ORDERS_PORT: port, ORDERS_NAME: name, ORDERS_SECRET_ARN: SecretId } = process.env;
  await new Promise((resolve, reject) => {
    const socket = net.connect({ host, port: Number(port), timeout: 20000 }, () => resolve(socket.end()));
    socket.on('error', reject).on('timeout', () => reject(new Error('the database does not answer')));
  });
  const { SecretString } = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId }));
  return { name, port, user: JSON.parse(SecretString).username === 'master' ? 'ok' : 'no' };
};
`;

/** A function that stays outside of the network, and one that joined it to reach a database. */
export function composeFunctionService(app: App): void {
  const environment = new AppEnvironment(app, 'IntegFunction', {
    application: 'integ-function', owner: 'integ', costCenter: 'integ', tier: EnvironmentTier.PLAYGROUND,
  });
  const alone = new FunctionService(new Stack(app, 'IntegFunctionAlone'), 'Alone', {
    environment, runtime: Runtime.NODEJS_24_X, code: Code.fromInline("exports.handler = async () => 'ok';"),
  });
  const stack = new Stack(app, 'IntegFunctionWithDatabase');
  const orders = new ServiceDatabase(stack, 'Orders', { environment, dataClassification: DataClassification.INTERNAL });
  const api = new FunctionService(stack, 'Api', { environment, runtime: Runtime.NODEJS_24_X, code: Code.fromInline(PROBE) });
  api.connectTo(orders);

  const { assertions } = deploymentTest(app, 'FunctionServiceTest');
  assertions.invokeFunction({ functionName: alone.resource.functionName }).expect(ExpectedResult.objectLike({ Payload: '"ok"' }));
  assertions.invokeFunction({ functionName: api.resource.functionName })
    .expect(ExpectedResult.objectLike({ Payload: Match.serializedJson({ name: 'orders', port: '6543', user: 'ok' }) }));
}

if (require.main === module) {
  const app = new App();
  composeFunctionService(app);
  app.synth();
}
