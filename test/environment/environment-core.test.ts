import { App, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Alarm, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { SnsAction } from 'aws-cdk-lib/aws-cloudwatch-actions';
import { SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import { CONCRETE, Shop, VALID } from './shop';
import { AlarmSeverity, DataClassification, EnvironmentTier, INetworkSource } from '../../src/core';
import { AppEnvironment, NetworkShape } from '../../src/environment';
import { markOf } from '../../src/governance/scope/governed-scope';

type Asking = (shop: Shop) => void;

const ASKING: Record<string, Asking> = {
  network: ({ environment, stack }) => environment.provideNetwork(stack),
  egress: ({ environment, stack }) => environment.provideNetwork(stack, { egress: true }),
  key: ({ environment, stack }) => environment.provideKey(stack, DataClassification.RESTRICTED),
  page: ({ environment, stack }) => environment.provideAlarmTopic(stack, AlarmSeverity.PAGE),
  backups: ({ environment, stack }) => environment.provideBackupPlan(stack),
  info: ({ environment, stack }) => environment.provideAlarmTopic(stack, AlarmSeverity.INFO),
};

function asked(order: string[]): Shop {
  const shop = new Shop({ monthlyBudget: 100 });
  order.forEach((part) => ASKING[part](shop));
  return shop;
}

/** The parts of the core that exist, as the record lists them. */
const partsOf = (environment: AppEnvironment) => markOf(environment)!.parts!();

function logicalIds(shop: Shop): string[] {
  return Object.keys(shop.template.toJSON().Resources).sort();
}

describe('EnvironmentCore', () => {
  test('creates nothing when nobody asks', () => {
    const shop = new Shop({ monthlyBudget: 100 });

    expect(shop.core).toBeUndefined();
    expect(shop.environment.node.children).toEqual([]);
    expect(partsOf(shop.environment)).toEqual({});
  });

  test('creates nothing when what is asked for is left to AWS', () => {
    const shop = new Shop({ tier: EnvironmentTier.PLAYGROUND });
    shop.environment.provideKey(shop.stack, DataClassification.INTERNAL);

    expect(shop.core).toBeUndefined();
  });

  test('creates only what is asked for, and what that needs', () => {
    expect(Object.keys(partsOf(asked(['key']).environment))).toEqual(['Alarms/ticket', 'Budget', 'Keys/internal', 'Keys/restricted']);
  });

  test('has the same logical ids in whatever order it is asked', () => {
    const order = Object.keys(ASKING);
    const expected = logicalIds(asked(order));

    expect(logicalIds(asked([...order].reverse()))).toEqual(expected);
    expect(logicalIds(asked(['key', 'egress', 'info', 'network', 'backups', 'page', 'network']))).toEqual(expected);
  });

  test('says who asked for what', () => {
    const { environment, stack, app } = asked(['network', 'page']);
    environment.provideNetwork(new Stack(app, 'Api'), { egress: true });
    environment.provideNetwork(stack);

    expect(partsOf(environment)).toEqual({
      'Alarms/page': ['Orders'],
      'Alarms/ticket': ['Shop/Core/Budget'],
      'Budget': ['Shop'],
      'Keys/internal': ['Shop/Core/Alarms', 'Shop/Core/Network/DefaultSecurityGroup', 'Shop/Core/Network/FlowLog'],
      'Network': ['Api', 'Orders'],
      'Network/Egress': ['Api'],
    });
  });

  test.each<[string, INetworkSource, string]>([
    ['whose need is not met', NetworkShape.isolated(), 'NeedNotMet'],
    ['whose source fails', { bind: () => { throw new Error('no addresses left'); } }, 'SourceFailed'],
  ])('lists no part for an ask %s, and meets what the tier demands with the next one', (_, network, code) => {
    const { environment, stack } = new Shop({ tier: EnvironmentTier.PLAYGROUND, network });

    expect(() => environment.provideNetwork(stack, { egress: true })).toThrow(expect.objectContaining({ code }));
    expect(Object.keys(partsOf(environment))).not.toContain('Network');

    environment.provideAlarmTopic(stack, AlarmSeverity.INFO);
    expect(Object.keys(partsOf(environment))).toEqual(expect.arrayContaining(['Budget', 'Expiry']));
  });

  test('is written the same way twice', () => {
    const texts = [1, 2].map(() => JSON.stringify(asked(Object.keys(ASKING)).template.toJSON()));

    expect(texts[0]).toBe(texts[1]);
  });

  test.each([[undefined], [CONCRETE]])('is referred to weakly by other stacks in %p', (env) => {
    const { app, environment, stack, core } = used(env);

    const texts = [core!, stack].map((of) => JSON.stringify(Template.fromStack(of).toJSON()));
    expect(texts.join()).not.toMatch(/"Export"|Fn::ImportValue/);
    expect(texts[1].match(/Fn::GetStackOutput/g)!.length).toBeGreaterThanOrEqual(4);
    expect(app.synth().getStackArtifact(stack.artifactId).dependencies.map(({ id }) => id)).toContain(core!.artifactId);
    expect(environment.account).toBe(env?.account);
  });

  test('lets stacks use keys without knowing them in return', () => {
    const { app, core, stack } = used();
    app.synth();

    expect(core!.dependencies.map(({ node }) => node.path)).toEqual([]);
    expect(stack.dependencies.map(({ node }) => node.path)).toEqual(['Shop/Core']);
  });
});

/** An environment whose network, key and topic are used by resources of another stack. */
function used(env?: { account: string; region: string }): Shop {
  const shop = new Shop({ env });
  const { environment, stack } = shop;
  const { vpc, dataSubnets } = environment.provideNetwork(stack, { egress: true });
  const group = new SecurityGroup(stack, 'Group', { vpc, description: vpc.selectSubnets(dataSubnets).availabilityZones.join() });
  const secret = new Secret(stack, 'Secret', { encryptionKey: environment.provideKey(stack, DataClassification.RESTRICTED) });
  const metric = new Metric({ namespace: 'Shop', metricName: 'Errors', dimensionsMap: { group: group.securityGroupId, secret: secret.secretName } });
  new Alarm(stack, 'Alarm', { metric, threshold: 1, evaluationPeriods: 1 })
    .addAlarmAction(new SnsAction(environment.provideAlarmTopic(stack, AlarmSeverity.PAGE)));
  return shop;
}

describe('where the core lies', () => {
  test.each([[EnvironmentTier.PLAYGROUND, false], [EnvironmentTier.PRODUCTION, true]])('a stack of its own; in %s protected: %s', (tier, isProtected) => {
    const shop = new Shop({ tier, env: CONCRETE });
    shop.environment.provideAlarmTopic(shop.stack, AlarmSeverity.PAGE);

    expect(shop.core).toMatchObject({ stackName: `shop-${tier}-core`, terminationProtection: isProtected, ...CONCRETE });
    expect(shop.core!.templateOptions.description).toContain(`shop-${tier}`);
  });

  test('in the stack around the environment', () => {
    const stack = new Stack(new App(), 'All');
    const environment = new AppEnvironment(stack, 'Shop', VALID);
    const topic = environment.provideAlarmTopic(stack, AlarmSeverity.PAGE);

    expect(topic.node.path).toBe('All/Shop/Core/Alarms/page');
    expect(Stack.of(topic)).toBe(stack);
  });

  test('in the stage around the environment, in its account and region', () => {
    const stage = new Stage(new App(), 'Live', { env: CONCRETE });
    const environment = new AppEnvironment(stage, 'Shop', VALID);
    const stack = new Stack(stage, 'Orders');
    environment.provideNetwork(stack, { egress: true });

    const core = environment.node.findChild('Core') as Stack;
    expect(core).toMatchObject(CONCRETE);
    expect(environment).toMatchObject(CONCRETE);
    expect(Stage.of(core)).toBe(stage);
    expect(stage.synth().stacks).toHaveLength(2);
  });
});

describe('a stack out of reach of the core', () => {
  test.each([
    ['another region', CONCRETE, { ...CONCRETE, region: 'us-east-1' }, "the stack 'Far' must lie in the region of the environment 'shop-production', got us-east-1 instead of eu-west-1"],
    ['another account', CONCRETE, { ...CONCRETE, account: '222222222222' }, 'got 222222222222 instead of 111111111111'],
    ['a known region while the environment has none', undefined, CONCRETE, 'got eu-west-1 instead of any'],
    ['no region while the environment has one', CONCRETE, undefined, 'got any instead of eu-west-1'],
  ])('is refused when it has %s', (_, env, envOfStack, message) => {
    const { app, environment } = new Shop({ env });
    const far = new Stack(app, 'Far', { env: envOfStack });

    for (const ask of [
      () => environment.provideNetwork(far),
      () => environment.provideKey(far, DataClassification.INTERNAL),
      () => environment.provideAlarmTopic(far, AlarmSeverity.PAGE),
    ]) {
      expect(ask).toThrow(expect.objectContaining({ code: 'OtherAccountOrRegion', message: expect.stringContaining(message) }));
    }
    expect(environment.node.children).toEqual([]);
  });
});
