import { App, Stack } from 'aws-cdk-lib';
import { experimental } from 'aws-cdk-lib/aws-cloudfront';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { Governance, policy } from '../../src';
import { Disposition } from '../../src/policy/decision/finding';
import { newApp, recordOf } from '../governance/apps';

const IRELAND = { account: '111111111111', region: 'eu-west-1' };
const OREGON = { ...IRELAND, region: 'us-west-2' };

const edgeIn = (app: App) => new experimental.EdgeFunction(new Stack(app, 'Shop', { env: IRELAND }), 'Edge', {
  runtime: Runtime.NODEJS_18_X, handler: 'index.handler', code: Code.fromInline('x'),
});
const acrossRegions = (app: App) => {
  const bucket = new CfnBucket(new Stack(app, 'A', { env: IRELAND, crossRegionReferences: true }), 'Files');
  new CfnQueue(new Stack(app, 'B', { env: OREGON, crossRegionReferences: true }), 'Queue', { queueName: bucket.ref });
};

/** What became of the findings, by rule, on resources whose paths begin with a text. */
function dispositions(compose: (app: App) => unknown, place: RegExp, exceptions?: policy.ExceptionSettings): Map<string, Disposition> {
  const app = newApp();
  const layer = new policy.PolicyLayer({ name: policy.PolicyLayerName.ORGANIZATION, exceptions });
  Governance.apply(app, { packs: [new AwsSolutionsChecks(), new NIST80053R5Checks()], policy: policy.GovernancePolicy.fromLayers([layer]) });
  compose(app);
  expect(() => app.synth()).toThrow();
  return new Map(recordOf(app).findings.filter(({ resource }) => place.test(resource?.path ?? '')).map(({ rule, disposition }) => [rule, disposition]));
}

const { WAIVED, BLOCKING } = Disposition;
const kinds = (found: Map<string, Disposition>) => [...new Set(found.values())];

describe('C11: what the CDK puts into stacks of its own has exceptions of the platform there', () => {
  test('C11: the stack of a function at the edge, where nothing of the user reaches', () => {
    const found = dispositions(edgeIn, /^edge-lambda-stack-\w+\/Edge\/Resource$/);
    expect([found.get('NIST.800.53.R5-LambdaInsideVPC'), found.get('NIST.800.53.R5-LambdaDLQ')]).toEqual([WAIVED, WAIVED]);
    expect([found.get('AwsSolutions-L1'), found.get('NIST.800.53.R5-LambdaConcurrency')]).toEqual([BLOCKING, BLOCKING]);
  });

  test.each<[string, (app: App) => unknown, RegExp]>([
    ['what reads the ARN of a function at the edge', edgeIn, /^Shop\/Custom::CrossRegionStringParameterReaderCustomResourceProvider\//],
    ['what writes references to another region', acrossRegions, /^A\/Custom::CrossRegionExportWriterCustomResourceProvider\//],
    ['what reads references from another region', acrossRegions, /^B\/Custom::CrossRegionExportReaderCustomResourceProvider\//],
  ])('C11: nothing blocks on %s', (_, compose, place) => {
    expect(kinds(dispositions(compose, place))).toEqual([WAIVED]);
  });

  test('C11 neighbour: a policy takes them away', () => {
    expect(kinds(dispositions(edgeIn, /^edge-lambda-stack-\w+\/Edge\/Resource$/, { platform: false }))).toEqual([BLOCKING]);
  });
});
