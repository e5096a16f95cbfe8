import { App, CfnParameter, CfnResource, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { AppEnvironment, DataClassification, EnvironmentTier, Governance, policy, ServiceDatabase } from '../../../src';
import { GovernanceAssertions } from '../../../src/testing';
import { environmentIn, newApp, recordOf } from '../apps';

const IDS: Record<string, string> = {
  engines: 'PR-GOVERNANCE-ENGINE-NOT-ALLOWED',
  sizes: 'PR-GOVERNANCE-SIZE-NOT-ALLOWED',
  exposure: 'PR-GOVERNANCE-EXPOSURE-NOT-ALLOWED',
  regions: 'PR-GOVERNANCE-REGION-NOT-ALLOWED',
  accounts: 'PR-GOVERNANCE-ACCOUNT-NOT-ALLOWED',
  tiers: 'PR-GOVERNANCE-TIER-NOT-ALLOWED',
};

/** What is found where a policy allows so much of one kind and no more. */
const found = (kind: string, allowed: string[], compose: (app: App) => void) => {
  const app = newApp();
  const layer = new policy.PolicyLayer({ name: policy.PolicyLayerName.ORGANIZATION, allow: { [kind]: allowed } });
  Governance.apply(app, { mode: policy.GovernanceMode.OBSERVE, policy: policy.GovernancePolicy.fromLayers([layer]) });
  compose(app);
  GovernanceAssertions.of(app);
  return recordOf(app).findings.filter(({ rule }) => rule === IDS[kind]);
};

const resource = (type: string, properties: object) => (app: App) => {
  new CfnResource(new Stack(app, 'Shop'), 'It', { type, properties: properties as Record<string, unknown> });
};

const states = (kind: string, allowed: string[], compose: (app: App) => void) => found(kind, allowed, compose).map(({ state }) => state);

describe('what a policy allows', () => {
  test.each<[string, string, object, string[], string[]]>([
    ['engines', 'AWS::RDS::DBInstance', { Engine: 'postgres' }, ['postgres'], []],
    ['engines', 'AWS::RDS::DBInstance', { Engine: 'mysql' }, ['postgres', 'aurora-postgresql'], ['non-compliant']],
    ['engines', 'AWS::RDS::DBInstance', { Engine: 'postgresql' }, ['postgres'], ['non-compliant']],
    ['engines', 'AWS::RDS::DBCluster', { Engine: 'aurora-postgresql' }, ['aurora-*'], []],
    ['engines', 'AWS::RDS::DBCluster', { Engine: 'postgres' }, ['aurora-*'], ['non-compliant']],
    ['engines', 'AWS::RDS::DBInstance', { Engine: { Ref: 'AWS::StackName' } }, ['postgres'], ['unknown']],
    ['engines', 'AWS::RDS::DBInstance', {}, ['postgres'], []],
    ['engines', 'AWS::ElastiCache::ReplicationGroup', { Engine: 'memcached' }, ['redis'], ['non-compliant']],
    ['engines', 'AWS::AmazonMQ::Broker', { EngineType: 'ACTIVEMQ' }, ['RABBITMQ'], ['non-compliant']],
    ['engines', 'AWS::S3::Bucket', { Engine: 'mysql' }, ['postgres'], []],
    ['engines', 'AWS::RDS::DBInstance', { Engine: 'mysql' }, ['*'], []],
    ['sizes', 'AWS::RDS::DBInstance', { DBInstanceClass: 'db.t4g.medium' }, ['db.t4g.*'], []],
    ['sizes', 'AWS::RDS::DBInstance', { DBInstanceClass: 'db.t4gx.medium' }, ['db.t4g.*'], ['non-compliant']],
    ['sizes', 'AWS::EC2::Instance', { InstanceType: 'm7g.large' }, ['m7g.large'], []],
    ['sizes', 'AWS::EC2::Instance', { InstanceType: 'm7g.xlarge' }, ['m7g.large'], ['non-compliant']],
    ['sizes', 'AWS::EC2::LaunchTemplate', { LaunchTemplateData: { InstanceType: 'p5.48xlarge' } }, ['m7g.*'], ['non-compliant']],
    ['sizes', 'AWS::EC2::LaunchTemplate', { LaunchTemplateData: {} }, ['m7g.*'], []],
    ['exposure', 'AWS::Lambda::Url', { AuthType: 'NONE' }, ['internal'], ['non-compliant']],
    ['exposure', 'AWS::Lambda::Url', { AuthType: 'AWS_IAM' }, ['internal'], []],
    ['exposure', 'AWS::Lambda::Url', { AuthType: 'NONE' }, ['internal', 'public'], []],
    ['exposure', 'AWS::ElasticLoadBalancingV2::LoadBalancer', { Scheme: 'internal' }, ['internal'], []],
    ['exposure', 'AWS::ElasticLoadBalancingV2::LoadBalancer', {}, ['internal'], ['non-compliant']],
    ['exposure', 'AWS::RDS::DBInstance', { PubliclyAccessible: true }, ['internal'], ['non-compliant']],
    ['exposure', 'AWS::RDS::DBInstance', { PubliclyAccessible: 'true' }, ['internal'], ['non-compliant']],
    ['exposure', 'AWS::RDS::DBInstance', { PubliclyAccessible: false }, ['internal'], []],
    ['exposure', 'AWS::RDS::DBInstance', {}, ['internal'], []],
    ['exposure', 'AWS::DMS::ReplicationInstance', {}, ['internal'], ['non-compliant']],
    ['exposure', 'AWS::RDS::DBInstance', { PubliclyAccessible: { Ref: 'AWS::StackName' } }, ['internal'], ['unknown']],
  ])('%s: a resource of %s with %j where %j are allowed', (kind, type, properties, allowed, expected) => {
    expect(states(kind, allowed, resource(type, properties))).toEqual(expected);
  });

  test('says what it is, what is allowed and where', () => {
    const [finding] = found('engines', ['postgres', 'aurora-*'], resource('AWS::RDS::DBInstance', { Engine: 'mysql' }));
    expect(finding).toMatchObject({
      message: 'Engine is mysql; the policy allows aurora-*, postgres', property: 'Engine', packs: ['governance'], severity: 'ERROR', resource: { path: 'Shop/It' },
    });
  });

  test('says that nothing is allowed where nothing is', () => {
    expect(found('engines', [], resource('AWS::RDS::DBInstance', { Engine: 'mysql' }))[0]?.message).toBe('Engine is mysql; the policy allows none');
  });

  test('says nothing where nobody limits it', () => {
    const app = newApp();
    Governance.apply(app, { mode: policy.GovernanceMode.OBSERVE });
    resource('AWS::RDS::DBInstance', { Engine: 'mysql' })(app);
    GovernanceAssertions.of(app);
    expect(recordOf(app).findings.filter(({ rule }) => rule.includes('NOT-ALLOWED'))).toEqual([]);
  });

  test('goes by what the template says, also after an override', () => {
    expect(states('engines', ['postgres'], (app) => {
      new CfnResource(new Stack(app, 'Shop'), 'It', { type: 'AWS::RDS::DBInstance', properties: { Engine: 'postgres' } }).addPropertyOverride('Engine', 'mysql');
    })).toEqual(['non-compliant']);
  });

  const inStack = (env: { region?: string; account?: string } | undefined, of: (app: App) => App = (app) => app) => (app: App) => {
    new CfnResource(new Stack(of(app), 'Shop', { env }), 'It', { type: 'AWS::SQS::Queue' });
  };
  const stage = (app: App) => new Stage(app, 'Prod') as App;

  test.each<[string, string, (app: App) => void, string[], [string, string, string][]]>([
    ['a region that is allowed', 'regions', inStack({ region: 'eu-west-1' }), ['eu-west-1', 'eu-north-1'], []],
    ['another region', 'regions', inStack({ region: 'us-east-1' }), ['eu-west-1'], [['Shop', 'non-compliant', 'the stack Shop is in the region us-east-1; the policy allows eu-west-1']]],
    ['another region, in a Stage', 'regions', inStack({ region: 'us-east-1' }, stage), ['eu-west-1'], [['Prod/Shop', 'non-compliant', 'the stack Prod/Shop is in the region us-east-1; the policy allows eu-west-1']]],
    ['a region that begins like an allowed one', 'regions', inStack({ region: 'eu-west-12' }), ['eu-west-1'], [['Shop', 'non-compliant', 'the stack Shop is in the region eu-west-12; the policy allows eu-west-1']]],
    ['a region that nobody knows', 'regions', inStack(undefined), ['eu-west-1'], [['Shop', 'unknown', 'the stack Shop is in whatever region it is deployed to; the policy allows eu-west-1']]],
    ['another account', 'accounts', inStack({ account: '222222222222' }), ['111111111111'], [['Shop', 'non-compliant', 'the stack Shop is in the account 222222222222; the policy allows 111111111111']]],
    ['an account that is allowed', 'accounts', inStack({ account: '111111111111' }), ['111111111111'], []],
    ['an account that nobody knows', 'accounts', inStack(undefined), ['111111111111'], [['Shop', 'unknown', 'the stack Shop is in whatever account it is deployed to; the policy allows 111111111111']]],
    ['a nested stack goes with the one around it', 'regions', (app) => {
      new CfnResource(new NestedStack(new Stack(app, 'Shop', { env: { region: 'us-east-1' } }), 'Inner'), 'It', { type: 'AWS::SQS::Queue' });
    }, ['eu-west-1'], [['Shop', 'non-compliant', 'the stack Shop is in the region us-east-1; the policy allows eu-west-1']]],
  ])('%s', (_, kind, compose, allowed, expected) => {
    const findings = found(kind, allowed, compose);
    expect(findings.map(({ resource: place, state, message }) => [place!.path, state, message])).toEqual(expected);
    expect(findings.every(({ state, severity }) => severity === (state === 'unknown' ? 'WARNING' : 'ERROR'))).toBe(true);
  });

  test.each<[EnvironmentTier, string[], string[]]>([
    [EnvironmentTier.PRODUCTION, ['PRODUCTION', 'STAGING'], []],
    [EnvironmentTier.PLAYGROUND, ['PRODUCTION'], ['the environment Env is of the tier playground; the policy allows PRODUCTION']],
  ])('tiers: %s where %j are allowed', (tier, allowed, messages) => {
    expect(found('tiers', allowed, (app) => {
      environmentIn(app, tier);
      resource('AWS::SQS::Queue', {})(app);
    }).map(({ message }) => message)).toEqual(messages);
  });

  test('a parameter of a stack is not known', () => {
    expect(states('sizes', ['m7g.large'], (app) => {
      const stack = new Stack(app, 'Shop');
      new CfnResource(stack, 'It', { type: 'AWS::EC2::Instance', properties: { InstanceType: new CfnParameter(stack, 'Size').valueAsString } });
    })).toEqual(['unknown']);
  });
});

describe('an account for each tier', () => {
  const [SANDBOX, DELIVERY] = ['111111111111', '222222222222'];
  const ACCOUNTS = { PLAYGROUND: [SANDBOX], production: [DELIVERY] };
  const DESK = EnvironmentTier.custom('desk', { basedOn: EnvironmentTier.PLAYGROUND });

  /** What is found about an environment in an account, with a component in a stack or without. */
  const inAccount = (tier: EnvironmentTier, account: string | undefined, layers: { [tier: string]: string[] }[], isUsed = true) => {
    const app = newApp();
    const made = layers.map((accounts, index) => new policy.PolicyLayer({ name: policy.PolicyLayerName.ORGANIZATION, source: `${index}`, accounts }));
    Governance.apply(app, { policy: policy.GovernancePolicy.fromLayers(made) });
    const env = account === undefined ? undefined : { account, region: 'eu-west-1' };
    const environment = new AppEnvironment(app, 'Env', { application: 'shop', owner: 'o', costCenter: 'c', tier, env, alertEmail: 'shop@example.com' });
    const stack = new Stack(app, 'Shop', { env });
    if (isUsed) new ServiceDatabase(stack, 'Orders', { environment, dataClassification: DataClassification.INTERNAL });
    GovernanceAssertions.of(app);
    return recordOf(app).findings.filter(({ rule }) => rule === IDS.accounts).map(({ message, state, disposition }) => [message, state, disposition]);
  };

  test.each<[string, EnvironmentTier, string, { [tier: string]: string[] }[]]>([
    ['a playground in one of its own', EnvironmentTier.PLAYGROUND, SANDBOX, [ACCOUNTS]],
    ['production in one of its own', EnvironmentTier.PRODUCTION, DELIVERY, [ACCOUNTS]],
    ['a tier that nobody binds', EnvironmentTier.STAGING, SANDBOX, [ACCOUNTS]],
    ['a tier of the company in one of its base', DESK, SANDBOX, [ACCOUNTS]],
    ['nobody says anything', EnvironmentTier.PLAYGROUND, DELIVERY, []],
  ])('nothing is found: %s', (_, tier, account, layers) => expect(inAccount(tier, account, layers)).toEqual([]));

  test.each<[string, EnvironmentTier, string, { [tier: string]: string[] }[], string]>([
    ['a playground in a delivery account', EnvironmentTier.PLAYGROUND, DELIVERY, [ACCOUNTS], `in the account ${DELIVERY}; for playground the policy allows ${SANDBOX}`],
    ['production in a playground account', EnvironmentTier.PRODUCTION, SANDBOX, [ACCOUNTS], `in the account ${SANDBOX}; for production the policy allows ${DELIVERY}`],
    ['a tier of the company in a delivery account', DESK, DELIVERY, [ACCOUNTS], `in the account ${DELIVERY}; for desk the policy allows ${SANDBOX}`],
    ['an account that one of two layers names', EnvironmentTier.PLAYGROUND, DELIVERY, [ACCOUNTS, { PLAYGROUND: [SANDBOX, DELIVERY] }], `in the account ${DELIVERY}; for playground the policy allows ${SANDBOX}`],
    ['layers that have nothing in common', EnvironmentTier.PLAYGROUND, SANDBOX, [ACCOUNTS, { PLAYGROUND: [DELIVERY] }], `in the account ${SANDBOX}; for playground the policy allows none`],
    ['a tier of the company that is bound more closely', DESK, SANDBOX, [{ ...ACCOUNTS, DESK: [] }], `in the account ${SANDBOX}; for desk the policy allows none`],
  ])('blocks each stack: %s', (_, tier, account, layers, words) => {
    const stacks = ['Env/Core', ...tier.dashboard ? ['Env/Dashboard'] : [], 'Shop'];
    expect(inAccount(tier, account, layers)).toEqual(stacks.map((stack) => [`the stack ${stack} is ${words}`, 'non-compliant', 'blocking']));
  });

  test('is unknown where the account is', () => {
    expect(inAccount(EnvironmentTier.PLAYGROUND, undefined, [ACCOUNTS])).toEqual(['Env/Core', 'Shop'].map((stack) => [
      `the stack ${stack} is in whatever account it is deployed to; for playground the policy allows ${SANDBOX}`, 'unknown', 'advisory',
    ]));
  });

  test('is asked of an environment that has no stack yet', () => {
    expect(inAccount(EnvironmentTier.PLAYGROUND, DELIVERY, [ACCOUNTS], false)).toEqual([
      [`the environment Env is in the account ${DELIVERY}; for playground the policy allows ${SANDBOX}`, 'non-compliant', 'blocking'],
    ]);
  });
});
