import { execFileSync } from 'child_process';
import { mkdtempSync, readFileSync, readdirSync, rmSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { App, Stack } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { plantMistakes } from '../../examples/orders/break';
import { composeAll, composeOrders } from '../../examples/orders/orders';
import { EnvironmentTier } from '../../src';
import { GovernanceRecord } from '../../src/evidence/record/record';
import { GovernanceAssertions } from '../../src/testing';
import { newApp, proposalsIn, recordOf } from '../governance/apps';

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;

const ordersIn = (tier: EnvironmentTier): { app: App; record: GovernanceRecord } => {
  const app = newApp();
  composeOrders(app, tier);
  GovernanceAssertions.of(app).isCompliant();
  return { app, record: recordOf(app) };
};

describe('examples/orders', () => {
  test.each([PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION])('in %s has nothing that does not comply but what its tier departs from on purpose', (tier) => {
    const { record } = ordersIn(tier);
    expect(record.findings.filter(({ disposition }) => disposition !== 'waived')).toEqual([]);
    expect(record.waivers.filter(({ state }) => state !== 'active')).toEqual([]);
    for (const { reason } of record.waivers) expect(reason.length).toBeGreaterThan(40);
  });

  test.each([
    [PLAYGROUND, [
      'AwsSolutions-IAM5[Resource::*]',
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:cloudformation:<AWS::Region>:<AWS::AccountId>:stack/OrdersPlaygroundApp/*]',
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:cloudformation:<AWS::Region>:<AWS::AccountId>:stack/OrdersPlaygroundData/*]',
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:cloudformation:<AWS::Region>:<AWS::AccountId>:stack/orders-playground-core/*]',
      'AwsSolutions-RDS10',
      'AwsSolutions-RDS3',
      'PR-SNS-ENCRYPTED',
    ]],
    [PRODUCTION, [
      'AwsSolutions-IAM4[Policy::arn:<AWS::Partition>:iam::aws:policy/service-role/AWSBackupServiceRolePolicyForBackup]',
      'AwsSolutions-IAM5[Resource::*]',
      'AwsSolutions-IAM5[Resource::arn:<AWS::Partition>:logs:<AWS::Region>:<AWS::AccountId>:log-group:RDSOSMetrics:log-stream:*]',
    ]],
  ])('in %s departs from %j and no more', (tier, rules) => {
    expect([...new Set(proposalsIn(ordersIn(tier).record).map(({ rule }) => rule))].sort()).toEqual(rules);
  });

  test.each([PLAYGROUND, STAGING, PRODUCTION])('in %s every component keeps every promise', (tier) => {
    const components = ordersIn(tier).record.components;
    expect(components).toHaveLength(3);
    for (const { promises } of components) {
      expect(promises.length).toBeGreaterThan(0);
      expect(promises.filter(({ state }) => state !== 'compliant')).toEqual([]);
    }
  });

  test('says who is connected to what, and who asked for which part of the core', () => {
    const { record } = ordersIn(PRODUCTION);
    expect(record.connections.map(({ workload, target }) => [workload, target])).toEqual([
      ['OrdersProductionApp/Api', 'OrdersProductionData/Orders'], ['OrdersProductionApp/Api', 'OrdersProductionData/Stock'],
    ]);
    expect(record.connections[0]).toMatchObject({ network: 'OrdersProduction/Core/Network', protocol: 'tcp', isPrivate: true });
    expect(record.environments[0].network).toEqual({ path: 'OrdersProduction/Core/Network', addresses: '10.0.0.0/16', zones: 3 });
    expect(record.environments[0].parts['Network/Egress']).toEqual(['OrdersProductionApp/Api']);
  });

  test.each([PLAYGROUND, PRODUCTION])('in %s keeps data and code in stacks of their own, and no two stacks need each other', (tier) => {
    const stacks = ordersIn(tier).app.node.findAll().filter((construct) => Stack.isStack(construct));
    expect(stacks.map(({ node }) => node.id)).toEqual(expect.arrayContaining(['Core', expect.stringMatching(/Data$/), expect.stringMatching(/App$/)]));
    const reachable = (stack: Stack, seen = new Set<Stack>()): Set<Stack> => {
      stack.dependencies.filter((other) => !seen.has(other)).forEach((other) => reachable(other, seen.add(other)));
      return seen;
    };
    const needed = stacks.map((stack) => [stack.node.id, [...reachable(stack)]] as const);
    expect(needed.filter(([, others]) => others.length > 0).length).toBeGreaterThan(1);
    expect(stacks.filter((stack) => reachable(stack).has(stack))).toEqual([]);
  });

  test('the three mistakes are three blocking findings, each with its fix', () => {
    const app = newApp();
    plantMistakes(composeAll(app)[2]);
    const blocking = GovernanceAssertions.of(app).findings().filter(({ disposition }) => disposition === 'blocking');
    expect(blocking.map(({ rule }) => rule).sort()).toEqual(['PR-EC2-NO-OPEN-INGRESS', 'PR-RDS-STORAGE-ENCRYPTED', 'PR-TAGS-REQUIRED']);
    for (const { fix, source } of blocking) {
      expect(fix).not.toBe('');
      expect(source).toMatch(/^examples\/orders\/orders\.ts:\d+$/);
    }
    expect(recordOf(app).overrides).toEqual([expect.objectContaining({ property: 'StorageEncrypted', before: true, after: false })]);
  });

  test('the record is as its schema says', () => {
    const app = newApp();
    plantMistakes(composeAll(app)[2]);
    GovernanceAssertions.of(app);
    const ajv = new Ajv({ allErrors: true });
    addFormats(ajv);
    const isValid = ajv.compile(JSON.parse(readFileSync('schemas/record.schema.json', 'utf8')));
    expect([isValid(recordOf(app)), isValid.errors]).toEqual([true, null]);
  });

  test('the record lists every resource with who it belongs to, and how much of the application is on the paved road', () => {
    const app = newApp();
    composeAll(app);
    new CfnBucket(new Stack(app, 'Aside'), 'Loose');
    new CfnBucket(app.node.findChild('OrdersProductionApp') as Stack, 'Stray');
    GovernanceAssertions.of(app);
    const { resources, applications, environments, components, coverage } = recordOf(app);
    const outside = resources.filter(({ governedBy }) => governedBy === undefined).map(({ path }) => path);
    expect(outside).toEqual(['OrdersProductionApp/Stray', 'Aside/Loose']);
    expect(applications).toEqual([
      { application: 'orders', resources: resources.length - 1, governed: resources.length - 2, coverage: expect.closeTo(99.7, 1) },
      { resources: 1, governed: 0, coverage: 0 },
    ]);
    const scopes = [...environments, ...components].map(({ path }) => path);
    expect(scopes).toEqual(expect.arrayContaining([...new Set(resources.flatMap(({ governedBy }) => governedBy ?? []))]));
    expect(environments.map(({ stacks }) => stacks)).toContainEqual(expect.arrayContaining([
      'OrdersProduction/Core', 'OrdersProduction/Dashboard', 'OrdersProductionData', 'OrdersProductionApp',
    ]));
    expect(coverage.templates.map(({ environment }) => environment)).toContain('OrdersProduction');
    for (const { source, stacks } of components) expect([source, stacks]).toEqual([expect.stringMatching(/^examples\/orders\/orders\.ts:\d+$/), [expect.stringMatching(/(App|Data)$/)]]);
  });

  test('two syntheses in two folders and processes are equal to the byte, and name nothing of this machine', () => {
    const folders = ['one', 'two'].map((name) => mkdtempSync(join(tmpdir(), name)));
    const [first, second] = folders.map((folder) => {
      execFileSync('npx', ['tsx', '--tsconfig', 'tsconfig.dev.json', 'examples/orders/app.ts'], {
        env: { ...process.env, CDK_OUTDIR: folder, NODE_ENV: 'production', SOURCE_DATE_EPOCH: '1790000000' }, stdio: 'pipe',
      });
      const files = [...readdirSync(folder).filter((file) => file.endsWith('.template.json')), 'governance/record.json'];
      return Object.fromEntries(files.map((file) => [file, readFileSync(join(folder, file), 'utf8')]));
    });
    folders.forEach((folder) => rmSync(folder, { recursive: true }));
    expect(Object.keys(first)).toHaveLength(12);
    expect(second).toEqual(first);
    const record = first['governance/record.json'];
    for (const place of [process.cwd(), ...folders, tmpdir()]) expect(record).not.toContain(place);
    expect(JSON.parse(record).instant).toBe('2026-09-21T14:13:20.000Z');
    expect(record).not.toMatch(/\$\{Token|TOKEN/);
  });
});
