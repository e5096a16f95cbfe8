import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, Duration, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { DataClassification, EnvironmentTier, NatStrategy } from '../../../src/core';
import { AppEnvironment, NetworkShape } from '../../../src/environment';
import { SUBSCRIPTION } from '../../../src/environment/file/alarms-document';
import { BACKUPS } from '../../../src/environment/file/backups-document';
import { TIER_OPTIONS } from '../../../src/environment/file/custom-tier-document';
import { OFFERS, PROPS } from '../../../src/environment/file/environment-document';
import { SHAPES } from '../../../src/environment/file/network-document';
import { GovernanceAssertions } from '../../../src/testing';
import { newApp, recordOf } from '../../governance/apps';
import { resources } from '../shop';

/** Props of an environment that no file can have, with the reason. */
const NOT_IN_FILES: Record<string, string> = {};

const REQUIRED = ['schemaVersion: 1', 'application: shop', 'owner: team-shop', 'costCenter: cc-4711'];
const DEVELOPMENT = [...REQUIRED, 'tier: development'];

const folder = mkdtempSync(join(tmpdir(), 'environment-'));
afterAll(() => rmSync(folder, { recursive: true }));

const from = (lines: readonly string[], file = 'environment.yaml', scope = newApp()): AppEnvironment => {
  const path = join(folder, file);
  writeFileSync(path, lines.join('\n'));
  return AppEnvironment.fromFile(scope, 'Shop', path);
};

/** What is refused: line and column, message and code. */
const refusals = (lines: readonly string[]): string[] => {
  try {
    from(lines);
  } catch (error) {
    return (error as { problems: { code: string; message: string }[] }).problems.map(({ code, message }) => `${message.split('/').slice(-1)[0].slice('environment.yaml:'.length)} ${code}`);
  }
  return [];
};

const keysOf = (file: string, interfaceName: string): string[] => {
  const text = readFileSync(file, 'utf8');
  const begin = text.indexOf(`export interface ${interfaceName} `);
  return [...text.slice(begin, text.indexOf('\n}', begin)).matchAll(/^ {2}readonly (\w+)\??:/gm)].map(([, key]) => key);
};
const kebab = (name: string) => name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
const schema = JSON.parse(readFileSync('schemas/environment.schema.json', 'utf8'));

