import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { ServiceDatabase } from '../../../src/components';
import { AlarmSeverity, DataClassification, EnvironmentTier, NatStrategy } from '../../../src/core';
import { AppEnvironment } from '../../../src/environment';
import { GovernanceAssertions } from '../../../src/testing';
import { newApp, recordOf } from '../../governance/apps';
import { properties, resources } from '../shop';

const REQUIRED = ['schemaVersion: 1', 'application: shop', 'owner: team-shop', 'costCenter: cc-4711'];
const DEVELOPMENT = [...REQUIRED, 'tier: development'];
const PRODUCTION = [...REQUIRED, 'tier: production', 'alertEmail: a@example.com'];
const IMPORTED = ['network:', '  shape: imported-by-ids', '  vpcId: vpc-0a1b2c3d4e5f60718', '  workloadSubnetIds: [subnet-0a1b2c3d4e5f60000, subnet-0a1b2c3d4e5f60001]'];

const KEY = 'arn:aws:kms:eu-west-1:222222222222:key/1234abcd-12ab-34cd-56ef-1234567890ab';
const VAULT = 'arn:aws:backup:eu-central-1:222222222222:backup-vault:copies';

const FILE = 'environment.yaml';
const folder = mkdtempSync(join(tmpdir(), 'environment-'));
afterAll(() => rmSync(folder, { recursive: true }));

const from = (lines: readonly string[], file = FILE, scope = newApp()): AppEnvironment => {
  const path = join(folder, file);
  writeFileSync(path, lines.join('\n'));
  return AppEnvironment.fromFile(scope, 'Shop', path);
};

/** The core of the environment of a file, once something was asked of it. */
const cored = (lines: readonly string[], ask: (environment: AppEnvironment, stack: Stack) => unknown = () => {}): Template => {
  const app = newApp();
  const environment = from(lines, FILE, app);
  ask(environment, new Stack(app, 'Orders'));
  return Template.fromStack(environment.node.findChild('Core') as Stack);
};

/** What is refused: line and column, message and code. */
const refusals = (lines: readonly string[]): string[] => {
  const withoutFile = (message: string) => message.slice(message.indexOf(FILE) + FILE.length + 1);
  try {
    from(lines);
  } catch (error) {
    return (error as { problems: { code: string; message: string }[] }).problems.map(({ code, message }) => `${withoutFile(message)} ${code}`);
  }
  return [];
};

