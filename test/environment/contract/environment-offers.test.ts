import { App, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { databaseIn, EVERYTHING, functionIn, Platform } from './sharing';
import { AlarmSeverity, AppEnvironment, DataClassification, EnvironmentTier } from '../../../src';
import { GovernanceAssertions } from '../../../src/testing';
import { newApp, recordOf } from '../../governance/apps';
import { VALID } from '../shop';

const { INTERNAL, CONFIDENTIAL, RESTRICTED, PUBLIC } = DataClassification;
const SHARED = { ...VALID, name: 'shared' };

describe('an environment that offers', () => {
  test('has everything that it declares from the beginning, and nothing else', () => {
    const template = Template.fromJSON(JSON.parse(new Platform().coreTemplate));
    template.resourceCountIs('AWS::EC2::VPC', 1);
    template.resourceCountIs('AWS::EC2::NatGateway', 3);
    template.resourceCountIs('AWS::KMS::Key', 2);
    template.resourceCountIs('AWS::SNS::Topic', 3);
    template.resourceCountIs('AWS::Backup::BackupPlan', 1);
    const frugal = Template.fromJSON(JSON.parse(new Platform({ offers: { keys: [], alarms: [], backups: false } }).coreTemplate));
    expect(frugal.findResources('AWS::SSM::Parameter')).not.toEqual({});
    for (const type of ['AWS::EC2::VPC', 'AWS::KMS::Key', 'AWS::SNS::Topic', 'AWS::Backup::BackupPlan']) frugal.resourceCountIs(type, 0);
  });

  test('keeps its core byte-equal whoever comes and goes, also in the same app', () => {
    const empty = new Platform();
    const used = new Platform();
    const orders = new Stack(used.app, 'Orders');
    functionIn(orders, used.environment).connectTo(databaseIn(orders, used.environment));
    const more = new Platform();
    functionIn(new Stack(more.app, 'Billing'), more.environment, 'Bills', CONFIDENTIAL)
      .connectTo(databaseIn(new Stack(more.app, 'BillingData'), more.environment, 'Invoices', CONFIDENTIAL));
    databaseIn(more.environment.shared as Stack, more.environment, 'Customers');
    expect(used.coreTemplate).toBe(empty.coreTemplate);
    expect(more.coreTemplate).toBe(empty.coreTemplate);
    GovernanceAssertions.of(more.app).isCompliant();
  });

  test('is deployed before the stacks of the same app that use it, which refer to nothing in it', () => {
    const { app, environment } = new Platform();
    const stack = new Stack(app, 'Orders');
    const database = databaseIn(stack, environment);
    functionIn(stack, environment).connectTo(database);
    expect(stack.dependencies).toEqual([environment.node.findChild('Core')]);
    expect(JSON.stringify(app.synth().getStackByName('Orders').template)).not.toMatch(/Fn::GetStackOutput|Fn::ImportValue/);
    const { connections, environments } = recordOf(app);
    expect(connections[0].network).toBe('Shared/Core/Network');
    expect(environments[0].network?.path).toBe('Shared/Core/Network');
    expect(environments[0].contract).toEqual({ imported: false, version: '1.1', parameters: '/paved-road/shared/v1' });
    expect(environments[0].parts['Keys/internal']).toEqual(expect.arrayContaining(['Orders/Orders', 'Shared/Core/Contract']));
  });

  test.each<[string, object, (stack: Stack, environment: AppEnvironment) => unknown, RegExp]>([
    ['a network', {}, (stack, environment) => environment.provideNetwork(stack), /must offer a network, got none; add it to 'offers.network'/],
    ['the internet', { network: {} }, (stack, environment) => environment.provideNetwork(stack, { egress: true }), /a network that reaches the internet, got one without egress/],
    ['a service', { network: { services: ['logs'] } }, (stack, environment) => environment.provideNetwork(stack, { services: ['logs', 'xray'] }), /a network that reaches xray, got one that reaches dynamodb, logs, s3/],
    ['a key', { keys: [INTERNAL] }, (stack, environment) => environment.provideKey(stack, CONFIDENTIAL), /a key for confidential data, got internal; add it to 'offers.keys'/],
    ['a topic', { alarms: [AlarmSeverity.TICKET] }, (stack, environment) => environment.provideAlarmTopic(stack, AlarmSeverity.PAGE), /a topic for alarms of severity 'page', got ticket/],
    ['a plan', { backups: false }, (stack, environment) => environment.provideBackupPlan(stack), /a plan of backups, got none/],
  ])('refuses %s that it does not offer, in its own app too', (_, offers, ask, message) => {
    const { app, environment } = new Platform({ offers });
    const stack = new Stack(app, 'Orders');
    expect(() => ask(stack, environment)).toThrow(message);
    expect(() => ask(stack, environment)).toThrow(/deploy that first.*\(NeedNotMet at Orders\)/);
  });

  test.each<[string, object, object]>([
    ['what it declares', { network: { services: ['logs'] } }, { services: ['logs'] }],
    ['every service where it has egress', { network: { egress: true } }, { services: ['xray'], egress: true }],
  ])('meets %s', (_, offers, needs) => {
    const { app, environment } = new Platform({ offers });
    expect(() => environment.provideNetwork(new Stack(app, 'Orders'), needs)).not.toThrow();
  });

  test('has no keys, no plan and lower alarms where its tier has them so', () => {
    const { document } = new Platform({ tier: EnvironmentTier.DEVELOPMENT, offers: { keys: [PUBLIC, INTERNAL] } });
    expect(document.offers).toEqual({ keys: [], alarms: ['ticket', 'info'], backups: false, logBucket: false });
  });

  test('says each service once, and no egress that it did not declare', () => {
    const { document } = new Platform({ offers: { network: { services: ['xray', 'logs', 'xray'] } } });
    expect(document.offers.network).toMatchObject({ egress: false, services: ['dynamodb', 'logs', 's3', 'xray'] });
  });

  test.each<[string, (app: App) => unknown, RegExp]>([
    ['lies in a stack', (app) => new AppEnvironment(new Stack(app, 'Platform'), 'Env', { ...SHARED, offers: {} }), /'offers' must be of an environment that has its stack to itself.*ContradictingProps/],
    ['has the name of another one', (app) => {
      new AppEnvironment(app, 'One', { ...SHARED, offers: {} });
      return new AppEnvironment(app, 'Two', { ...SHARED, offers: {} });
    }, /got 'shared', which is One.*ContradictingProps/],
    ['offers keys for data that its tier does not hold', (app) => new AppEnvironment(app, 'Env', { ...SHARED, tier: EnvironmentTier.PLAYGROUND, offers: { keys: [RESTRICTED] } }), /'offers.keys' must be for data of at most 'internal'.*got 'restricted'.*ClassificationNotAllowed/],
  ])('is refused where it %s', (_, make, message) => {
    expect(() => make(newApp())).toThrow(message);
  });

  test('may have the name of another one in another stage', () => {
    const app = newApp();
    for (const id of ['Blue', 'Green']) new AppEnvironment(new Stage(app, id), 'Env', { ...SHARED, offers: EVERYTHING });
    expect(() => app.synth()).not.toThrow();
  });

  test.each(EnvironmentTier._builtIn())('breaks no rule in %s', (tier) => {
    const { app } = new Platform({ tier, offers: { network: { egress: true } } });
    GovernanceAssertions.of(app).isCompliant();
  });
});
