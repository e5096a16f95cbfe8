import { CfnParameter, Fn, Stack } from 'aws-cdk-lib';
import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import { Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, NIST80053R5Checks } from 'cdk-nag';
import { Construct, IConstruct } from 'constructs';
import { environmentIn, newApp, recordOf } from './apps';
import { Governance, GovernedComponent, GovernedComponentProps, packs, policy, StatedFact } from '../../src';
import { GovernanceRecord } from '../../src/evidence/record/record';
import { GovernanceAssertions } from '../../src/testing';

/** A component that defines something and states what it knows of it. */
class Knowing extends GovernedComponent {
  constructor(scope: Construct, id: string, props: GovernedComponentProps, type: string, define: (scope: Construct) => IConstruct, facts: readonly Omit<StatedFact, 'resource'>[]) {
    super(scope, id, props, { type, version: '1.4.0' });
    const resource = define(this);
    for (const fact of facts) this.stateFact({ resource, ...fact });
  }

  public state(fact: StatedFact): void {
    this.stateFact(fact);
  }
}

interface Case {
  readonly trust?: string[];
  readonly type?: string;
  readonly define?: (scope: Construct) => IConstruct;
  readonly facts?: readonly Omit<StatedFact, 'resource'>[];
}

const reason = 'the network team publishes the range';
const range = (value: unknown) => ({ property: 'SecurityGroupIngress.0.CidrIp', value, reason });
const group = (cidrIp: (scope: Construct) => string) => (scope: Construct) =>
  new CfnSecurityGroup(scope, 'Group', { groupDescription: 'x', securityGroupIngress: [{ ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: cidrIp(scope) }] });
const parameter = (scope: Construct) => new CfnParameter(scope, 'Range').valueAsString;

const compose = ({ trust = ['acme@^1'], type = 'acme.Gate', define = group(parameter), facts = [] }: Case) => {
  const app = newApp();
  const gate = new Knowing(new Stack(app, 'Shop'), 'Gate', { environment: environmentIn(app) }, type, define, facts);
  const layer = new policy.PolicyLayer({ name: policy.PolicyLayerName.ORGANIZATION, exceptions: { trust } });
  Governance.apply(app, {
    mode: policy.GovernanceMode.OBSERVE,
    policy: policy.GovernancePolicy.fromLayers([layer]),
    packs: [new packs.PavedRoadChecks(), new AwsSolutionsChecks(), new NIST80053R5Checks()],
  });
  return { app, gate };
};

const judged = (given: Case): GovernanceRecord => {
  const { app } = compose(given);
  GovernanceAssertions.of(app);
  return recordOf(app);
};

const OURS = 'PR-EC2-NO-OPEN-INGRESS';
const NAGS = 'AwsSolutions-EC23';
const statesIn = ({ findings }: GovernanceRecord, ...ids: string[]) =>
  ids.map((id) => findings.find(({ rule, sameAs }) => [rule, ...sameAs].includes(id))?.state);

