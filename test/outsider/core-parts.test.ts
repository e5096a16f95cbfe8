import { readdirSync, readFileSync } from 'fs';
import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { HubNetworkOptions, HubNetworkSource, PagerAlarmSource, VaultKeySource } from './platform';
import {
  AlarmSeverity, AppEnvironment, AppEnvironmentProps, DataClassification, EnvironmentTier, FunctionService, ServiceDatabase,
} from '../../src';
import { GovernanceAssertions } from '../../src/testing';
import { blockingRules, newApp, recordOf } from '../governance/apps';

const { STAGING, PRODUCTION, PLAYGROUND } = EnvironmentTier;

const env = { account: '111111111111', region: 'eu-west-1' };
const PLATFORM_ACCOUNT = '999999999999';
const KEY_IDS = { internal: '11111111-1111-1111-1111-111111111111', confidential: '22222222-2222-2222-2222-222222222222' };

/** An app of the company, with every part of the core from its platform. */
class CompanyShop {
  public readonly app: App = newApp();
  public readonly network: HubNetworkSource;
  public readonly keys = new VaultKeySource(PLATFORM_ACCOUNT, KEY_IDS);
  public readonly alarms = new PagerAlarmSource(PLATFORM_ACCOUNT);
  public readonly environment: AppEnvironment;
  public readonly stack: Stack;

  constructor(props: Partial<AppEnvironmentProps> = {}, network: Partial<HubNetworkOptions> = {}) {
    this.network = new HubNetworkSource({ range: '10.99.0.0/16', flowLogBucketArn: 'arn:aws:s3:::company-flow-logs', ...network });
    const { network: source, keys, alarms } = this;
    this.environment = new AppEnvironment(this.app, 'Shop', {
      application: 'shop', owner: 'team-shop', costCenter: 'cc-4711', tier: PRODUCTION, name: 'shop', env, network: source, keys, alarms, ...props,
    });
    this.stack = new Stack(this.app, 'Orders', { env });
  }

  public compose(): this {
    const { environment, stack } = this;
    const orders = new ServiceDatabase(stack, 'Orders', { environment, dataClassification: DataClassification.CONFIDENTIAL });
    const api = new FunctionService(stack, 'Api', { environment, dataClassification: DataClassification.CONFIDENTIAL, runtime: Runtime.NODEJS_24_X, code: Code.fromInline('//') });
    api.connectTo(orders);
    return this;
  }

  public get core(): Template {
    return Template.fromStack(this.environment.node.findChild('Core') as Stack);
  }
}

