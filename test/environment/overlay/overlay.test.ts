import { App, Duration, Stack, Stage } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { AppEnvironment, AppEnvironmentProps, DataClassification, EnvironmentTier, FunctionService, Governance, OverlayProps, ServiceDatabase } from '../../../src';
import { GovernanceAssertions } from '../../../src/testing';
import { newApp, recordOf } from '../../governance/apps';
import { refusalOf } from '../../refusal';
import { Platform, Team } from '../contract/sharing';
import { CONCRETE, VALID } from '../shop';

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;

/** An app with a base, and one environment over it. */
function layered(props: Partial<OverlayProps> = {}, baseTier: EnvironmentTier = DEVELOPMENT) {
  const app = newApp();
  const base = new AppEnvironment(app, 'Base', { ...VALID, name: 'shop-base', tier: baseTier });
  const overlay = AppEnvironment.overlay(base, app, 'Review', { name: 'shop-review-17', ...props });
  return { app, base, overlay };
}

const stackFor = (app: App, overlay: AppEnvironment, id = 'ReviewOrders') => new Stack(app, id, { stackName: overlay.nameOf(id) });

const database = (stack: Stack, environment: AppEnvironment) =>
  new ServiceDatabase(stack, 'Orders', { environment, dataClassification: DataClassification.INTERNAL });

const api = (stack: Stack, environment: AppEnvironment) =>
  new FunctionService(stack, 'Api', { environment, runtime: Runtime.NODEJS_24_X, code: Code.fromInline('exports.handler = async () => {}') });

const BOUNDED = { PermissionsBoundary: { 'Fn::Join': ['', Match.arrayWith([':policy/teams/developers'])] } };

const core = (environment: AppEnvironment) => Template.fromStack(environment.node.findChild('Core') as Stack);

