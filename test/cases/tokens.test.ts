import { App, CfnCondition, CfnParameter, CfnResource, Fn, Lazy, SecretValue, Stack, Token } from 'aws-cdk-lib';
import { CfnDBCluster as CfnDocument } from 'aws-cdk-lib/aws-docdb';
import { CfnSecurityGroup, Peer, Port, SecurityGroup, Vpc } from 'aws-cdk-lib/aws-ec2';
import { CfnManagedPolicy, CfnPolicy, CfnRole } from 'aws-cdk-lib/aws-iam';
import { CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, HIPAASecurityChecks, IApplyRule, NagMessageLevel, NagPack, NagRuleCompliance } from 'cdk-nag';
import { Construct } from 'constructs';
import { Verdicts } from './verdicts';
import { Governance, GovernedComponent, GovernedComponentProps, policy } from '../../src';
import { State } from '../../src/policy/rule/verdict';
import { GovernanceAssertions } from '../../src/testing';
import { environmentIn, newApp, recordOf } from '../governance/apps';

const { COMPLIANT, NON_COMPLIANT, UNKNOWN } = State;
const OPEN = ['AwsSolutions-EC23', 'PR-EC2-NO-OPEN-INGRESS'];

const group = (scope: Construct, id: string, cidrIp: string) => new CfnSecurityGroup(scope, id, { groupDescription: 'x', securityGroupIngress: [{ ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp }] });
const parameter = (scope: Construct, id = 'Parameter') => new CfnParameter(scope, id).valueAsString;
const observed = (app: App, packs?: NagPack[]) => {
  Governance.apply(app, { mode: policy.GovernanceMode.OBSERVE, packs });
  GovernanceAssertions.of(app);
  return recordOf(app);
};

describe('E1: what nobody knows and what is wrong are two things', () => {
  test.each<[string, (stack: Stack) => void]>([
    ['the range of a network', (stack) => {
      const vpc = new Vpc(stack, 'Vpc');
      new SecurityGroup(stack, 'A', { vpc }).addIngressRule(Peer.ipv4(vpc.vpcCidrBlock), Port.tcp(443));
      new SecurityGroup(stack, 'B', { vpc }).addIngressRule(Peer.anyIpv4(), Port.tcp(443));
    }],
    ['a parameter', (stack) => {
      group(stack, 'A', parameter(stack));
      group(stack, 'B', '0.0.0.0/0');
    }],
    ['an import', (stack) => {
      group(stack, 'A', Fn.importValue('elsewhere'));
      group(stack, 'B', '0.0.0.0/0');
    }],
  ])('E1: %s', (_, compose) => {
    const app = newApp();
    compose(new Stack(app, 'Shop'));
    const found = observed(app).findings.filter(({ rule }) => rule === OPEN[1]);
    const about = (id: string) => found.filter(({ resource }) => resource!.path.startsWith(`Shop/${id}`));
    expect([about('A'), about('B')].map((findings) => findings.map(({ state, sameAs }) => [state, sameAs]))).toEqual([[[UNKNOWN, [OPEN[0]]]], [[NON_COMPLIANT, [OPEN[0]]]]]);
    expect(about('A')[0].message).toMatch(/^SecurityGroupIngress\.0\.CidrIp is not known before the deployment/);
    expect(about('B')[0].message).toContain('0.0.0.0/0, every address there is');
  });

  test('E1: a rule of cdk-nag names the property and says why', () => {
    const verdicts = Verdicts.on((stack) => group(stack, 'A', parameter(stack)));
    expect(verdicts.about(OPEN[0], 'Shop/A')).toMatchObject([{ state: UNKNOWN, property: 'SecurityGroupIngress', message: expect.stringMatching(/^SecurityGroupIngress is not known before the deployment; the rule could not decide: /) }]);
  });
});

/** A component that asks for an exception for whatever may be found about its group. */
class Gate extends GovernedComponent {
  constructor(scope: Construct, id: string, cidrIp: string, props: GovernedComponentProps) {
    super(scope, id, props, { type: 'acme.Gate', version: '1.0.0' });
    const resource = group(this, 'Group', cidrIp);
    for (const rule of OPEN) this.proposeException({ rule, resource, reason: 'the gate is open on purpose' });
  }
}

