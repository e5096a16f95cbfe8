import { ExpectedResult, Match } from '@aws-cdk/integ-tests-alpha';
import { App, Stack } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { AppEnvironment, DataClassification, EnvironmentTier, FunctionService, ServiceSecret } from 'cdk-paved-road';
import { deploymentTest } from './deployment-test';

/** Answers whether the secret can be read, and how long its value is; never the value. */
const PROBE = `
const { SecretsManagerClient, GetSecretValueCommand } = require('@aws-sdk/client-secrets-manager');
exports.handler = async () => {
  const { SecretString } = await new SecretsManagerClient({}).send(new GetSecretValueCommand({ SecretId: process.env.VENDOR_KEY_SECRET_ARN }));
  return { length: SecretString.length };
};
`;

/** A function outside of the network that reads a secret. */
export function composeServiceSecret(app: App): void {
  const environment = new AppEnvironment(app, 'IntegSecret', {
    application: 'integ-secret', owner: 'integ', costCenter: 'integ', tier: EnvironmentTier.PLAYGROUND,
  });
  const stack = new Stack(app, 'IntegSecretApp');
  const vendorKey = new ServiceSecret(stack, 'VendorKey', { environment, dataClassification: DataClassification.INTERNAL });
  const api = new FunctionService(stack, 'Api', { environment, runtime: Runtime.NODEJS_24_X, code: Code.fromInline(PROBE) });
  api.connectTo(vendorKey);

  const { assertions } = deploymentTest(app, 'ServiceSecretTest');
  assertions.invokeFunction({ functionName: api.resource.functionName })
    .expect(ExpectedResult.objectLike({ Payload: Match.serializedJson({ length: 32 }) }));
}

if (require.main === module) {
  const app = new App();
  composeServiceSecret(app);
  app.synth();
}
