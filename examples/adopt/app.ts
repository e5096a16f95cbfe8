import { App, RemovalPolicy, Stack } from 'aws-cdk-lib';
import { AttributeType, Table } from 'aws-cdk-lib/aws-dynamodb';
import { Vpc } from 'aws-cdk-lib/aws-ec2';
import { Code, Function, Runtime } from 'aws-cdk-lib/aws-lambda';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { Governance, policy, waivers } from 'cdk-paved-road';

/**
 * An ordinary CDK app, careless as they are. Observing it changes no template and stops nothing: the record says what
 * enforcing would cost. Once that is recorded as a baseline it is enforced, and only what is new fails.
 */
export function composeAdopt(app: App, baseline?: waivers.Baseline): Stack {
  const { OBSERVE, ENFORCE } = policy.GovernanceMode;
  Governance.apply(app, { mode: baseline ? ENFORCE : OBSERVE, baseline });

  const stack = new Stack(app, 'Legacy');
  const files = new Bucket(stack, 'Files', { removalPolicy: RemovalPolicy.DESTROY, autoDeleteObjects: true });
  const table = new Table(stack, 'Table', { partitionKey: { name: 'id', type: AttributeType.STRING } });
  const worker = new Function(stack, 'Worker', {
    runtime: Runtime.NODEJS_24_X,
    handler: 'index.handler',
    code: Code.fromInline('exports.handler = async () => {}'),
    vpc: new Vpc(stack, 'Vpc', { maxAzs: 2 }),
  });
  new Topic(stack, 'Events').grantPublish(worker);
  files.grantReadWrite(worker);
  table.grantReadWriteData(worker);
  return stack;
}

if (require.main === module) {
  const app = new App();
  composeAdopt(app);
  app.synth();
}