describe('E2: an exception', () => {
  const found = (cidrIp: (stack: Stack) => string) => {
    const app = newApp();
    const stack = new Stack(app, 'Shop');
    new Gate(stack, 'Gate', cidrIp(stack), { environment: environmentIn(app) });
    const trusting = new policy.PolicyLayer({ name: policy.PolicyLayerName.ORGANIZATION, exceptions: { trust: ['acme@^1'] } });
    Governance.apply(app, { policy: policy.GovernancePolicy.fromLayers([trusting]), mode: policy.GovernanceMode.OBSERVE });
    GovernanceAssertions.of(app);
    return recordOf(app).findings.filter(({ rule }) => rule === OPEN[1]);
  };

  test('E2: covers a violation and no unknown', () => {
    expect([() => '0.0.0.0/0', parameter].map(found).map(([{ state, disposition }]) => [state, disposition])).toEqual([[NON_COMPLIANT, 'waived'], [UNKNOWN, 'advisory']]);
  });

  test('E2: what was unknown has another id when it becomes a violation', () => {
    expect(found(() => '0.0.0.0/0')[0].id).not.toBe(found(parameter)[0].id);
  });
});

test.each<[string, (stack: Stack) => CfnResource, string[]]>([
  ['an action', (stack) => new CfnPolicy(stack, 'It', { policyName: 'x', policyDocument: { Statement: [{ Effect: 'Allow', Action: parameter(stack), Resource: 'arn:aws:s3:::files' }] } }), ['AwsSolutions-IAM5']],
  ['an action beside everything', (stack) => new CfnPolicy(stack, 'It', { policyName: 'x', policyDocument: { Statement: [{ Effect: 'Allow', Action: parameter(stack), Resource: '*' }] } }), ['PR-IAM-NO-ADMIN-STATEMENT']],
  ['a list of actions', (stack) => new CfnManagedPolicy(stack, 'It', {
    policyDocument: { Statement: [{ Effect: 'Allow', Action: Fn.split(',', parameter(stack)), Resource: '*' }] },
  }), ['AwsSolutions-IAM5', 'PR-IAM-NO-ADMIN-STATEMENT']],
  ['an action of a role', (stack) => new CfnRole(stack, 'It', {
    assumeRolePolicyDocument: {}, policies: [{ policyName: 'x', policyDocument: { Statement: [{ Effect: 'Allow', Action: [parameter(stack)], Resource: '*' }] } }],
  }), ['AwsSolutions-IAM5', 'PR-IAM-NO-ADMIN-STATEMENT']],
])('E4: %s from a parameter is unknown', (_, compose, rules) => {
  const verdicts = Verdicts.on(compose);
  for (const rule of rules) {
    const said = verdicts.about(rule, 'Shop/It');
    expect(said).toMatchObject([{ state: UNKNOWN, property: expect.stringMatching(/^(PolicyDocument|Policies)/) }]);
    expect(said[0].detail).toBeUndefined();
  }
});

const database = (properties: Record<string, unknown>) => (stack: Stack) => new CfnDBInstance(stack, 'It', properties as object);
const raw = (properties: (stack: Stack) => object) => (stack: Stack) => new CfnResource(stack, 'It', { type: 'AWS::RDS::DBInstance', properties: properties(stack) as Record<string, unknown> });

