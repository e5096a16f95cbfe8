import { App, CfnParameter, Stack } from 'aws-cdk-lib';
import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Policy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, HIPAASecurityChecks, NagPack, NIST80053R5Checks } from 'cdk-nag';
import { Construct } from 'constructs';
import { GovernedComponent, GovernedComponentProps, Governance, policy, waivers } from '../../src';
import { GovernanceRecord } from '../../src/evidence/record/record';
import { GovernanceAssertions } from '../../src/testing';
import { environmentIn, newApp, recordOf, registeredIn } from '../governance/apps';

const LOGGED = 'AwsSolutions-S1';

const entry = (props: Partial<waivers.WaiverProps>): waivers.Waiver => new waivers.Waiver({
  id: 'W-1',
  rules: [LOGGED],
  scope: { path: 'Shop' },
  reason: 'nobody but the shop itself reads what lies there',
  owner: 'team-shop',
  approver: 'security-review',
  granted: '2026-11-01',
  expires: '2027-03-31',
  ...props,
});

interface Setting {
  readonly register: readonly waivers.Waiver[];
  readonly exceptions?: policy.ExceptionSettings;
  readonly packs?: NagPack[];
  readonly instant?: string;
}

/** The record of an app that is governed with a register. */
const judged = (compose: (app: App) => void, { register, exceptions, packs = [new AwsSolutionsChecks()], instant = '2026-11-21T00:00:00Z' }: Setting): GovernanceRecord => {
  const app = newApp({ context: { 'paved-road:instant': instant } });
  const layer = new policy.PolicyLayer({ name: policy.PolicyLayerName.ORGANIZATION, exceptions });
  Governance.apply(app, { packs, waivers: waivers.WaiverRegister.fromWaivers([...register]), policy: policy.GovernancePolicy.fromLayers([layer]) });
  compose(app);
  GovernanceAssertions.of(app);
  return recordOf(app);
};
const buckets = (...ids: string[]) => (app: App) => {
  const stack = new Stack(app, 'Shop');
  ids.forEach((id) => new Bucket(stack, id));
};
const dispositionsOf = ({ findings }: GovernanceRecord, rule = LOGGED) =>
  findings.filter((finding) => finding.rule === rule).map(({ resource, state, disposition }) => [resource!.path, state, disposition]);

/** A component with a bucket, and a policy whose findings name that bucket by its logical id. */
class Archive extends GovernedComponent {
  constructor(scope: Construct, id: string, props: GovernedComponentProps) {
    super(scope, id, props, { type: 'acme.Archive', version: '1.0.0' });
    const bucket = new Bucket(this, 'Files');
    const role = new Role(this, 'Reader', { assumedBy: new ServicePrincipal('lambda.amazonaws.com') });
    new Policy(this, 'Reading', { roles: [role], statements: [new PolicyStatement({ actions: ['s3:GetObject'], resources: [bucket.arnForObjects('*')] })] });
  }
}

describe('A15: an entry with fingerprints', () => {
  const archiveIn = (stackName: string, parent: string) => (app: App) =>
    void new Archive(new Construct(new Stack(app, stackName), parent), 'Archive', { environment: environmentIn(app) });
  const WILDCARD = 'AwsSolutions-IAM5';
  const ofArchive = ({ findings }: GovernanceRecord) => findings
    .filter(({ rule, resource }) => [LOGGED, WILDCARD].includes(rule) && resource?.path.includes('/Archive/'));
  const first = ofArchive(judged(archiveIn('Shop', 'Parent'), { register: [] }));
  const register = [entry({ rules: [LOGGED, WILDCARD], scope: { component: 'shop-env/Archive' }, fingerprints: first.map(({ fingerprint }) => fingerprint!) })];

  test.each([['Shop', 'Parent'], ['Renamed', 'Parent'], ['Shop', 'Other']])('A15: holds in the stack %s below %s, whatever the logical ids', (stackName, parent) => {
    const findings = ofArchive(judged(archiveIn(stackName, parent), { register }));
    expect(first).toHaveLength(2);
    expect(findings.map(({ disposition }) => disposition)).toEqual(['waived', 'waived']);
  });
});

test.each([
  ['2027-03-30T00:00:00Z', 'waived', 'expiring'],
  ['2027-03-31T23:59:59Z', 'waived', 'expiring'],
  ['2027-04-01T00:00:00Z', 'blocking', 'expired'],
  ['2027-03-31T23:30:00-01:00', 'blocking', 'expired'],
  ['2027-04-01T01:30:00+02:00', 'waived', 'expiring'],
  ['2027-03-01T00:00:00Z', 'waived', 'active'],
])('A16: at %s an entry until 2027-03-31 makes the finding %s and is %s', (instant, disposition, state) => {
  const record = judged(buckets('Files'), { register: [entry({})], instant });
  expect([dispositionsOf(record)[0][2], registeredIn(record)[0].state]).toEqual([disposition, state]);
});

