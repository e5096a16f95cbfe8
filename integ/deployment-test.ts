import { ActualResult, EqualsAssertion, ExpectedResult, IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, CfnOutput, Stack } from 'aws-cdk-lib';

/** A test that deploys everything an app has, asks what is there, and destroys it again. Compose the app before. */
export function deploymentTest(app: App, id: string): IntegTest {
  return new IntegTest(app, id, { testCases: app.node.findAll().filter((construct) => Stack.isStack(construct)) });
}

/** What to call. */
export interface ApiCall {
  /** The service as its SDK is called, such as `RDS`. */
  readonly service: string;
  /** The operation, such as `DescribeDBClusters`. */
  readonly operation: string;
  readonly parameters: Record<string, unknown>;
}

/** Values by their paths in an answer. */
export type Values = Readonly<Record<string, string | number | boolean>>;

/**
 * Expects values in an answer, by their paths such as `DBClusters.0.StorageEncrypted`. Only they are taken out of it: an answer of more than 4 KB
 * does not fit into what a custom resource may say.
 */
export function expectAt({ assertions }: IntegTest, { service, operation, parameters }: ApiCall, values: Values): void {
  const call = assertions.awsApiCall(service, operation, parameters);
  Object.entries(values).forEach(([path, value]) => {
    const id = `${call.node.id}${path}`.replace(/\W/g, '');
    const equality = new EqualsAssertion(Stack.of(call), `Equals${id}`, { expected: ExpectedResult.exact(value), actual: ActualResult.fromAwsApiCall(call, path) });
    // Otherwise it has a hash of a token, which is another one at each synthesis. integ-runner knows results by how they begin.
    (equality.node.findChild('AssertionResults') as CfnOutput).overrideLogicalId(`AssertionResults${id}`);
  });
}
