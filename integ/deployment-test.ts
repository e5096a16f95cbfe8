import { ExpectedResult, IntegTest } from '@aws-cdk/integ-tests-alpha';
import { App, Stack } from 'aws-cdk-lib';

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

/**
 * Expects values in an answer, each by its path such as `DBClusters.0.StorageEncrypted`, with a call of its own: an answer
 * of more than 4 KB does not fit into what a custom resource may say. A value that is false, zero or missing cannot be told apart.
 */
export function expectAt(test: IntegTest, { service, operation, parameters }: ApiCall, values: Record<string, string | number | true>): void {
  Object.entries(values).forEach(([path, value]) => {
    test.assertions.awsApiCall(service, operation, parameters).assertAtPath(path, ExpectedResult.exact(value));
  });
}