test('the platform of the company knows nothing but the root of the library', () => {
  const folder = join(__dirname, 'platform');
  const imports = readdirSync(folder).flatMap((file) => [...readFileSync(join(folder, file), 'utf8').matchAll(/from '([^']+)'/g)].map(([, from]) => from));

  expect(new Set(imports.filter((from) => from.startsWith('../')))).toEqual(new Set(['../../../src']));
});

describe.each([STAGING, PRODUCTION])('an environment of a company in %s', (tier) => {
  test('lets a database and a function compose on its own parts, unchanged', () => {
    const { stack, core } = new CompanyShop({ tier }).compose();
    const template = Template.fromStack(stack);

    template.hasResourceProperties('AWS::RDS::DBCluster', { KmsKeyId: `arn:aws:kms:eu-west-1:${PLATFORM_ACCOUNT}:key/${KEY_IDS.confidential}` });
    template.hasResourceProperties('AWS::Lambda::Function', { KmsKeyArn: `arn:aws:kms:eu-west-1:${PLATFORM_ACCOUNT}:key/${KEY_IDS.confidential}` });
    const [{ Properties: { SubnetIds } }] = Object.values(template.findResources('AWS::RDS::DBSubnetGroup'));
    expect(JSON.stringify(SubnetIds).match(/NetworkData\d/g)).toHaveLength(tier.availabilityZones);
    template.hasResourceProperties('AWS::CloudWatch::Alarm', { AlarmActions: [`arn:aws:sns:eu-west-1:${PLATFORM_ACCOUNT}:pager-team-shop-ticket`] });
    core.resourceCountIs('AWS::KMS::Key', 0);
    core.resourceCountIs('AWS::SNS::Topic', 0);
    core.resourceCountIs('AWS::EC2::VPC', 1);
    core.resourceCountIs('AWS::EC2::VPCEndpoint', 2);
  });

  test('is judged, and nothing is found', () => {
    const { app } = new CompanyShop({ tier }).compose();

    GovernanceAssertions.of(app).isCompliant();
    expect(recordOf(app).findings.filter(({ disposition, severity }) => disposition !== 'waived' && severity !== 'INFO')).toEqual([]);
  });

  test('is judged, and a careless network blocks', () => {
    const { app } = new CompanyShop({ tier }, { careless: true }).compose();

    GovernanceAssertions.of(app);
    expect([...new Set(blockingRules(app))].sort()).toEqual(['PR-VPC-FLOW-LOGS', 'PR-VPC-NO-PUBLIC-ADDRESSES']);
    expect(recordOf(app).findings.find(({ rule }) => rule === 'PR-VPC-FLOW-LOGS')?.resource).toMatchObject({ path: 'Shop/Core/Network/Resource' });
  });
});

describe('the record of an environment of a company', () => {
  test('says who asked for which part', () => {
    const { app } = new CompanyShop().compose();
    GovernanceAssertions.of(app);

    expect(recordOf(app).environments[0].parts).toMatchObject({
      'Alarms/page': ['Orders/Api', 'Orders/Orders'],
      'Alarms/ticket': ['Orders/Api', 'Orders/Orders'],
      'Keys/confidential': ['Orders/Api', 'Orders/Orders'],
      'Keys/internal': ['Shop/Core/Backups'],
      'Network': ['Orders/Api', 'Orders/Orders'],
      'Network/Endpoints/secretsmanager': ['Orders/Api'],
      'Network/Endpoints/xray': ['Orders/Api'],
    });
  });

  test('has the network as its source says', () => {
    const { app } = new CompanyShop().compose();
    GovernanceAssertions.of(app);

    expect(recordOf(app).environments[0].network).toEqual({ path: 'Shop/Core/Network', addresses: '10.99.0.0/16', zones: 3 });
  });
});

describe('a source of the company', () => {
  test('is bound once, whoever asks and however often', () => {
    const shop = new CompanyShop().compose();
    shop.environment.provideNetwork(new Stack(shop.app, 'Other', { env }), { services: ['kms'] });

    expect([shop.network.bindings, shop.keys.bindings, shop.alarms.bindings]).toEqual([1, 1, 1]);
  });

  test('is not bound before something needs it', () => {
    const { network, keys, alarms } = new CompanyShop();

    expect([network.bindings, keys.bindings, alarms.bindings]).toEqual([0, 0, 0]);
  });

  test('of keys is not asked where the tier leaves keys to AWS', () => {
    const shop = new CompanyShop({ tier: PLAYGROUND });

    expect(shop.environment.provideKey(shop.stack, DataClassification.INTERNAL)).toBeUndefined();
    expect(shop.keys.bindings).toBe(0);
  });

  const nothing = undefined as never;
  const broken = () => { throw new TypeError("Cannot read properties of undefined (reading 'vpcId')"); };
  const failure = (error: string) => `but it failed: Cannot read properties of undefined (reading 'vpcId') (${error} at Orders)`;

  test.each<[string, Partial<AppEnvironmentProps>, string]>([
    ['a network source that returns nothing', { network: { bind: () => nothing } },
      "'network' must supply a network, got undefined; return it from the source that 'network' was given (SourceFailed at Orders)"],
    ['a network source that throws', { network: { bind: broken } }, `'network' must supply a network, ${failure('SourceFailed')}`],
    ['a network whose zones do not arrive from another language', { network: { bind: () => ({ partsFor: () => [], provide: () => ({}) }) as never } },
      "'network' must supply a number of 'zones', got undefined"],
    ['a network that names no parts', { network: { bind: () => ({ zones: 3, partsFor: () => nothing, provide: () => ({}) as never }) } },
      "'network' must supply the names of its parts, got undefined"],
    ['a network that hands nothing out', { network: { bind: () => ({ zones: 3, partsFor: () => [], provide: () => nothing }) } },
      "'network' must supply a VPC with its subnets, got undefined"],
    ['a key source that returns nothing', { keys: { bind: () => nothing } }, "'keys' must supply keys, got undefined"],
    ['a key source that throws', { keys: { bind: broken } }, `'keys' must supply keys, ${failure('SourceFailed')}`],
    ['keys without one for the data', { keys: { bind: () => ({ keyFor: () => nothing }) } }, "'keys' must supply a key for restricted data, got undefined"],
    ['an alarm source that returns nothing', { alarms: { bind: () => null as never } }, "'alarms' must supply topics, got null"],
    ['an alarm source that throws', { alarms: { bind: broken } }, `'alarms' must supply topics, ${failure('SourceFailed')}`],
    ['topics without one of the severity', { alarms: { bind: () => ({ topicFor: () => nothing }) } },
      "'alarms' must supply a topic for alarms of severity page, got undefined"],
  ])('is named when it fails: %s', (_, props, message) => {
    const { environment, stack } = new CompanyShop(props);

    expect(() => {
      if ('network' in props) environment.provideNetwork(stack);
      if ('keys' in props) environment.provideKey(stack, DataClassification.RESTRICTED);
      environment.provideAlarmTopic(stack, AlarmSeverity.PAGE);
    }).toThrow(expect.objectContaining({ message: expect.stringContaining(message) }));
  });

  test('keeps the error that it threw, with the place', () => {
    const { environment, stack } = new CompanyShop({ network: { bind: broken } });

    expect(() => environment.provideNetwork(stack)).toThrow(expect.objectContaining({ cause: expect.any(TypeError) }));
  });

  test('may refuse a need in its own words', () => {
    const { environment, stack } = new CompanyShop();

    expect(() => environment.provideNetwork(stack, { egress: true })).toThrow(expect.objectContaining({
      code: 'SourceFailed', message: expect.stringContaining('Orders wants the internet, which hub networks do not have'),
    }));
  });

  test('of alarms takes the place of the e-mail address', () => {
    expect(() => new CompanyShop({ alarms: undefined })).toThrow(expect.objectContaining({ code: 'MissingValue' }));
    expect(() => new CompanyShop({ alertEmail: 'oncall@example.com' })).toThrow(expect.objectContaining({
      code: 'ContradictingProps', message: expect.stringContaining("'alertEmail' must be left out where 'alarms' brings the topics, got both; subscribe"),
    }));
  });
});