describe('overlay on a shared base', () => {
  test('uses the network of the base, and makes none', () => {
    const { app, base, overlay } = layered();
    database(stackFor(app, overlay), overlay);
    core(overlay).resourceCountIs('AWS::EC2::VPC', 0);
    core(base).resourceCountIs('AWS::EC2::VPC', 1);
  });

  test('asks the base for what its network lacks', () => {
    const { app, base, overlay } = layered();
    const stack = stackFor(app, overlay);
    api(stack, overlay).connectTo(database(stack, overlay));
    overlay.provideNetwork(stack, { egress: true });
    core(base).resourceCountIs('AWS::EC2::NatGateway', 1);
    core(overlay).resourceCountIs('AWS::EC2::NatGateway', 0);
  });

  test('owns its alarms, its budget and its end, under its own name and tier', () => {
    const { app, overlay } = layered();
    database(stackFor(app, overlay), overlay);
    const template = core(overlay);
    template.resourceCountIs('AWS::SNS::Topic', 1);
    template.hasResourceProperties('AWS::Budgets::Budget', { Budget: { BudgetLimit: { Amount: 50 }, CostFilters: { TagKeyValue: ['user:environment$shop-review-17'] } } });
    template.hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(7 days)' });
    expect([overlay.identity, overlay.tier]).toEqual([{ application: 'shop', owner: 'team-shop', costCenter: 'cc-4711', environmentName: 'shop-review-17' }, PLAYGROUND]);
  });

  test('uses the keys of the base where its tier wants keys', () => {
    const tier = EnvironmentTier.custom('sealed', { basedOn: PLAYGROUND, customerManagedKeysFrom: DataClassification.INTERNAL });
    const sealedBase = EnvironmentTier.custom('sealed-base', { basedOn: DEVELOPMENT, customerManagedKeysFrom: DataClassification.INTERNAL });
    const { app, base, overlay } = layered({ tier }, sealedBase);
    database(stackFor(app, overlay), overlay);
    core(overlay).resourceCountIs('AWS::KMS::Key', 0);
    core(base).resourceCountIs('AWS::KMS::Key', 1);
  });

  test('has keys of its own where the base has none and its tier wants them', () => {
    const tier = EnvironmentTier.custom('sealed', { basedOn: PLAYGROUND, customerManagedKeysFrom: DataClassification.INTERNAL });
    const { app, overlay } = layered({ tier });
    database(stackFor(app, overlay), overlay);
    core(overlay).hasResourceProperties('AWS::KMS::Alias', { AliasName: 'alias/shop-review-17/internal' });
  });

  test('is what the record of the base names as the one who asked', () => {
    const { app, overlay } = layered();
    database(stackFor(app, overlay), overlay);
    Governance.ensure(app);
    GovernanceAssertions.of(app);
    const [{ parts }] = recordOf(app).environments;
    expect(parts.Network).toEqual(['ReviewOrders/Orders']);
  });

  test('has the network of the base in the record, in whatever way the base has it', () => {
    const { app, overlay } = layered();
    const second = AppEnvironment.overlay(overlay, app, 'Second', { name: 'shop-review-18' });
    const stack = stackFor(app, second, 'SecondOrders');
    api(stack, second).connectTo(database(stack, second));
    GovernanceAssertions.of(app);
    const { environments, connections } = recordOf(app);
    expect(environments.map(({ network }) => network)).toEqual(Array(3).fill({ path: 'Base/Core/Network', addresses: '10.0.0.0/16', zones: 2 }));
    expect(connections.map(({ network }) => network)).toEqual(['Base/Core/Network']);
  });

  test('keeps the permissions boundary of the base', () => {
    const app = newApp();
    const base = new AppEnvironment(app, 'Base', { ...VALID, tier: DEVELOPMENT, permissionsBoundary: 'teams/developers' });
    const overlay = AppEnvironment.overlay(base, app, 'Review', { name: 'review' });
    const stack = stackFor(app, overlay);
    api(stack, overlay);
    GovernanceAssertions.of(app).isCompliant();
    for (const template of [Template.fromStack(stack), core(overlay)]) template.allResourcesProperties('AWS::IAM::Role', BOUNDED);
  });

  test('is deleted with what it owns, and the base stays', () => {
    const { app, base, overlay } = layered();
    database(stackFor(app, overlay), overlay);
    database(new Stack(app, 'BaseOrders'), base);
    GovernanceAssertions.of(app);
    const ends = recordOf(app).environments.map(({ path, end }) => [path, end?.deletes]);
    expect(ends).toEqual([['Base', undefined], ['Review', ['shop-review-17-ReviewOrders', 'shop-review-17-core']]]);
  });

  test('breaks no rule', () => {
    const { app, overlay } = layered();
    const stack = stackFor(app, overlay);
    api(stack, overlay).connectTo(database(stack, overlay));
    GovernanceAssertions.of(app).isCompliant();
  });

  test.each<[string, Partial<OverlayProps>, string]>([
    ['the tier has one', {}, 'rate(7 days)'],
    ['the props have one', { timeToLive: Duration.days(3) }, 'rate(3 days)'],
    ['the tier has none: that of a playground', { tier: DEVELOPMENT }, 'rate(7 days)'],
    ['it ends on a day', { expiresOn: '2031-01-02', tier: DEVELOPMENT }, 'cron(0 0 2 1 ? 2031)'],
  ])('always has an end, where %s', (_, props, schedule) => {
    const { app, overlay } = layered(props);
    database(stackFor(app, overlay), overlay);
    core(overlay).hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: schedule });
  });

  test('lies in the account and region of its base', () => {
    const app = newApp();
    const env = { account: '111111111111', region: 'eu-west-1' };
    const base = new AppEnvironment(app, 'Base', { ...VALID, tier: DEVELOPMENT, env });
    const overlay = AppEnvironment.overlay(base, app, 'Review', { name: 'review' });
    database(new Stack(app, 'review-Orders', { env }), overlay);
    expect((overlay.node.findChild('Core') as Stack).environment).toBe('aws://111111111111/eu-west-1');
  });

  test('may lie over an overlay', () => {
    const { app, overlay } = layered();
    const second = AppEnvironment.overlay(overlay, app, 'Second', { name: 'shop-review-18' });
    database(stackFor(app, second, 'SecondOrders'), second);
    core(second).resourceCountIs('AWS::EC2::VPC', 0);
  });

  test.each<[string, EnvironmentTier, Partial<OverlayProps>]>([
    ['\'name\' must be given, got ""; an overlay on \'shop-base\' needs a name of its own', DEVELOPMENT, { name: '' }],
    ["'name' must be given, got undefined", DEVELOPMENT, { name: undefined as unknown as string }],
    ["'name' must differ from that of the base, got 'shop-base'", DEVELOPMENT, { name: 'shop-base' }],
    ["'name' must differ from that of the base", DEVELOPMENT, { name: 'Shop-Base' }],
    ["'name' must begin with a letter", DEVELOPMENT, { name: 'a.b' }],
    ["'tier' must be one whose environments have an end, got staging", STAGING, { tier: STAGING }],
    ["'tier' must be one whose environments have an end, got production", DEVELOPMENT, { tier: PRODUCTION }],
    ["'base' must hold no data that the tier playground may not hold, got 'shop-base', which may hold restricted data where at most internal is allowed", STAGING, {}],
    ["'base' must hold no data that the tier development may not hold", PRODUCTION, { tier: DEVELOPMENT }],
    ["'timeToLive' must be at most 14 days in playground", DEVELOPMENT, { timeToLive: Duration.days(15) }],
    ["'monthlyBudget' must be at most 50 US dollars", DEVELOPMENT, { monthlyBudget: 51 }],
  ])('refuses: %s (over %s)', (words, tier, props) => {
    expect(refusalOf(() => layered(props, tier))).toContain(words);
  });

  test('says everything that is wrong at once, and makes nothing', () => {
    const app = newApp();
    const base = new AppEnvironment(app, 'Base', { ...VALID, tier: PRODUCTION });
    const refusal = refusalOf(() => AppEnvironment.overlay(base, app, 'Review', { name: '', monthlyBudget: 0 }));
    expect(refusal.split('\n').slice(1)).toEqual([
      expect.stringContaining("'name' must be given"), expect.stringContaining("'base' must hold no data"),
      expect.stringContaining("'name' must begin with a letter"), expect.stringContaining("'monthlyBudget' must be an amount above 0"),
    ]);
    expect(app.node.tryFindChild('Review')).toBeUndefined();
  });

  test('may lie over a staging environment whose tier holds no more than it may itself', () => {
    const madeUp = EnvironmentTier.custom('rehearsal', { basedOn: STAGING, mostSensitiveData: DataClassification.INTERNAL });
    expect(() => layered({}, madeUp)).not.toThrow();
  });

  test('uses nothing of a base in another stage', () => {
    const app = newApp();
    const base = new AppEnvironment(app, 'Base', { ...VALID, tier: DEVELOPMENT });
    const stage = new Stage(app, 'Stage');
    const overlay = AppEnvironment.overlay(base, stage, 'Review', { name: 'review' });
    expect(refusalOf(() => database(new Stack(stage, 'review-Orders', { stackName: 'review-Orders' }), overlay))).toContain('OtherStage');
  });
});