describe('a stated fact', () => {
  test.each<[string, unknown, string | undefined]>([
    ['a range that is ours', '10.0.0.0/8', undefined], ['a range that is everybody\'s', '0.0.0.0/0', 'non-compliant'],
  ])('decides for our rules and for those of cdk-nag what the template leaves open: %s', (_, value, state) => {
    expect(statesIn(judged({ facts: [range(value)] }), OURS, NAGS)).toEqual([state, state]);
  });

  test('without any, both kinds of rules do not know', () => expect(statesIn(judged({}), OURS, NAGS)).toEqual(['unknown', 'unknown']));

  test('stands in the record with the verdicts that rest on it, good ones too', () => {
    expect(judged({ facts: [range('10.0.0.0/8')] }).facts).toEqual([{
      path: 'Shop/Gate/Group',
      property: 'SecurityGroupIngress.0.CidrIp',
      value: '10.0.0.0/8',
      statedBy: 'Shop/Gate',
      reason,
      state: 'used',
      verdicts: expect.arrayContaining([{ rule: OURS, state: 'compliant' }, { rule: NAGS, state: 'compliant' }]),
    }]);
  });

  test('stands in a finding that rests on it', () => {
    const finding = judged({ facts: [range('0.0.0.0/0')] }).findings.find(({ rule }) => rule === OURS)!;
    expect(finding.facts).toEqual([{ property: 'SecurityGroupIngress.0.CidrIp', value: '0.0.0.0/0', statedBy: 'Shop/Gate', reason }]);
  });

  test.each<[string, Case]>([
    ['no policy trusts the library', { trust: ['other@^1'] }],
    ['the policy trusts another version of the library', { trust: ['acme@^2'] }],
    ['the component claims to be of this library', { type: 'cdk-paved-road.Gate', trust: ['cdk-paved-road@*'] }],
  ])('decides nothing and is listed as untrusted where %s', (_, given) => {
    const record = judged({ ...given, facts: [range('10.0.0.0/8')] });
    expect(statesIn(record, OURS, NAGS)).toEqual(['unknown', 'unknown']);
    expect(record.facts).toMatchObject([{ state: 'untrusted', verdicts: [] }]);
  });

  test.each<[string, (scope: Construct) => IConstruct]>([
    ['a value', group(() => '0.0.0.0/0')],
    ['a value by override', (scope) => {
      const it = group(parameter)(scope) as CfnSecurityGroup;
      it.addPropertyOverride('SecurityGroupIngress.0.CidrIp', '0.0.0.0/0');
      return it;
    }],
  ])('never overrules what the template tells: %s', (_, define) => {
    const record = judged({ define, facts: [range('10.0.0.0/8')] });
    expect(statesIn(record, OURS, NAGS)).toEqual(['non-compliant', 'non-compliant']);
    expect(record.facts).toMatchObject([{ state: 'unused', verdicts: [] }]);
  });

  test('does not bring in a property that the template does not have', () => {
    const record = judged({ define: (scope) => new CfnBucket(scope, 'Files'), facts: [{ property: 'VersioningConfiguration.Status', value: 'Enabled', reason }] });
    expect(statesIn(record, 'PR-S3-VERSIONED')).toEqual(['non-compliant']);
    expect(record.facts).toMatchObject([{ state: 'unused' }]);
  });

  test('about one of two open values leaves the other open', () => {
    const define = (scope: Construct) => new CfnSecurityGroup(scope, 'Group', {
      groupDescription: 'x', securityGroupIngress: [parameter(scope), Fn.importValue('other')].map((cidrIp) => ({ ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp })),
    });
    expect(statesIn(judged({ define, facts: [range('10.0.0.0/8')] }), OURS, NAGS)).toEqual(['unknown', 'unknown']);
    expect(statesIn(judged({ define, facts: [range('10.0.0.0/8'), { ...range('10.0.0.0/8'), property: 'SecurityGroupIngress.1.CidrIp' }] }), OURS, NAGS)).toEqual([undefined, undefined]);
  });

  test('about an L2 is about its main resource', () => {
    const define = (scope: Construct) => {
      const bucket = new Bucket(scope, 'Files');
      (bucket.node.defaultChild as CfnBucket).addPropertyOverride('VersioningConfiguration.Status', parameter(scope));
      return bucket;
    };
    const facts = [{ property: 'VersioningConfiguration.Status', value: 'Enabled', reason }];
    expect([judged({ define }), judged({ define, facts })].map((record) => statesIn(record, 'PR-S3-VERSIONED')[0])).toEqual(['unknown', undefined]);
  });

  test('fills in a dynamic reference', () => {
    const define = (scope: Construct) => new CfnDBInstance(scope, 'Db', { engine: 'postgres', port: '{{resolve:ssm:/shop/port}}' });
    const facts = [{ property: 'Port', value: '5432', reason }];
    expect([judged({ define }), judged({ define, facts })].map((record) => statesIn(record, 'PR-RDS-NON-DEFAULT-PORT', 'AwsSolutions-RDS11'))).toEqual([['unknown', 'unknown'], ['non-compliant', 'non-compliant']]);
  });

  test('is about the components\' own resources, and says why', () => {
    const { app, gate } = compose({});
    expect(() => gate.state({ resource: new Bucket(new Stack(app, 'Other'), 'Files'), property: 'BucketName', value: 'x', reason: ' ' }))
      .toThrow(/^2 problems:[^]*'resource' must lie below the component, got Other\/Files[^]*'reason' must say why BucketName is known, got " "/);
  });
});
