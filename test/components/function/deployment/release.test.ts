import { Duration, Tags } from 'aws-cdk-lib';
import { Match } from 'aws-cdk-lib/assertions';
import { EnvironmentTier, FunctionDeployment, FunctionServiceProps } from '../../../../src';
import { Shop } from '../../shop';

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;
const ALIAS = 'AWS::Lambda::Alias';
const VERSION = 'AWS::Lambda::Version';
const canary = FunctionDeployment.canary();

const shopWith = (props: Partial<FunctionServiceProps> = {}, tier = PRODUCTION) => {
  const shop = new Shop(tier);
  return { shop, api: shop.function(props) };
};
const idOf = (shop: Shop, type: string) => Object.keys(shop.template().findResources(type))[0];

describe('versions and alias', () => {
  test.each([STAGING, PRODUCTION])('callers use the alias in %s, which moves all at once', (tier) => {
    const { shop, api } = shopWith({}, tier);
    expect(shop.only(ALIAS).Properties).toMatchObject({ Name: 'live', FunctionVersion: { 'Fn::GetAtt': [idOf(shop, VERSION), 'Version'] } });
    expect(shop.stack.resolve(api.callable.functionArn)).toEqual({ Ref: idOf(shop, ALIAS) });
    expect(shop.only(ALIAS)).not.toHaveProperty('UpdatePolicy');
    shop.template().resourceCountIs('AWS::CodeDeploy::Application', 0);
  });

  test.each([PLAYGROUND, DEVELOPMENT])('there is nothing of it in %s, whose callers use the function', (tier) => {
    const { shop, api } = shopWith({}, tier);
    for (const type of [ALIAS, VERSION, 'AWS::CodeDeploy::Application']) shop.template().resourceCountIs(type, 0);
    expect(api.callable).toBe(api.resource);
  });

  test('a custom tier may ask for it, and not let it go again', () => {
    const careful = EnvironmentTier.custom('careful-functions', { basedOn: DEVELOPMENT, functionAlias: true });
    expect(shopWith({}, careful).shop.only(ALIAS).Properties).toMatchObject({ Name: 'live' });
    expect(() => EnvironmentTier.custom('careless-functions', { basedOn: STAGING, functionAlias: false })).toThrow("'functionAlias' must be true, got false; a custom tier only tightens 'staging'");
  });

  test('a deployment that is chosen is obeyed in every tier', () => {
    const { shop } = shopWith({ tiers: { development: { deployment: canary } } }, DEVELOPMENT);
    shop.template().resourceCountIs('AWS::CodeDeploy::DeploymentGroup', 1);
  });

  test('what a version consists of makes a new one, a tag does not', () => {
    const versionOf = (props: Partial<FunctionServiceProps>, tag?: string) => {
      const { shop } = shopWith(props);
      if (tag) Tags.of(shop.stack).add('team', tag);
      return idOf(shop, VERSION);
    };
    expect(versionOf({}, 'shop')).toBe(versionOf({}));
    expect(versionOf({ reservedConcurrency: 5 })).toBe(versionOf({}));
    expect(versionOf({ variables: { LOG_LEVEL: 'debug' } })).not.toBe(versionOf({}));
  });

  test('what is connected after it was made belongs to the version', () => {
    const { shop, api } = shopWith();
    const connected = shopWith();
    connected.api.connectTo(connected.shop.database());
    expect(idOf(connected.shop, VERSION)).not.toBe(idOf(shop, VERSION));
    expect(api.callable).not.toBe(api.resource);
  });
});

