import { App, CfnCondition, CfnOutput, CfnParameter, CfnResource, Environment, Fn, NestedStack, Stack, Stage, Token } from 'aws-cdk-lib';
import { CfnFlowLog, CfnSecurityGroup, CfnSecurityGroupIngress, CfnVPC, Peer, Port, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { PolicyStatement, Role } from 'aws-cdk-lib/aws-iam';
import { Key } from 'aws-cdk-lib/aws-kms';
import { CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import { Bucket, CfnBucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { CfnTopic, CfnTopicPolicy } from 'aws-cdk-lib/aws-sns';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { Verdicts } from './verdicts';
import { Governance, GovernedComponent, GovernedComponentProps, policy } from '../../src';
import { State } from '../../src/policy/rule/verdict';
import { GovernanceAssertions } from '../../src/testing';
import { environmentIn, newApp, recordOf } from '../governance/apps';

const { COMPLIANT, NON_COMPLIANT } = State;
const IRELAND: Environment = { account: '111111111111', region: 'eu-west-1' };
const VIRGINIA: Environment = { account: '111111111111', region: 'us-east-1' };

const TLS = ['AwsSolutions-S10', 'NIST.800.53.R5-S3BucketSSLRequestsOnly', 'PR-S3-TLS-ONLY'];

const withReferences = (strength: 'strong' | 'weak' | 'both'): App => new App({ analyticsReporting: false, context: { '@aws-cdk/core:defaultCrossStackReferences': strength } });

/** A policy that refuses plain requests to a bucket, given by its name and its ARN. */
const refusing = (scope: Construct, bucket: string, arn: string): CfnBucketPolicy => new CfnBucketPolicy(scope, 'Policy', {
  bucket,
  policyDocument: { Statement: [{ Effect: 'Deny', Action: 's3:*', Principal: { AWS: '*' }, Resource: [arn, `${arn}/*`], Condition: { Bool: { 'aws:SecureTransport': 'false' } } }] },
});

const refusingRequestsTo = (scope: Construct, bucket: CfnBucket): CfnBucketPolicy => refusing(scope, bucket.ref, bucket.attrArn);

const states = (verdicts: Verdicts, rules: readonly string[], path: string) => rules.map((rule) => [rule, verdicts.state(rule, path)]);
const allSay = (rules: readonly string[], state: State | undefined) => rules.map((rule) => [rule, state]);

type Placing = [name: string, compose: (app: App) => { readonly bucket: CfnBucket; readonly document: CfnBucketPolicy }, strength?: 'strong' | 'weak' | 'both'];

const beside = (producer?: Environment, consumer?: Environment): Placing[1] => (app) => {
  const bucket = new CfnBucket(new Stack(app, 'Producer', { env: producer, crossRegionReferences: true }), 'Files');
  return { bucket, document: refusingRequestsTo(new Stack(app, 'Consumer', { env: consumer, crossRegionReferences: true }), bucket) };
};

const PLACINGS: Placing[] = [
  ['D1: by a strong reference', beside()],
  ['D1: by a weak reference', beside(), 'weak'],
  ['D1: by a reference that is strong and weak', beside(), 'both'],
  ['D1: in another region', beside(IRELAND, VIRGINIA)],
  ['D1: weakly in another region', beside(IRELAND, VIRGINIA), 'weak'],
  ['D1: by an output and an import that somebody wrote', (app) => {
    const producer = new Stack(app, 'Producer');
    const bucket = new CfnBucket(producer, 'Files');
    new CfnOutput(producer, 'Name', { value: bucket.ref, exportName: 'name' });
    new CfnOutput(producer, 'Arn', { value: bucket.attrArn, exportName: 'arn' });
    return { bucket, document: refusing(new Stack(app, 'Consumer'), Fn.importValue('name'), Fn.importValue('arn')) };
  }],
  ['D1: by parameters of SSM', (app) => {
    const producer = new Stack(app, 'Producer');
    const bucket = new CfnBucket(producer, 'Files');
    new StringParameter(producer, 'Name', { parameterName: '/shop/name', stringValue: bucket.ref });
    new StringParameter(producer, 'Arn', { parameterName: '/shop/arn', stringValue: bucket.attrArn });
    const consumer = new Stack(app, 'Consumer');
    const [name, arn] = ['name', 'arn'].map((key) => StringParameter.valueForStringParameter(consumer, `/shop/${key}`));
    return { bucket, document: refusing(consumer, name, arn) };
  }],
  ['D1: in a Stage', (app) => beside()(new Stage(app, 'Prod') as App)],
  ['D1: by the name that both know', (app) => {
    const bucket = new CfnBucket(new Stack(app, 'Producer'), 'Files', { bucketName: 'shop-files' });
    return { bucket, document: refusingRequestsTo(new Stack(app, 'Consumer'), bucket) };
  }],
  ['D2: in a nested stack', (app) => {
    const stack = new Stack(app, 'Shop');
    const bucket = new CfnBucket(stack, 'Files');
    return { bucket, document: refusingRequestsTo(new NestedStack(stack, 'Inner'), bucket) };
  }],
  ['D2: in a nested stack of a nested stack', (app) => {
    const stack = new Stack(app, 'Shop');
    const bucket = new CfnBucket(stack, 'Files');
    return { bucket, document: refusingRequestsTo(new NestedStack(new NestedStack(stack, 'Outer'), 'Inner'), bucket) };
  }],
  ['D2: around a nested stack', (app) => {
    const stack = new Stack(app, 'Shop');
    const bucket = new CfnBucket(new NestedStack(stack, 'Inner'), 'Files');
    return { bucket, document: refusingRequestsTo(stack, bucket) };
  }],
  ['D2: in a nested stack beside that of the bucket', (app) => {
    const stack = new Stack(app, 'Shop');
    const bucket = new CfnBucket(new NestedStack(stack, 'One'), 'Files');
    return { bucket, document: refusingRequestsTo(new NestedStack(stack, 'Two'), bucket) };
  }],
  ['D2: in a nested stack of another stack', (app) => {
    const bucket = new CfnBucket(new NestedStack(new Stack(app, 'Producer'), 'Nested'), 'Files');
    return { bucket, document: refusingRequestsTo(new NestedStack(new Stack(app, 'Consumer'), 'Nested'), bucket) };
  }],
];

describe('a policy that refuses plain requests counts for its bucket', () => {
  test.each(PLACINGS)('%s', (_, compose, strength = 'strong') => {
    const app = withReferences(strength);
    const { bucket, document } = compose(app);
    const verdicts = Verdicts.of(app);
    expect(states(verdicts, TLS, bucket.node.path)).toEqual(allSay(TLS, COMPLIANT));
    expect(states(verdicts, TLS.slice(0, 2), document.node.path)).toEqual(allSay(TLS.slice(0, 2), COMPLIANT));
    expect(verdicts.gaps()).toEqual([]);
  });

  test.each(PLACINGS)('%s, but not after an override took the refusal back', (_, compose, strength = 'strong') => {
    const app = withReferences(strength);
    const { bucket, document } = compose(app);
    document.addPropertyOverride('PolicyDocument.Statement.0.Effect', 'Allow');
    const verdicts = Verdicts.of(app);
    expect(states(verdicts, TLS, bucket.node.path)).toEqual(allSay(TLS, NON_COMPLIANT));
    expect(states(verdicts, TLS.slice(0, 2), document.node.path)).toEqual(allSay(TLS.slice(0, 2), NON_COMPLIANT));
  });
});

type Relation = [name: string, rules: string[], path: string, compose: (producer: Stack, consumer: Stack) => void];

const RELATIONS: Relation[] = [
  ['a flow log', ['AwsSolutions-VPC7', 'NIST.800.53.R5-VPCFlowLogsEnabled', 'PR-VPC-FLOW-LOGS'], 'Producer/Vpc', (producer, consumer) => {
    const vpc = new CfnVPC(producer, 'Vpc', { cidrBlock: '10.0.0.0/16' });
    new CfnFlowLog(consumer, 'Log', { resourceId: vpc.ref, resourceType: 'VPC' });
  }],
  ['the queue that a dead-letter queue belongs to', ['AwsSolutions-SQS3'], 'Producer/Dead', (producer, consumer) => {
    const dead = new CfnQueue(producer, 'Dead');
    new CfnQueue(consumer, 'Queue', { redrivePolicy: { deadLetterTargetArn: dead.attrArn, maxReceiveCount: 3 } });
  }],
  ['the bucket that logs to another', ['AwsSolutions-S1'], 'Producer/Logs', (producer, consumer) => {
    const logs = new CfnBucket(producer, 'Logs');
    new CfnBucket(consumer, 'Files', { loggingConfiguration: { destinationBucketName: logs.ref } });
  }],
  ['the policy of a topic', ['AwsSolutions-SNS3', 'PR-SNS-TLS-ONLY'], 'Producer/Topic', (producer, consumer) => {
    const topic = new CfnTopic(producer, 'Topic');
    new CfnTopicPolicy(consumer, 'Policy', {
      topics: [topic.ref],
      policyDocument: { Statement: [{ Effect: 'Deny', Action: 'sns:Publish', Principal: '*', Resource: topic.ref, Condition: { Bool: { 'aws:SecureTransport': 'false' } } }] },
    });
  }],
];

test.each(RELATIONS)('D1: other relations across stacks hold as well: %s', (_, rules, path, compose) => {
  const app = withReferences('strong');
  compose(new Stack(app, 'Producer'), new Stack(app, 'Consumer'));
  expect(states(Verdicts.of(app), rules, path)).toEqual(allSay(rules, COMPLIANT));
});

test.each(RELATIONS)('D2: other relations into a nested stack hold as well: %s', (_, rules, path, compose) => {
  const app = withReferences('strong');
  const producer = new Stack(app, 'Producer');
  compose(producer, new NestedStack(producer, 'Consumer'));
  expect(states(Verdicts.of(app), rules, path)).toEqual(allSay(rules, COMPLIANT));
});

test.each(RELATIONS)('D1: nothing of another stack counts that is not about the resource: %s', (_, rules, path, compose) => {
  const app = withReferences('strong');
  compose(new Stack(app, 'Elsewhere'), new Stack(app, 'Consumer'));
  const [producer, elsewhere] = [new Stack(app, 'Producer'), app.node.findChild('Elsewhere')];
  const { cfnResourceType: type, node: { id } } = elsewhere.node.children.find(CfnResource.isCfnResource) as CfnResource;
  new CfnResource(producer, id, { type, properties: type === 'AWS::EC2::VPC' ? { CidrBlock: '10.0.0.0/16' } : {} });
  expect(states(Verdicts.of(app), rules, path)).toEqual(allSay(rules, NON_COMPLIANT));
});

describe('E6: a neighbour under a condition', () => {
  const under = (expression: (stack: Stack) => ReturnType<typeof Fn.conditionEquals>) => (stack: Stack, ...conditional: CfnResource[]) => {
    const condition = new CfnCondition(stack, 'IsThere', { expression: expression(stack) });
    for (const { cfnOptions } of conditional) cfnOptions.condition = condition;
  };
  const sometimes = under((stack) => Fn.conditionEquals(new CfnParameter(stack, 'Parameter').valueAsString, 'x'));
  const never = under(() => Fn.conditionEquals('a', 'b'));
  const always = under(() => Fn.conditionEquals('a', 'a'));
  const NAGS = TLS.slice(0, 2);
  const withPolicy = (stack: Stack) => {
    const bucket = new CfnBucket(stack, 'Files');
    return { bucket, document: refusingRequestsTo(stack, bucket) };
  };

  test.each<[string, (stack: Stack) => void, State]>([
    ['that never holds counts for nothing', (stack) => never(stack, withPolicy(stack).document), NON_COMPLIANT],
    ['that always holds counts', (stack) => always(stack, withPolicy(stack).document), COMPLIANT],
    ['that nobody knows leaves it unknown', (stack) => sometimes(stack, withPolicy(stack).document), State.UNKNOWN],
    ['of the resource itself counts', (stack) => {
      const { bucket, document } = withPolicy(stack);
      sometimes(stack, bucket, document);
    }, COMPLIANT],
    ['of the resource itself that never holds counts', (stack) => {
      const { bucket, document } = withPolicy(stack);
      never(stack, bucket, document);
    }, COMPLIANT],
    ['that has nothing to do with the relation changes nothing', (stack) => {
      withPolicy(stack);
      sometimes(stack, new CfnQueue(stack, 'Queue'));
    }, COMPLIANT],
  ])('E6: %s', (_, compose, state) => {
    expect(states(Verdicts.on(compose), NAGS, 'Shop/Files')).toEqual(allSay(NAGS, state));
  });

  test('E6: is named where it decides', () => {
    const [said] = Verdicts.on((stack) => sometimes(stack, withPolicy(stack).document)).about(NAGS[0], 'Shop/Files');
    expect(said.message).toBe('violates when condition IsThere is false');
  });
});

test('D3: a statement for an imported bucket is dropped by the CDK, and no template has it', () => {
  let added: boolean | undefined;
  const verdicts = Verdicts.on((stack) => {
    const { statementAdded } = Bucket.fromBucketName(stack, 'Imported', 'elsewhere').addToResourcePolicy(new PolicyStatement({ actions: ['*'], resources: ['*'] }));
    added = statementAdded;
    new CfnQueue(stack, 'Queue');
  });
  expect(added).toBe(false);
  expect(verdicts.collection.app.resources.map(({ view }) => view.type)).toEqual(['AWS::SQS::Queue']);
});

test.each<[string, string | undefined]>([
  ['AwsSolutions-IAM5', 'Resource::*'], ['PR-IAM-NO-ADMIN-STATEMENT', undefined],
])('D4: the policy of an imported role is judged: %s', (rule, detail) => {
  const verdicts = Verdicts.on((stack) => {
    Role.fromRoleArn(stack, 'Imported', 'arn:aws:iam::111111111111:role/elsewhere').addToPrincipalPolicy(new PolicyStatement({ actions: ['*'], resources: ['*'] }));
  });
  const [path] = verdicts.collection.app.resources.map(({ view }) => view.place.path);
  expect(verdicts.about(rule, path).map((evaluation) => [evaluation.state, evaluation.detail])).toContainEqual([NON_COMPLIANT, detail]);
});

/** What a component knows of its resource. */
interface Known {
  readonly property: string;
  readonly value: unknown;
}

/** A component that is given what lives elsewhere, and lets it in. */
class Guarded extends GovernedComponent {
  constructor(scope: Construct, id: string, props: GovernedComponentProps, define: (scope: Construct) => CfnResource, fact?: Known) {
    super(scope, id, props, { type: 'acme.Guarded', version: '1.0.0' });
    const resource = define(this);
    if (fact) this.stateFact({ resource, ...fact, reason: 'whoever shares it has told us' });
  }
}

test.each<[string, (scope: Construct) => CfnResource, rule: string, fact: Known, badValue: unknown]>([
  ['the range of a network', (scope) => {
    const vpc = Vpc.fromVpcAttributes(scope, 'Vpc', { vpcId: 'vpc-1', availabilityZones: ['eu-west-1a'], vpcCidrBlock: Fn.importValue('range') });
    return new CfnSecurityGroup(scope, 'It', { groupDescription: 'x', vpcId: vpc.vpcId, securityGroupIngress: [{ ipProtocol: 'tcp', cidrIp: vpc.vpcCidrBlock }] });
  }, 'PR-EC2-NO-OPEN-INGRESS', { property: 'SecurityGroupIngress.0.CidrIp', value: '10.0.0.0/16' }, '0.0.0.0/0'],
  ['a rule of a security group', (scope) => {
    const imported = SecurityGroup.fromSecurityGroupId(scope, 'Group', Fn.importValue('group'));
    imported.addIngressRule(Peer.ipv4(Fn.importValue('range')), Port.tcp(443));
    return scope.node.findAll().find((construct) => construct instanceof CfnSecurityGroupIngress) as CfnResource;
  }, 'PR-EC2-NO-OPEN-INGRESS', { property: 'CidrIp', value: '10.0.0.0/16' }, '::/0'],
  ['the encryption with a key', (scope) => new CfnDBInstance(scope, 'It', {
    storageEncrypted: Token.asAny(Fn.importValue('encrypted')),
    kmsKeyId: Key.fromKeyArn(scope, 'Key', 'arn:aws:kms:eu-west-1:111111111111:key/x').keyArn,
  }), 'PR-RDS-STORAGE-ENCRYPTED', { property: 'StorageEncrypted', value: true }, false],
])('D5: %s that lives elsewhere is unknown, until a fact decides it', (_, define, rule, fact, badValue) => {
  const stateWith = (stated?: Known) => {
    const app = newApp();
    new Guarded(new Stack(app, 'Shop'), 'Guarded', { environment: environmentIn(app) }, define, stated);
    const trusting = new policy.PolicyLayer({ name: policy.PolicyLayerName.ORGANIZATION, exceptions: { trust: ['acme@^1'] } });
    Governance.apply(app, { mode: policy.GovernanceMode.OBSERVE, policy: policy.GovernancePolicy.fromLayers([trusting]) });
    GovernanceAssertions.of(app);
    return recordOf(app).findings.find((finding) => finding.rule === rule)?.state;
  };
  expect([stateWith(), stateWith(fact), stateWith({ ...fact, value: badValue })]).toEqual([State.UNKNOWN, undefined, NON_COMPLIANT]);
});