describe('per-environment configuration in a file, environment.yaml', () => {
  test('makes the environment that the constructor makes', () => {
    const app = newApp();
    const environment = from([
      ...DEVELOPMENT, "account: '111111111111'", 'region: eu-west-1', 'name: shop-blue', 'alertEmail: oncall@example.com', 'monthlyBudget: 120',
      'permissionsBoundary: teams/developers', 'network: { shape: private-with-egress, cidr: 10.4.0.0/20, availabilityZones: 3 }',
    ], FILE, app);
    environment.provideNetwork(new Stack(app, 'Orders', { env: { account: '111111111111', region: 'eu-west-1' } }));
    const template = Template.fromStack(environment.node.findChild('Core') as Stack);
    expect(environment).toMatchObject({ account: '111111111111', region: 'eu-west-1', tier: EnvironmentTier.DEVELOPMENT });
    expect(environment.identity).toEqual({ application: 'shop', environmentName: 'shop-blue', owner: 'team-shop', costCenter: 'cc-4711' });
    template.hasResourceProperties('AWS::EC2::VPC', { CidrBlock: '10.4.0.0/20' });
    template.hasResourceProperties('AWS::Budgets::Budget', { Budget: { BudgetLimit: { Amount: 120 } } });
    for (const { Properties } of Object.values(resources(template, 'AWS::IAM::Role'))) expect(Properties.PermissionsBoundary).toBeDefined();
  });

  test('has every shape of network, with its options', () => {
    const networkOf = (...network: string[]) => cored([...REQUIRED, 'tier: playground', 'network:', ...network], (environment, stack) => environment.provideNetwork(stack, { services: ['xray'] }));
    const open = networkOf('  ipv6: true', '  natInstances: true', '  flowLogs: s3');
    open.resourceCountIs('AWS::EC2::NatGateway', 0);
    open.resourceCountIs('AWS::EC2::Instance', 1);
    open.resourceCountIs('AWS::EC2::EgressOnlyInternetGateway', 1);
    open.hasResourceProperties('AWS::EC2::FlowLog', { LogDestinationType: 's3' });
    networkOf('  egressAllocationIds: [eipalloc-0a1b2c3d]').hasResourceProperties('AWS::EC2::NatGateway', { AllocationId: 'eipalloc-0a1b2c3d' });
    expect(refusals([...DEVELOPMENT, 'network: { nat: per-zone, egressAllocationIds: [eipalloc-0a1b2c3d] }'])).toEqual([expect.stringMatching(/^6:27: 'egressAllocationIds' must have one id for each NAT gateway, 2 /)]);
    networkOf('  interfaceEndpoints: true').resourceCountIs('AWS::EC2::NatGateway', 0);
    const closed = networkOf('  shape: endpoints-only', '  organizationId: o-a1b2c3d4e5');
    expect(JSON.stringify(closed.findResources('AWS::EC2::VPCEndpoint', { Properties: { VpcEndpointType: 'Interface' } }))).toContain('o-a1b2c3d4e5');
    expect(() => networkOf('  shape: isolated')).toThrow(/NetworkShape.isolated/);
  });

  test.each([
    ['ids', [...DEVELOPMENT, ...IMPORTED, '  dataSubnetIds: [subnet-0a1b2c3d4e5f61000, subnet-0a1b2c3d4e5f61001]', '  services: [xray]'], 'vpc-0a1b2c3d4e5f60718'],
    ['parameters', [...DEVELOPMENT, 'network:', '  shape: imported-by-parameters', '  vpcId: /net/vpc', '  workloadSubnetIds: [/net/app-a, /net/app-b]', '  dataSubnetIds: [/net/data-a, /net/data-b]', '  egress: true'], '/net/vpc'],
    ['tags', [...DEVELOPMENT, "account: '111111111111'", 'region: eu-west-1', 'network:', '  shape: imported-by-tags', '  tags: { network: shop }', '  workloadSubnets: app', '  dataSubnets: data', '  egress: true'], 'vpc-00000000000000000'],
  ])('lies in a VPC that somebody else made, by its %s', (_, lines, said) => {
    const app = newApp();
    const environment = from(lines, FILE, app);
    const stack = new Stack(app, 'Orders', { env: { account: environment.account, region: environment.region } });
    const { vpc } = environment.provideNetwork(stack, { services: ['xray'] });
    new SecurityGroup(stack, 'Group', { vpc, description: 'lies there', allowAllOutbound: false });
    const template = Template.fromStack(stack);
    expect(JSON.stringify(template.toJSON())).toContain(said);
    template.resourceCountIs('AWS::EC2::VPC', 0);
  });

  test('ends, either after some days or on a day', () => {
    const schedules = (line: string) => {
      const core = cored([...DEVELOPMENT, line], (environment, stack) => environment.provideAlarmTopic(stack, AlarmSeverity.INFO));
      return Object.values(resources(core, 'AWS::Events::Rule')).map(({ Properties }) => Properties.ScheduleExpression);
    };
    expect(schedules('timeToLive: P9D')).toContain('rate(9 days)');
    expect(schedules('expiresOn: 2027-03-31')).toContain('cron(0 0 31 3 ? 2027)');
  });

  test('says who is told of alarms: an address of e-mail, an on-call service, or topics that exist already', () => {
    const told = (...lines: string[]) => cored([...REQUIRED, 'tier: production', ...lines], (environment, stack) => {
      [AlarmSeverity.PAGE, AlarmSeverity.TICKET].forEach((severity) => environment.provideAlarmTopic(stack, severity));
    });
    const own = told('alarmSubscriptions:', '  - { url: https://oncall.example.com/shop, severities: [page] }', '  - email: shop@example.com');
    own.resourcePropertiesCountIs('AWS::SNS::Subscription', { Protocol: 'https', Endpoint: 'https://oncall.example.com/shop' }, 1);
    own.resourcePropertiesCountIs('AWS::SNS::Subscription', { Protocol: 'email', Endpoint: 'shop@example.com' }, 2);
    const app = newApp();
    const brought = from([...REQUIRED, 'tier: production', 'alarms:', '  ticket: arn:aws:sns:eu-west-1:111111111111:tickets', '  page: arn:aws:sns:eu-west-1:111111111111:pages'], FILE, app);
    const stack = new Stack(app, 'Orders');
    expect(Object.values(AlarmSeverity).map((severity) => brought.provideAlarmTopic(stack, severity).topicName)).toEqual(['pages', 'tickets', 'tickets']);
  });

  test('watches spend, of roles and beyond the usual', () => {
    const template = cored([...REQUIRED, 'tier: playground', 'creatingRoles: [deployer]', 'costAnomalies: { threshold: 30 }', 'dashboard: true'], (environment, stack) => environment.admitComponent(stack));
    expect(JSON.stringify(template.findResources('AWS::Budgets::BudgetsAction'))).toContain('deployer');
    template.resourceCountIs('AWS::CE::AnomalySubscription', 1);
  });

  test('uses keys that exist already, each for its data', () => {
    const app = newApp();
    const environment = from([...PRODUCTION, 'keys:', `  - keyArn: ${KEY}`, `  - keyArn: ${KEY.replace('1234abcd', '90abcdef')}`, '    classifications: [restricted]'], FILE, app);
    const stack = new Stack(app, 'Orders');
    const arns = [DataClassification.INTERNAL, DataClassification.RESTRICTED].map((data) => environment.provideKey(stack, data)!.keyArn);
    expect(arns).toEqual([KEY, KEY.replace('1234abcd', '90abcdef')]);
  });

  test('keeps backups locked, copied and tried out', () => {
    const backups = (...lines: string[]) => cored([...PRODUCTION, 'backups:', ...lines], (environment, stack) => environment.provideBackupPlan(stack));
    const all = backups('  vaultLock: { mode: compliance, grace: P7D }', `  copies: [{ vaultArn: '${VAULT}', retention: P90D }]`, '  restoreTesting:', '    schedule: cron(0 3 ? * MON *)', '    resourceTypes: [DynamoDB]');
    all.hasResourceProperties('AWS::Backup::BackupVault', { LockConfiguration: { ChangeableForDays: 7 } });
    expect(JSON.stringify(all.findResources('AWS::Backup::BackupPlan'))).toMatch(/"DeleteAfterDays":90.*backup-vault:copies|backup-vault:copies.*"DeleteAfterDays":90/);
    all.hasResourceProperties('AWS::Backup::RestoreTestingPlan', { ScheduleExpression: 'cron(0 3 ? * MON *)' });
    all.hasResourceProperties('AWS::Backup::RestoreTestingSelection', { ProtectedResourceType: 'DynamoDB' });
    const governed = backups('  vaultLock: { mode: governance }', '  restoreTesting: {}');
    expect(properties(governed, 'AWS::Backup::BackupVault').LockConfiguration).not.toHaveProperty('ChangeableForDays');
    governed.resourceCountIs('AWS::Backup::RestoreTestingPlan', 1);
  });

  test('offers to others what it declares', () => {
    const core = cored([...PRODUCTION, 'offers:', '  network: { egress: true }', '  keys: [confidential]', '  alarms: [page]', '  backups: false', '  logBucket: true']);
    for (const type of ['AWS::EC2::NatGateway', 'AWS::KMS::Key', 'AWS::SNS::Topic', 'AWS::S3::Bucket']) expect(resources(core, type)).not.toEqual({});
    core.resourceCountIs('AWS::Backup::BackupPlan', 0);
  });

  test('is read from JSON as well', () => {
    const said = { schemaVersion: 1, application: 'shop', owner: 'team-shop', costCenter: 'cc-4711', tier: 'playground' };
    expect(from([JSON.stringify(said, null, 2)], 'environment.json').tier).toBe(EnvironmentTier.PLAYGROUND);
  });

  test('has custom tiers, in words that are data', () => {
    const { tier } = from([...REQUIRED, 'tier:', '  name: careful', '  basedOn: development', '  backupRetention: P14D', '  nat: per-zone', '  logRetention: 90', '  customerManagedKeysFrom: confidential', '  mostSensitiveData: public', '  scaleToZero: false', '  enhancedMonitoring: true', '  natInstanceAllowed: false', '  dashboard: true', '  functionAlias: true']);
    expect([tier.name, tier.backupRetention.toDays(), tier.nat, tier.logRetention, tier.scaleToZero]).toEqual(['careful', 14, NatStrategy.PER_ZONE, 90, false]);
    expect(tier.usesCustomerManagedKeyFor(DataClassification.CONFIDENTIAL)).toBe(true);
    expect([tier.enhancedMonitoring, tier.natInstanceAllowed, tier.dashboard, tier.functionAlias]).toEqual([true, false, true, true]);
    expect([tier.mostSensitiveData, tier.multiAz]).toEqual([DataClassification.PUBLIC, false]);
    expect(tier.backupRetention).toBeInstanceOf(Duration);
  });

  test.each([
    ['a key that is not known', [...DEVELOPMENT, 'costCentre: cc-1'], ["6:1: 'costCentre' is not known here; did you mean 'costCenter'? InvalidEnvironmentFile"]],
    ['a tier that is not known', [...REQUIRED, 'tier: prod'], ["5:1: 'tier' must be one of playground, development, staging, production, got 'prod' InvalidEnvironmentFile"]],
    ['a number for an account', [...DEVELOPMENT, 'account: 111111111111'], ["6:1: 'account' must be twelve digits, got 111111111111; put it in quotes InvalidEnvironmentFile"]],
    ['a shape that is not known', [...DEVELOPMENT, 'network:', '  shape: public'], [expect.stringMatching(/^7:3: 'network.shape' must be one of private-with-egress, endpoints-only.*got 'public' InvalidEnvironmentFile$/)]],
    ['an option of another shape', [...DEVELOPMENT, 'network:', '  shape: isolated', '  nat: one'], ["8:3: 'network.nat' is not known here; use one of shape, cidr, availabilityZones, flowLogs, organizationId InvalidEnvironmentFile"]],
    ['an option of imports, where the shape is left out', [...DEVELOPMENT, 'network:', '  vpcId: vpc-0a1b2c3d4e5f60718'], [expect.stringMatching(/^7:3: 'network.vpcId' is not known here; .* InvalidEnvironmentFile$/)]],
    ['a network that is none', [...DEVELOPMENT, 'network: isolated'], ["6:1: 'network' must be a mapping, got 'isolated' InvalidEnvironmentFile"]],
    ['NAT that is not known', [...DEVELOPMENT, 'network: { nat: two }'], ["6:12: 'network.nat' must be one of one, per-zone, got 'two' InvalidEnvironmentFile"]],
    ['flow logs elsewhere', [...DEVELOPMENT, 'network: { shape: isolated, flowLogs: kinesis }'], ["6:29: 'network.flowLogs' must be one of cloud-watch-logs, s3, got 'kinesis' InvalidEnvironmentFile"]],
    ['an import without subnets for data', [...DEVELOPMENT, 'network: { shape: imported-by-ids, vpcId: vpc-0a1b2c3d4e5f60718, workloadSubnetIds: [subnet-0a1b2c3d] }'],
      ["6:1: 'network.dataSubnetIds' must be given, got nothing InvalidEnvironmentFile"]],
    ['a tag that is no text', [...DEVELOPMENT, 'network: { shape: imported-by-tags, workloadSubnets: app, dataSubnets: data, tags: { network: 7 } }'],
      ["6:86: 'network.tags.network' must be a text, got 7; put it in quotes InvalidEnvironmentFile"]],
    ['hours to live', [...DEVELOPMENT, 'timeToLive: PT12H'], ["6:1: 'timeToLive' must be a number of days such as P7D, got 'PT12H' InvalidEnvironmentFile"]],
    ['a day that the calendar does not have', [...DEVELOPMENT, 'expiresOn: 2027-02-30'], ["6:1: 'expiresOn' must be a day such as 2027-03-31, got '2027-02-30' InvalidEnvironmentFile"]],
    ['a word for a switch', [...DEVELOPMENT, 'dashboard: "yes"'], ["6:1: 'dashboard' must be true or false, got 'yes' InvalidEnvironmentFile"]],
    ['a subscription at two addresses', [...DEVELOPMENT, 'alarmSubscriptions:', '  - { email: a@example.com, url: https://example.com }'], ["7:5: 'alarmSubscriptions[0]' must be an 'email' or a 'url', got email, url InvalidEnvironmentFile"]],
    ['a subscription at none', [...DEVELOPMENT, 'alarmSubscriptions: [{ severities: [page] }]'], ["6:22: 'alarmSubscriptions[0]' must be an 'email' or a 'url', got severities InvalidEnvironmentFile"]],
    ['alarms that anybody can read on their way', [...DEVELOPMENT, 'alarmSubscriptions: [{ url: http://example.com }]'], ["6:24: 'alarmSubscriptions[0].url' must be a URL that begins with https://, got 'http://example.com' InvalidEnvironmentFile"]],
    ['a severity that is not known', [...DEVELOPMENT, 'alarmSubscriptions: [{ email: a@example.com, severities: [fatal] }]'],
      ["6:59: 'alarmSubscriptions[0].severities[0]' must be one of page, ticket, info, got 'fatal' InvalidEnvironmentFile"]],
    ['a topic that is none', [...DEVELOPMENT, 'alarms: { ticket: tickets }'],
      ["6:11: 'alarms.ticket' must be the ARN of a topic such as arn:aws:sns:eu-west-1:111111111111:pages, got 'tickets' InvalidEnvironmentFile"]],
    ['anomalies without a threshold', [...DEVELOPMENT, 'costAnomalies: {}'], ["6:1: 'costAnomalies.threshold' must be given, got nothing InvalidEnvironmentFile"]],
    ['a key for data that is not known', [...DEVELOPMENT, `keys: [{ keyArn: '${KEY}', classifications: [secret] }]`],
      ["6:115: 'keys[0].classifications[0]' must be one of public, internal, confidential, restricted, got 'secret' InvalidEnvironmentFile"]],
    ['a grace of what can be taken off at any time', [...REQUIRED, 'tier: staging', 'backups: { vaultLock: { mode: governance, grace: P7D } }'],
      ["6:43: 'backups.vaultLock.grace' must not be given here; take it out InvalidEnvironmentFile"]],
    ['an offer that is not known', [...DEVELOPMENT, 'offers: { egress: true }'], ["6:11: 'offers.egress' is not known here; use one of network, keys, alarms, backups, logBucket InvalidEnvironmentFile"]],
    ['a period that is none', [...REQUIRED, 'tier: { name: mine, basedOn: development, backupRetention: 7 }'], ["5:43: 'tier.backupRetention' must be a number of days such as P7D, got 7; put it in quotes InvalidEnvironmentFile"]],
    ['a version to come', ['schemaVersion: 2', ...DEVELOPMENT.slice(1)], ["1:1: 'schemaVersion' must be 1, got 2 InvalidEnvironmentFile"]],
    ['everything at once', ['schemaVersion: 1', 'tier: prod'], [
      "1:1: 'application' must be given, got nothing InvalidEnvironmentFile", "1:1: 'owner' must be given, got nothing InvalidEnvironmentFile",
      "1:1: 'costCenter' must be given, got nothing InvalidEnvironmentFile", "2:1: 'tier' must be one of playground, development, staging, production, got 'prod' InvalidEnvironmentFile",
    ]],
    ['an empty file', [''], ["1:1: 'the file' must be an environment, got null InvalidEnvironmentFile"]],
    ['a text that is no YAML', ['a: [1'], [expect.stringMatching(/^\d:\d+: .* InvalidEnvironmentFile$/)]],
  ])('refuses %s, where it stands', (_, lines, said) => expect(refusals(lines)).toEqual(said));

  test('refuses a file that is not there', () => {
    expect(() => AppEnvironment.fromFile(new App(), 'Shop', 'no-such.yaml')).toThrow(/^no-such.yaml: the file of the environment must be there and readable, got ENOENT \(InvalidEnvironmentFile\)$/);
  });

  test.each([
    ['spend above the tier', [...DEVELOPMENT, 'monthlyBudget: 500'], /^6:1: 'monthlyBudget' must be at most 200 .* OutsideTierBound$/],
    ['fewer zones than the tier', [...REQUIRED, 'tier: production', 'alertEmail: a@example.com', 'network:', '  availabilityZones: 1'], /^8:3: 'availabilityZones' must be from 3 to 3 .* OutsideTierBound$/],
    ['a tier that keeps less than its base', [...REQUIRED, 'tier:', '  name: lite', '  basedOn: production', '  keepsData: false'], /^8:3: 'keepsData' must be true.*only tightens 'production' OutsideTierBound$/],
    ['NAT instances where the tier has none', [...PRODUCTION, 'network:', '  natInstances: true'], /^8:3: 'natInstances' must be false in production.* OutsideTierBound$/],
    ['fewer NAT gateways than the tier', [...PRODUCTION, 'network:', '  nat: one'], /^8:3: 'nat' must be 'one per availability zone' in production.* OutsideTierBound$/],
    ['an organization that is none', [...DEVELOPMENT, 'network:', '  shape: endpoints-only', '  organizationId: acme'], /^8:3: 'organizationId' must be the id of an organization.* InvalidValue$/],
    ['a subnet that is none', [...DEVELOPMENT, ...IMPORTED, '  dataSubnetIds: [subnet-0a1b2c3d4e5f61000, data]'], /^10:3: 'dataSubnetIds' must be an id such as .* InvalidValue$/],
    ['data where workloads are', [...DEVELOPMENT, ...IMPORTED, '  dataSubnetIds: [subnet-0a1b2c3d4e5f60000, subnet-0a1b2c3d4e5f61001]'],
      /^9:3: a subnet must have one role.* in 'workloadSubnetIds' and 'dataSubnetIds'.* ContradictingProps$/],
    ['a look-up without an account', [...DEVELOPMENT, 'region: eu-west-1', 'network: { shape: imported-by-tags, tags: { network: shop }, workloadSubnets: app, dataSubnets: data }'], /^1:1: 'env' must have an account.* MissingValue$/],
    ['an end where there is none', [...PRODUCTION, 'timeToLive: P7D'], /^7:1: 'timeToLive' must be left out in production, got 7 days.* OutsideTierBound$/],
    ['a longer life than the tier', [...REQUIRED, 'tier: playground', 'timeToLive: P15D'], /^6:1: 'timeToLive' must be at most 14 days in playground.* OutsideTierBound$/],
    ['two ends', [...DEVELOPMENT, 'expiresOn: 2199-01-01', 'timeToLive: P5D'], /^7:1: 'timeToLive' and 'expiresOn' must not be given both.* ContradictingProps$/],
    ['topics that are brought, with subscribers', [...PRODUCTION, 'alarms: { ticket: arn:aws:sns:eu-west-1:111111111111:tickets }'], /^6:1: 'alertEmail' must be left out where 'alarms' brings the topics.* ContradictingProps$/],
    ['a threshold of nothing', [...DEVELOPMENT, 'costAnomalies:', '  threshold: 0'], /^7:3: 'costAnomalies.threshold' must be an amount above 0.* InvalidValue$/],
    ['an ARN for a role', [...DEVELOPMENT, 'creatingRoles: [arn:aws:iam::111111111111:role/x]'], /^6:1: 'creatingRoles' must be names of roles.* InvalidValue$/],
    ['no key at all', [...DEVELOPMENT, 'keys: []'], /^6:1: 'keys' must have a central key, got none.* MissingValue$/],
    ['an alias, in the second place', [...DEVELOPMENT, 'keys:', `  - keyArn: ${KEY}`, '    classifications: [restricted]', '  - keyArn: alias/shop'], /^9:5: 'keyArn' must be the ARN of a key.* InvalidValue$/],
    ['backups where no data is kept', [...DEVELOPMENT, 'backups: { restoreTesting: {} }'], /^6:1: 'backups' must be left out in development.* ContradictingProps$/],
    ['a grace that is too short', [...PRODUCTION, 'backups:', '  vaultLock: { mode: compliance, grace: P1D }'], /^8:3: the grace of 'vaultLock' must be whole days from 3.* InvalidValue$/],
    ['a rate for tests of restores', [...PRODUCTION, 'backups:', '  restoreTesting:', '    schedule: rate(7 days)'], /^9:5: 'schedule' must be a cron expression.* InvalidValue$/],
    ['a vault that is none, in the second place', [...PRODUCTION, 'backups:', '  copies:', `    - vaultArn: ${VAULT}`, '    - vaultArn: copies-of-shop'], /^10:7: 'vaultArn' must be the ARN of a vault.* InvalidValue$/],
    ['an offer of keys for data that the tier does not hold', [...DEVELOPMENT, 'offers:', '  keys: [restricted]'], /^7:3: 'offers.keys' must be for data of at most 'internal'.* ClassificationNotAllowed$/],
    ['an offer that the network cannot keep', [...DEVELOPMENT, 'network: { shape: isolated }', 'offers:', '  network:', '    egress: true'], /^9:5: 'egress' must be false in the network.* NeedNotMet$/],
    ['a looser value of the tier beside one of the environment', [...REQUIRED, 'monthlyBudget: 100', 'tier: { name: lavish, basedOn: development, monthlyBudget: 300 }'], /^6:45: 'monthlyBudget' must be above 0 and at most 200, got 300.* OutsideTierBound$/],
    ['NAT instances in a tier that is based on one without', [...REQUIRED, 'tier: { name: cheap, basedOn: staging, natInstanceAllowed: true }'], /^5:40: 'natInstanceAllowed' must be false.* OutsideTierBound$/],
    ['the name of a built-in tier', [...REQUIRED, 'tier: { name: production, basedOn: playground }'], /'name' must differ from the built-in tiers.* InvalidValue$/],
  ])('loosens nothing: refuses %s, where it stands', (_, lines, said) => expect(refusals(lines)).toEqual([expect.stringMatching(said)]));

  test('says everything that the environment refuses, each where it stands or at the top', () => {
    expect(refusals([...REQUIRED, 'tier: production', 'monthlyBudget: 0'])).toEqual([
      expect.stringMatching(/^1:1: 'alertEmail' must be given in production.* MissingValue$/), expect.stringMatching(/^6:1: 'monthlyBudget' must be an amount above 0.* InvalidValue$/),
    ]);
  });

  test('does not get round what layers of policy refuse', () => {
    const app = newApp({ context: { 'paved-road:policy': join(folder, 'governance.yaml') } });
    writeFileSync(join(folder, 'governance.yaml'), 'schemaVersion: 1\nlayer: organization\nallow: { tiers: [PRODUCTION] }\n');
    from(DEVELOPMENT, FILE, app).provideNetwork(new Stack(app, 'Orders'));
    GovernanceAssertions.of(app).hasFinding({ rule: 'PR-GOVERNANCE-TIER-NOT-ALLOWED' });
    expect(recordOf(app).gate).toBe('blocked');
  });

  test.each(['environment', 'production'])('is shown on the page of environments as the example has it: %s.yaml', (name) => {
    const example = `examples/environment-file/${name}.yaml`;
    expect(readFileSync('src/environment/README.md', 'utf8')).toContain(`\`\`\`yaml\n${readFileSync(example, 'utf8').trimEnd()}\n\`\`\``);
    const app = newApp();
    const environment = AppEnvironment.fromFile(app, 'Shop', example);
    const { account, region } = environment;
    new ServiceDatabase(new Stack(app, 'Orders', { env: { account, region } }), 'Orders', { environment, dataClassification: DataClassification.INTERNAL });
    app.synth();
    expect(recordOf(app).gate).toBe('passed');
  });

  test('is refused on the page of environments with the message that a mistake in the example gives', () => {
    const [message] = refusals(readFileSync('examples/environment-file/environment.yaml', 'utf8').replace('120', '500').split('\n'));
    expect(readFileSync('src/environment/README.md', 'utf8')).toContain(`environment.yaml:${message.replace(/ OutsideTierBound$/, ' (OutsideTierBound at ShopDevelopment)')}`);
  });

  test('leaves the errors of others alone', () => {
    const app = newApp();
    from(DEVELOPMENT, FILE, app);
    expect(() => from(DEVELOPMENT, FILE, app)).toThrow(/^There is already a Construct with name 'Shop'/);
  });
});