describe('canary or linear deployment with rollback by alarm', () => {
  test.each([
    ['canary', canary, { Type: 'TimeBasedCanary', TimeBasedCanary: { CanaryInterval: 10, CanaryPercentage: 10 } }],
    ['linear', FunctionDeployment.linear({ percent: 20, interval: Duration.minutes(3) }), { Type: 'TimeBasedLinear', TimeBasedLinear: { LinearInterval: 3, LinearPercentage: 20 } }],
  ])('%s moves the alias through CodeDeploy', (_, deployment, routing) => {
    const { shop } = shopWith({ deployment });
    expect(shop.only('AWS::CodeDeploy::DeploymentConfig').Properties).toMatchObject({ ComputePlatform: 'Lambda', TrafficRoutingConfig: routing });
    expect(shop.only(ALIAS)).toMatchObject({
      UpdatePolicy: { CodeDeployLambdaAliasUpdate: { ApplicationName: { Ref: idOf(shop, 'AWS::CodeDeploy::Application') }, DeploymentGroupName: { Ref: idOf(shop, 'AWS::CodeDeploy::DeploymentGroup') } } },
      DependsOn: expect.arrayContaining([idOf(shop, 'AWS::CodeDeploy::DeploymentGroup')]),
    });
  });

  test('goes back when the new version fails, whatever the old one does', () => {
    const { shop } = shopWith({ deployment: canary });
    const group = shop.only('AWS::CodeDeploy::DeploymentGroup').Properties as { AlarmConfiguration: { Enabled: boolean; Alarms: { Name: { Ref: string } }[] } };
    expect(group).toMatchObject({ AutoRollbackConfiguration: { Enabled: true, Events: expect.arrayContaining(['DEPLOYMENT_FAILURE', 'DEPLOYMENT_STOP_ON_ALARM']) } });
    expect(group.AlarmConfiguration).toMatchObject({ Enabled: true, Alarms: [expect.anything()] });
    const [{ Name: { Ref: alarm } }] = group.AlarmConfiguration.Alarms;
    const metrics = shop.template().findResources('AWS::CloudWatch::Alarm')[alarm].Properties.Metrics.filter(({ MetricStat }: { MetricStat?: unknown }) => MetricStat);
    expect(metrics).toHaveLength(2);
    for (const { MetricStat } of metrics) {
      expect(MetricStat.Metric.Dimensions).toEqual(expect.arrayContaining([
        { Name: 'ExecutedVersion', Value: { 'Fn::GetAtt': [idOf(shop, VERSION), 'Version'] } },
        { Name: 'Resource', Value: { 'Fn::Join': ['', [{ Ref: idOf(shop, 'AWS::Lambda::Function') }, ':live']] } },
      ]));
      expect(MetricStat.Period).toBe(60);
    }
  });

  test('acts in a role of its own that moves this alias and reads this alarm', () => {
    const { shop } = shopWith({ deployment: canary });
    const [role] = Object.entries(shop.template().findResources('AWS::IAM::Role')).filter(([id]) => id.includes('DeploymentRole'));
    expect(role[1].Properties).not.toHaveProperty('ManagedPolicyArns');
    expect(JSON.stringify(role[1].Properties.AssumeRolePolicyDocument)).toContain('codedeploy.amazonaws.com');
    const functionArn = { 'Fn::GetAtt': [idOf(shop, 'AWS::Lambda::Function'), 'Arn'] };
    shop.template().hasResourceProperties('AWS::IAM::ManagedPolicy', {
      Roles: [{ Ref: role[0] }],
      PolicyDocument: {
        Statement: [
          Match.objectLike({ Action: Match.arrayWith(['lambda:UpdateAlias']), Resource: [functionArn, { 'Fn::Join': ['', [functionArn, ':live']] }] }),
          Match.objectLike({ Action: 'cloudwatch:DescribeAlarms', Resource: { 'Fn::GetAtt': [Match.stringLikeRegexp('NewVersionErrors'), 'Arn'] } }),
        ],
      },
    });
  });

  test('names nothing that is not in the template', () => {
    const { shop } = shopWith({ deployment: canary });
    for (const [type, name] of [['Application', 'ApplicationName'], ['DeploymentGroup', 'DeploymentGroupName'], ['DeploymentConfig', 'DeploymentConfigName']]) {
      expect(shop.only(`AWS::CodeDeploy::${type}`).Properties?.[name]).toBeUndefined();
    }
  });

  test('its alarm cannot be left out, since the deployment is blind without it', () => {
    expect(() => shopWith({ deployment: canary, withoutAlarms: [{ alarm: 'NewVersionErrors', reason: 'nobody looks' }] }))
      .toThrow(/'withoutAlarms\[0\].alarm' must be one of Errors, Throttles, NearTimeout, DeadLettersWaiting, EventsWaiting, got "NewVersionErrors"/);
  });
});

describe('callers', () => {
  test('connect to the function, and are let call the alias alone', () => {
    const { shop, api } = shopWith();
    const worker = shop.function({}, 'Worker');
    worker.connectTo(api);
    const alias = Object.keys(shop.template().findResources(ALIAS)).find((id) => id.startsWith('Api'));
    const functions = shop.template().findResources('AWS::Lambda::Function');
    expect(Object.entries(functions).find(([id]) => id.startsWith('Worker'))![1].Properties.Environment.Variables).toEqual({ API_FUNCTION_ARN: { Ref: alias } });
    shop.template().hasResourceProperties('AWS::IAM::ManagedPolicy', {
      PolicyDocument: { Statement: Match.arrayWith([{ Action: 'lambda:InvokeFunction', Effect: 'Allow', Resource: { Ref: alias } }]) },
    });
  });

  test('a function does not connect to itself', () => {
    const { api } = shopWith();
    expect(() => api.connectTo(api)).toThrow(/'target' must be another function, got Shop\/Api itself.*ConnectionRefused/);
  });

  test.each([[PRODUCTION, ALIAS], [PLAYGROUND, 'AWS::Lambda::Function']])('a function URL asks for IAM, in %s on the %s', (tier, type) => {
    const { shop, api } = shopWith({ functionUrl: true }, tier);
    const caller = shop.function({}, 'Worker');
    api.grantInvokeUrl(caller);
    expect(shop.only('AWS::Lambda::Url').Properties).toMatchObject({ AuthType: 'AWS_IAM' });
    expect(JSON.stringify(shop.only('AWS::Lambda::Url').Properties)).toContain(tier === PRODUCTION ? '"Qualifier":"live"' : idOf(shop, type));
    expect(JSON.stringify(shop.template().findResources('AWS::IAM::ManagedPolicy'))).toContain('lambda:InvokeFunctionUrl');
    shop.template().resourceCountIs('AWS::Lambda::Permission', 0);
  });

  test('there is no URL that nobody asked for, and none to let somebody call', () => {
    const { shop, api } = shopWith();
    shop.template().resourceCountIs('AWS::Lambda::Url', 0);
    expect(() => api.grantInvokeUrl(shop.function({}, 'Worker'))).toThrow(/'functionUrl' must be true for somebody to call it, got undefined \(MissingValue at Shop\/Api\)/);
  });
});