test.each<[string, (stack: Stack) => CfnResource, rule: string, state: State]>([
  ['a lazy value', database({ storageEncrypted: Lazy.any({ produce: () => true }) }), 'AwsSolutions-RDS2', COMPLIANT],
  ['a lazy value, to ours', database({ storageEncrypted: Lazy.any({ produce: () => true }) }), 'PR-RDS-STORAGE-ENCRYPTED', COMPLIANT],
  ['a lazy value that weakens', database({ storageEncrypted: Lazy.any({ produce: () => false }) }), 'AwsSolutions-RDS2', NON_COMPLIANT],
  ['a lazy number', database({ backupRetentionPeriod: Lazy.number({ produce: () => 0 }) }), 'AwsSolutions-RDS13', NON_COMPLIANT],
  ['a lazy number, to ours', database({ backupRetentionPeriod: Lazy.number({ produce: () => 0 }) }), 'PR-RDS-BACKED-UP', NON_COMPLIANT],
  ['a truth value as text', raw(() => ({ PubliclyAccessible: 'false' })), 'NIST.800.53.R5-RDSInstancePublicAccess', COMPLIANT],
  ['a truth value as text, to ours', raw(() => ({ PubliclyAccessible: 'false' })), 'PR-RDS-NOT-PUBLIC', COMPLIANT],
  ['a truth value as text that weakens', raw(() => ({ PubliclyAccessible: 'true' })), 'NIST.800.53.R5-RDSInstancePublicAccess', NON_COMPLIANT],
  ['a truth value from a parameter', raw((stack) => ({ StorageEncrypted: parameter(stack) })), 'AwsSolutions-RDS2', UNKNOWN],
  ['a truth value from a parameter, to ours', raw((stack) => ({ StorageEncrypted: parameter(stack) })), 'PR-RDS-STORAGE-ENCRYPTED', UNKNOWN],
  ['a number from a parameter', (stack) => database({ backupRetentionPeriod: new CfnParameter(stack, 'Days', { type: 'Number' }).valueAsNumber })(stack), 'AwsSolutions-RDS13', UNKNOWN],
  ['a number from a parameter, to ours', (stack) => database({ backupRetentionPeriod: new CfnParameter(stack, 'Days', { type: 'Number' }).valueAsNumber })(stack), 'PR-RDS-BACKED-UP', UNKNOWN],
  ['a text from a parameter', (stack) => database({ engine: 'postgres', port: parameter(stack) })(stack), 'AwsSolutions-RDS11', UNKNOWN],
  ['a text from a parameter, to ours', (stack) => database({ port: parameter(stack) })(stack), 'PR-RDS-NON-DEFAULT-PORT', UNKNOWN],
  ['an import', database({ publiclyAccessible: Fn.importValue('elsewhere') }), 'NIST.800.53.R5-RDSInstancePublicAccess', UNKNOWN],
  ['an import, to ours', database({ publiclyAccessible: Fn.importValue('elsewhere') }), 'PR-RDS-NOT-PUBLIC', UNKNOWN],
  ['an attribute of another resource', (stack) => database({ engine: 'postgres', port: new CfnDBInstance(stack, 'Other', {}).attrEndpointPort })(stack), 'AwsSolutions-RDS11', UNKNOWN],
  ['a dynamic reference', raw(() => ({ PubliclyAccessible: '{{resolve:ssm:/shop/public}}' })), 'NIST.800.53.R5-RDSInstancePublicAccess', UNKNOWN],
  ['a dynamic reference, to ours', raw(() => ({ PubliclyAccessible: '{{resolve:ssm:/shop/public}}' })), 'PR-RDS-NOT-PUBLIC', UNKNOWN],
  ['a dynamic reference in a construct', (stack) => group(stack, 'It', '{{resolve:ssm:/shop/range}}'), 'AwsSolutions-EC23', UNKNOWN],
  ['a dynamic reference of a number', raw(() => ({ BackupRetentionPeriod: '{{resolve:ssm:/shop/days}}' })), 'AwsSolutions-RDS13', UNKNOWN],
  ['a dynamic reference to a secret', database({ masterUserPassword: SecretValue.secretsManager('x').unsafeUnwrap() }), 'PR-RDS-MANAGED-PASSWORD', COMPLIANT],
  ['a dynamic reference to a secret in Parameter Store', database({ masterUserPassword: SecretValue.ssmSecure('x').unsafeUnwrap() }), 'PR-RDS-MANAGED-PASSWORD', NON_COMPLIANT],
  ['a token that stands for a value', database({ storageEncrypted: Token.asAny({ resolve: () => true }) }), 'AwsSolutions-RDS2', COMPLIANT],
])('E5: is decided or unknown, with the property: %s', (_, compose, rule, state) => {
  const verdicts = Verdicts.on(compose);
  expect(verdicts.state(rule, 'Shop/It')).toBe(state);
  if (state === UNKNOWN) expect(verdicts.about(rule, 'Shop/It')).toMatchObject([{ property: expect.stringMatching(/^\w+$/), message: expect.stringMatching(/^\w+ is not known before the deployment/) }]);
  expect(verdicts.gaps()).toEqual([]);
});

test.each([
  ['{{resolve:secretsmanager:x:SecretString:user}}', COMPLIANT], ['{{resolve:ssm-secure:x}}', NON_COMPLIANT], ['admin', NON_COMPLIANT], ['{{resolve:ssm:x}}', UNKNOWN],
])('E5: a rule of cdk-nag that asks where a secret is kept reads the reference itself: %s', (masterUsername, state) => {
  const compose = (stack: Stack) => new CfnDocument(stack, 'It', { masterUsername, masterUserPassword: '{{resolve:secretsmanager:x:SecretString:password}}' }).addPropertyOverride('Port', 1);
  expect(Verdicts.on(compose).state('AwsSolutions-DOC3', 'Shop/It')).toBe(state);
});

test('E5: a number from a secret does not keep a resource from being judged', () => {
  const verdicts = Verdicts.on((stack) => new CfnResource(stack, 'It', {
    type: 'AWS::DMS::ReplicationInstance', properties: { ReplicationInstanceClass: 'x', AllocatedStorage: '{{resolve:secretsmanager:x:SecretString:size}}', PubliclyAccessible: true },
  }));
  expect([verdicts.state('NIST.800.53.R5-DMSReplicationNotPublic', 'Shop/It'), verdicts.gaps()]).toEqual([NON_COMPLIANT, []]);
});

