import { App, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { TextWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { FunctionService, ServiceDatabase } from '../../../src/components';
import { DataClassification, EnvironmentTier } from '../../../src/core';
import { AppEnvironment, AppEnvironmentProps } from '../../../src/environment';
import { GovernanceAssertions } from '../../../src/testing';
import { recordOf } from '../../governance/apps';
import { Rendered, VALID } from '../shop';

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;

interface Made {
  readonly app: App;
  readonly environment: AppEnvironment;
}

/** An environment, and in the stack of each name a function that connects to a database. */
function compose(props: Partial<AppEnvironmentProps> = {}, stacks = ['Shop']): Made {
  const app = new App({ analyticsReporting: false });
  const environment = new AppEnvironment(app, 'Env', { ...VALID, ...props });
  stacks.forEach((name) => defineComponents(new Stack(app, name), environment, name));
  return { app, environment };
}

function defineComponents(stack: Stack, environment: AppEnvironment, prefix: string): void {
  const database = new ServiceDatabase(stack, `${prefix}Orders`, { environment, dataClassification: DataClassification.INTERNAL });
  const runtime = Runtime.NODEJS_24_X;
  new FunctionService(stack, `${prefix}Api`, { environment, runtime, code: Code.fromInline('exports.handler = async () => {}') }).connectTo(database);
}

const dashboardStack = ({ environment }: Made) => environment.node.tryFindChild('Dashboard') as Stack | undefined;
const dashboardOf = (made: Made) => Object.values(Template.fromStack(dashboardStack(made)!).findResources('AWS::CloudWatch::Dashboard'))[0];

/** The body with a mark for each value that only the deployment knows. */
function bodyOf(made: Made): { widgets: Rendered[] } {
  const { DashboardBody: body } = dashboardOf(made).Properties;
  return JSON.parse(typeof body === 'string' ? body : body['Fn::Join'][1].map((part: unknown) => typeof part === 'string' ? part : '<later>').join(''));
}

const titlesOf = (made: Made) => bodyOf(made).widgets.map(({ properties: { markdown, title } }) => markdown ?? title);

describe('Dashboard', () => {
  test('has a section for each component in the order of names, with its alarms and what it does', () => {
    expect(titlesOf(compose())).toEqual([
      '## ShopApi', 'Calls', 'Errors', 'Throttles', 'NearTimeout', 'DeadLettersWaiting', 'EventsWaiting',
      '## ShopOrders', 'Load (sessions that run or wait)', 'Connections', 'Latency of storage in seconds', 'Capacity in ACU', 'Storage that is used',
      'CpuHigh', 'CpuExhausted', 'MemoryLow', 'ConnectionsHigh', 'ReadLatencyHigh', 'WriteLatencyHigh', 'VolumeGrowing', 'Deadlocks', 'ReplicaLagging',
      'CapacityAtCeiling',
    ]);
  });

  test('is one for each environment, however many stacks its components lie in', () => {
    const made = compose({}, ['B', 'A']);
    expect(titlesOf(made).filter((title) => title.startsWith('##'))).toEqual(['## AApi', '## AOrders', '## BApi', '## BOrders']);
    Template.fromStack(dashboardStack(made)!).resourceCountIs('AWS::CloudWatch::Dashboard', 1);
  });

  test.each([[PLAYGROUND, undefined, false], [PLAYGROUND, true, true], [DEVELOPMENT, undefined, true], [STAGING, undefined, true],
    [PRODUCTION, undefined, true], [PRODUCTION, false, false]])('in %s with %p given is there: %s', (tier, dashboard, exists) => {
    expect(dashboardStack(compose({ tier, dashboard })) !== undefined).toBe(exists);
  });

  test('is not made when nobody has anything to show', () => {
    const made = compose({}, []);
    made.environment.addWidgets(made.app, []);
    expect(dashboardStack(made)).toBeUndefined();
  });

  test('refers to every stack, weakly, and nobody refers to it', () => {
    const made = compose();
    const assembly = made.app.synth();
    const { dependencies } = assembly.getStackArtifact(dashboardStack(made)!.artifactId);
    expect(dependencies.map(({ id }) => id)).toContain('Shop');
    assembly.stacks.forEach(({ template, dependencies: others }) => {
      expect(others.map(({ id }) => id)).not.toContain(dashboardStack(made)!.artifactId);
      expect(JSON.stringify(template)).not.toMatch(/"Export"|Fn::ImportValue/);
    });
  });

  test('lies in a stack of its own when the environment lies in one, in the same account and region', () => {
    const app = new App({ analyticsReporting: false });
    const stack = new Stack(app, 'All', { env: { account: '111111111111', region: 'eu-west-1' } });
    const environment = new AppEnvironment(stack, 'Env', VALID);
    defineComponents(stack, environment, '');
    defineComponents(new Stack(app, 'More', { env: { account: '111111111111', region: 'eu-west-1' } }), environment, 'More');
    const dashboard = dashboardStack({ app, environment })!;
    expect([dashboard.account, dashboard.region, dashboard.stackName]).toEqual(['111111111111', 'eu-west-1', 'shop-production-dashboard']);
    expect(app.synth().stacks.map(({ id }) => id)).toHaveLength(3);
  });

  test('lies in the stage of the environment', () => {
    const app = new App({ analyticsReporting: false });
    const stage = new Stage(app, 'Live');
    const environment = new AppEnvironment(stage, 'Env', VALID);
    defineComponents(new Stack(stage, 'Shop'), environment, '');
    expect(Stage.of(dashboardStack({ app, environment })!)).toBe(stage);
    expect(stage.synth().stacks).toHaveLength(3);
  });

  test.each([[PRODUCTION, true], [STAGING, false]])('in %s is protected from termination as the core: %s', (tier, isProtected) => {
    expect(dashboardStack(compose({ tier }))!.terminationProtection).toBe(isProtected);
  });

  test('has no name of its own, keeps its logical id, and is the same whatever the order', () => {
    expect(dashboardOf(compose()).Properties.DashboardName).toBeUndefined();
    const [one, other] = [compose({}, ['A', 'B']), compose({}, ['B', 'A'])];
    expect(Template.fromStack(dashboardStack(one)!).toJSON()).toEqual(Template.fromStack(dashboardStack(other)!).toJSON());
    expect(Object.keys(Template.fromStack(dashboardStack(one)!).findResources('AWS::CloudWatch::Dashboard'))).toEqual(['Resource']);
  });

  test('shows what somebody adds that is no component, under its path', () => {
    const made = compose({}, []);
    const legacy = new Stack(made.app, 'Legacy');
    made.environment.addWidgets(legacy, [new TextWidget({ markdown: 'by hand' })]);
    expect(titlesOf(made)).toEqual(['## Legacy', 'by hand']);
  });

  test('refuses widgets from another account or region', () => {
    const { app, environment } = compose({}, []);
    const elsewhere = new Stack(app, 'Elsewhere', { env: { account: '111111111111', region: 'eu-west-1' } });
    expect(() => environment.addWidgets(elsewhere, [new TextWidget({ markdown: 'x' })])).toThrow(/OtherAccountOrRegion/);
  });

  test('is a part of the core in the record, with those who asked, and its stack belongs to the environment', () => {
    const { app } = compose({ monthlyBudget: 100 });
    GovernanceAssertions.of(app);
    const [{ parts, stacks }] = recordOf(app).environments;
    expect(parts.Dashboard).toEqual(['Shop/ShopApi', 'Shop/ShopOrders']);
    expect(stacks).toContain('Env/Dashboard');
  });
});