describe('A18 and E2: what is unknown and what is wrong', () => {
  const open = 'AwsSolutions-EC23';
  const groupIn = (cidr: (stack: Stack) => string) => (app: App) => {
    const stack = new Stack(app, 'Shop');
    const ingress = { ipProtocol: 'tcp', fromPort: 443, toPort: 443, cidrIp: cidr(stack) };
    new CfnSecurityGroup(stack, 'Group', { groupDescription: 'x', securityGroupIngress: [ingress] });
  };
  const parameter = groupIn((stack) => new CfnParameter(stack, 'Range').valueAsString);
  const world = groupIn(() => '0.0.0.0/0');
  const unknown = [entry({ rules: [open], covers: waivers.WaiverCoverage.UNKNOWN })];
  const exceptions = {};

  test('A18: an entry for what nobody knows, by the bare id of the rule, lifts that and nothing that is wrong', () => {
    expect(dispositionsOf(judged(parameter, { register: unknown, exceptions }), open)).toEqual([['Shop/Group', 'unknown', 'waived']]);
    expect(dispositionsOf(judged(world, { register: unknown, exceptions }), open)).toEqual([['Shop/Group', 'non-compliant', 'blocking']]);
  });

  test('E2: an entry for what is wrong lifts nothing that nobody knows', () => {
    const violation = [entry({ rules: [open] })];
    expect(dispositionsOf(judged(world, { register: violation }), open)).toEqual([['Shop/Group', 'non-compliant', 'waived']]);
    expect(dispositionsOf(judged(parameter, { register: violation }), open)).toEqual([['Shop/Group', 'unknown', 'advisory']]);
  });
});

describe('A19: one reason for many resources', () => {
  const ids = Array.from({ length: 30 }, (_, index) => `Bucket${index}`);

  test('A19: is counted', () => {
    const [{ state, lifted, resources }] = registeredIn(judged(buckets(...ids), { register: [entry({})] }));
    expect({ state, lifted, resources }).toEqual({ state: 'active', lifted: 30, resources: 30 });
  });

  test.each([[29, 'blocking', 'over-broad'], [30, 'waived', 'active']])('A19: with at most %s resources for an entry is %s', (mostResources, disposition, state) => {
    const record = judged(buckets(...ids), { register: [entry({})], exceptions: { mostResources } });
    expect([new Set(dispositionsOf(record).map(([, , each]) => each)), registeredIn(record)[0].state]).toEqual([new Set([disposition]), state]);
  });
});

test('C10: an entry for a construct covers what is created below it later, and nothing beside it', () => {
  const record = judged((app) => {
    const stack = new Stack(app, 'Shop');
    const pipeline = new Construct(stack, 'Pipeline');
    new Bucket(new Construct(pipeline, 'Build'), 'Artifacts');
    new Bucket(stack, 'PipelineLogs');
  }, { register: [entry({ scope: { path: 'Shop/Pipeline' } })] });
  expect(dispositionsOf(record)).toEqual([['Shop/Pipeline/Build/Artifacts/Resource', 'non-compliant', 'waived'], ['Shop/PipelineLogs/Resource', 'non-compliant', 'blocking']]);
});

test('H6: of 300 entries in 10 stacks each lifts its own finding and no other, under three packs', () => {
  const stacks = Array.from({ length: 10 }, (_, stack) => `Stack${stack}`);
  const compose = (app: App) => stacks.forEach((name) => {
    const stack = new Stack(app, name);
    for (let bucket = 0; bucket < 40; bucket++) new Bucket(stack, `Bucket${bucket}`);
  });
  const register = stacks.flatMap((stack) => Array.from({ length: 30 }, (_, bucket) => entry({ id: `${stack}-${bucket}`, scope: { path: `${stack}/Bucket${bucket}` } })));
  const record = judged(compose, { register, packs: [new AwsSolutionsChecks(), new NIST80053R5Checks(), new HIPAASecurityChecks()] });
  expect(registeredIn(record).map(({ covered, lifted }) => [covered, lifted])).toEqual(register.map(() => [1, 1]));
  expect(dispositionsOf(record).filter(([, , disposition]) => disposition === 'waived')).toHaveLength(300);
  expect(dispositionsOf(record).filter(([, , disposition]) => disposition === 'blocking')).toHaveLength(100);
});