describe('E6: a resource under a condition', () => {
  const finding = (expression: (stack: Stack) => CfnCondition['expression']) => {
    const app = newApp();
    const stack = new Stack(app, 'Shop', { env: { account: '111111111111', region: 'eu-west-1' } });
    new CfnBucket(stack, 'Files').cfnOptions.condition = new CfnCondition(stack, 'IsThere', { expression: expression(stack) });
    return observed(app).findings.find(({ rule }) => rule === 'AwsSolutions-S1');
  };

  test.each<[string, (stack: Stack) => CfnCondition['expression'], string]>([
    ['that never holds here', () => Fn.conditionEquals(Fn.ref('AWS::Region'), 'us-east-1'), 'never'],
    ['that always holds here', () => Fn.conditionEquals(Fn.ref('AWS::Region'), 'eu-west-1'), 'always'],
    ['that hangs on a parameter', (stack) => Fn.conditionEquals(parameter(stack), 'x'), 'sometimes'],
    ['that never holds anywhere', () => Fn.conditionEquals('a', 'b'), 'never'],
  ])('E6: %s is judged and marked', (_, expression, holds) => {
    expect(finding(expression)).toMatchObject({ state: NON_COMPLIANT, condition: { name: 'IsThere', holds } });
  });

  test('E6: a resource without one is not', () => {
    const app = newApp();
    new CfnBucket(new Stack(app, 'Shop'), 'Files');
    expect(observed(app).findings.find(({ rule }) => rule === 'AwsSolutions-S1')).not.toHaveProperty('condition');
  });
});

/** A pack of one rule. */
class OnePack extends NagPack {
  public readonly name = 'One';

  constructor(private readonly rule: IApplyRule['rule'], private readonly levelOf: (node: CfnResource) => NagMessageLevel = () => NagMessageLevel.ERROR) {
    super();
    this.packName = 'One';
  }

  protected checkResource(node: CfnResource): void {
    this.applyRule({ ruleSuffixOverride: 'Rule', info: 'it is off', explanation: 'it matters', level: this.levelOf(node), rule: this.rule, node });
  }
}

test.each<[string, (node: CfnResource) => void]>([
  ['sets a property', (node) => { (node as CfnBucket).bucketName = 'changed'; }],
  ['adds an override', (node) => node.addPropertyOverride('BucketName', 'changed')],
  ['adds a construct', (node) => { new CfnResource(node.stack, 'Intruder', { type: 'AWS::S3::Bucket' }); }],
  ['adds metadata', (node) => node.node.addMetadata('changed', true)],
  ['takes a construct away', (node) => { node.stack.node.tryRemoveChild('Files'); }],
])('E7: a rule that %s is found out', (_, change) => {
  const app = newApp();
  new CfnBucket(new Stack(app, 'Shop'), 'Files');
  const [changed] = observed(app, [new OnePack((node) => {
    change(node);
    return NagRuleCompliance.COMPLIANT;
  })]).findings.filter(({ rule }) => rule === 'PR-GOVERNANCE-TREE-CHANGED');
  expect(changed).toMatchObject({ state: UNKNOWN, packs: ['One'], message: expect.stringMatching(/^the pack One changed the construct tree while it judged, at /) });
});

test('E7: packs that only look are not suspected', () => {
  const app = newApp();
  new Bucket(new Stack(app, 'Shop'), 'Files');
  class Subclass extends AwsSolutionsChecks {}
  const { findings } = observed(app, [new OnePack(() => NagRuleCompliance.COMPLIANT), new HIPAASecurityChecks(), new Subclass()]);
  expect(findings.filter(({ rule }) => rule === 'PR-GOVERNANCE-TREE-CHANGED')).toEqual([]);
});

test('E8: each resource has the severity that it was registered with, whichever came first', () => {
  const app = newApp();
  const stack = new Stack(app, 'Shop');
  ['Small', 'Large'].forEach((id) => new CfnBucket(stack, id));
  const levelOf = (node: CfnResource) => node.node.id === 'Large' ? NagMessageLevel.ERROR : NagMessageLevel.WARN;
  const { findings } = observed(app, [new OnePack(() => NagRuleCompliance.NON_COMPLIANT, levelOf)]);
  expect(findings.filter(({ rule }) => rule === 'One-Rule').map(({ resource, severity }) => [resource!.path, severity])).toEqual([['Shop/Large', 'ERROR'], ['Shop/Small', 'WARNING']]);
});