describe('overlay on a base of a contract', () => {
  const SEALED_BASE = EnvironmentTier.custom('sealed-base', { basedOn: DEVELOPMENT, customerManagedKeysFrom: DataClassification.INTERNAL });
  const SEALED = EnvironmentTier.custom('sealed', { basedOn: PLAYGROUND, customerManagedKeysFrom: DataClassification.INTERNAL });

  /** The app of a team with an overlay on what a platform team makes elsewhere. */
  function overlaid(platform: Partial<AppEnvironmentProps> = {}, props: Partial<OverlayProps> = {}) {
    const team = new Team({ file: new Platform({ tier: DEVELOPMENT, offers: { network: { egress: true } }, ...platform }).contract });
    const overlay = AppEnvironment.overlay(team.environment, team.app, 'Review', { name: 'orders-review-17', ...props });
    const stack = stackFor(team.app, overlay);
    return { app: team.app, overlay, stack };
  }

  test('reads the network where it is published, makes none, and breaks no rule', () => {
    const { app, overlay, stack } = overlaid();
    api(stack, overlay).connectTo(database(stack, overlay));
    GovernanceAssertions.of(app).isCompliant();
    core(overlay).resourceCountIs('AWS::EC2::VPC', 0);
    Template.fromStack(stack).hasParameter('*', { Default: '/paved-road/shared/v1/network/vpc-id' });
    const { environments, connections } = recordOf(app);
    const path = '/paved-road/shared/v1/network/vpc-id';
    expect(environments.map(({ network }) => network)).toEqual(Array(2).fill({ path, addresses: '10.0.0.0/16', zones: 2 }));
    expect(connections.map(({ network }) => network)).toEqual([path]);
  });

  test('is whose the team says, under its own name and tier', () => {
    const { overlay } = overlaid();
    expect([overlay.identity, overlay.tier]).toEqual([{ application: 'orders', owner: 'team-orders', costCenter: 'cc-4711', environmentName: 'orders-review-17' }, PLAYGROUND]);
  });

  test('reads the keys of the base where its tier wants keys', () => {
    const { app, overlay, stack } = overlaid({ tier: SEALED_BASE }, { tier: SEALED });
    database(stack, overlay);
    GovernanceAssertions.of(app).isCompliant();
    for (const template of [core(overlay), Template.fromStack(stack)]) {
      template.resourceCountIs('AWS::KMS::Key', 0);
      template.hasParameter('*', { Default: '/paved-road/shared/v1/keys/internal' });
    }
  });

  test('has keys of its own where the base has none and its tier wants them', () => {
    const { overlay, stack } = overlaid({}, { tier: SEALED });
    database(stack, overlay);
    core(overlay).hasResourceProperties('AWS::KMS::Alias', { AliasName: 'alias/orders-review-17/internal' });
  });

  test('lies in the account and region of the contract', () => {
    const { overlay } = overlaid({ env: CONCRETE });
    expect([overlay.account, overlay.region]).toEqual([CONCRETE.account, CONCRETE.region]);
  });

  test.each<[string, Partial<AppEnvironmentProps>, Partial<OverlayProps>, string]>([
    ['a network', { offers: {} }, {}, "the environment 'shared' must offer a network, got none"],
    ['a key', { tier: SEALED_BASE, offers: { network: { egress: true }, keys: [] } }, { tier: SEALED }, 'must offer a key for internal data, got none'],
  ])('refuses what the base does not offer: %s', (_, platform, props, words) => {
    const { overlay, stack } = overlaid(platform, props);
    expect(refusalOf(() => database(stack, overlay))).toContain(words);
  });

  test('keeps the permissions boundary of the contract', () => {
    const { overlay, stack } = overlaid({ permissionsBoundary: 'teams/developers' });
    api(stack, overlay);
    for (const template of [Template.fromStack(stack), core(overlay)]) template.allResourcesProperties('AWS::IAM::Role', BOUNDED);
  });

  test('refuses a base that may hold more sensitive data than it may itself', () => {
    expect(refusalOf(() => overlaid({ tier: PRODUCTION }))).toContain("'base' must hold no data that the tier playground may not hold, got 'shared'");
  });
});