describe('per-environment configuration in a file, environment.yaml', () => {
  test('makes the environment that the constructor makes', () => {
    const app = newApp();
    const environment = from([
      ...DEVELOPMENT, "account: '111111111111'", 'region: eu-west-1', 'name: shop-blue', 'alertEmail: oncall@example.com', 'monthlyBudget: 120',
      'permissionsBoundary: teams/developers', 'network: { shape: private-with-egress, cidr: 10.4.0.0/20, availabilityZones: 3 }',
    ], 'environment.yaml', app);
    environment.provideNetwork(new Stack(app, 'Orders', { env: { account: '111111111111', region: 'eu-west-1' } }));
    const template = Template.fromStack(environment.node.findChild('Core') as Stack);
    expect(environment).toMatchObject({ account: '111111111111', region: 'eu-west-1', tier: EnvironmentTier.DEVELOPMENT });
    expect(environment.identity).toEqual({ application: 'shop', environmentName: 'shop-blue', owner: 'team-shop', costCenter: 'cc-4711' });
    template.hasResourceProperties('AWS::EC2::VPC', { CidrBlock: '10.4.0.0/20' });
    template.hasResourceProperties('AWS::Budgets::Budget', { Budget: { BudgetLimit: { Amount: 120 } } });
    for (const { Properties } of Object.values(resources(template, 'AWS::IAM::Role'))) expect(Properties.PermissionsBoundary).toBeDefined();
  });

  test('is read from JSON as well', () => {
    const said = { schemaVersion: 1, application: 'shop', owner: 'team-shop', costCenter: 'cc-4711', tier: 'playground' };
    expect(from([JSON.stringify(said, null, 2)], 'environment.json').tier).toBe(EnvironmentTier.PLAYGROUND);
  });

  test('has custom tiers, in words that are data', () => {
    const { tier } = from([...REQUIRED, 'tier:', '  name: careful', '  basedOn: development', '  backupRetention: P14D', '  nat: per-zone', '  logRetention: 90', '  customerManagedKeysFrom: confidential', '  mostSensitiveData: public', '  scaleToZero: false']);
    expect([tier.name, tier.backupRetention.toDays(), tier.nat, tier.logRetention, tier.scaleToZero]).toEqual(['careful', 14, NatStrategy.PER_ZONE, 90, false]);
    expect(tier.usesCustomerManagedKeyFor(DataClassification.CONFIDENTIAL)).toBe(true);
    expect([tier.mostSensitiveData, tier.multiAz]).toEqual([DataClassification.PUBLIC, false]);
    expect(tier.backupRetention).toBeInstanceOf(Duration);
  });

  test.each([
    ['a key that is not known', [...DEVELOPMENT, 'costCentre: cc-1'], ["6:1: 'costCentre' is not known here; did you mean 'costCenter'? InvalidEnvironmentFile"]],
    ['a tier that is not known', [...REQUIRED, 'tier: prod'], ["5:1: 'tier' must be one of playground, development, staging, production, got 'prod' InvalidEnvironmentFile"]],
    ['a number for an account', [...DEVELOPMENT, 'account: 111111111111'], ["6:1: 'account' must be twelve digits, got 111111111111; put it in quotes InvalidEnvironmentFile"]],
    ['a shape that is not known', [...DEVELOPMENT, 'network:', '  shape: public'], [expect.stringMatching(/^7:3: 'network.shape' must be one of private-with-egress.*got 'public' InvalidEnvironmentFile$/)]],
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
    from(DEVELOPMENT, 'environment.yaml', app).provideNetwork(new Stack(app, 'Orders'));
    GovernanceAssertions.of(app).hasFinding({ rule: 'PR-GOVERNANCE-TIER-NOT-ALLOWED' });
    expect(recordOf(app).gate).toBe('blocked');
  });

  test('is shown on the page of environments as the example has it, with the message that a mistake in it gives', () => {
    const example = readFileSync('examples/environment-file/environment.yaml', 'utf8');
    const page = readFileSync('src/environment/README.md', 'utf8');
    expect(page).toContain(`\`\`\`yaml\n${example.trimEnd()}\n\`\`\``);
    const [message] = refusals(example.replace('120', '500').split('\n'));
    expect(page).toContain(`environment.yaml:${message.replace(/ OutsideTierBound$/, ' (OutsideTierBound at ShopDevelopment)')}`);
  });

  test('leaves the errors of others alone', () => {
    const app = newApp();
    from(DEVELOPMENT, 'environment.yaml', app);
    expect(() => from(DEVELOPMENT, 'environment.yaml', app)).toThrow(/^There is already a Construct with name 'Shop'/);
  });
});

describe('what a file of an environment knows', () => {
  test.each([
    ['prop of an environment', keysOf('src/environment/app-environment-props.ts', 'AppEnvironmentProps'), PROPS],
    ['value of a custom tier', keysOf('src/core/environment-tier.ts', 'CustomTierOptions').filter((key) => key !== 'basedOn'), TIER_OPTIONS],
  ])('is every %s, but for those with a reason', (_, props, readers) => {
    expect(props.length).toBeGreaterThan(8);
    expect(Object.keys(readers).sort()).toEqual(props.filter((prop) => !(prop in NOT_IN_FILES)).sort());
  });

  test('is every shape of network that takes nothing but data', () => {
    const shapes = Object.getOwnPropertyNames(NetworkShape).filter((name) => typeof NetworkShape[name as keyof typeof NetworkShape] === 'function' && !(name in NOT_IN_FILES) && name !== 'prototype');
    expect(Object.keys(SHAPES).sort()).toEqual(shapes.map(kebab).sort());
  });

  test('is what its schema says', () => {
    expect(Object.keys(schema.properties).sort()).toEqual(['schemaVersion', 'account', 'region', ...Object.keys(PROPS).filter((prop) => prop !== 'env')].sort());
    expect(Object.keys(schema.definitions.customTier.properties).sort()).toEqual(['name', 'basedOn', ...Object.keys(TIER_OPTIONS)].sort());
    expect(schema.properties.network.properties.shape.enum).toEqual(Object.keys(SHAPES));
    expect(Object.keys(schema.properties.network.properties).sort()).toEqual(['shape', ...keysOf('src/environment/network/own-network-options.ts', 'OwnNetworkOptions')].sort());
    expect(schema.definitions.builtInTier.enum).toEqual(EnvironmentTier._builtIn().map(({ name }) => name));
    expect(schema.definitions.classification.enum).toEqual(DataClassification._all().map(({ name }) => name));
  });
});
