import { App, CfnOutput, Duration, NestedStack, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AppEnvironment, AppEnvironmentProps, DataClassification, EnvironmentTier, ServiceDatabase } from '../../../src';
import { environmentIn } from '../../governance/apps';
import { properties, resources, Rendered, VALID } from '../shop';

/** An app with an environment, and a database in each of some stacks. */
function shop(props: Partial<AppEnvironmentProps> = {}, stacks: string[] = ['Orders']) {
  const app = new App({ context: { 'paved-road:instant': '2026-11-21T12:00:00Z' } });
  const environment = new AppEnvironment(app, 'Env', { ...VALID, name: 'try', tier: EnvironmentTier.PLAYGROUND, ...props });
  const [made] = [stacks.map((name) => new Stack(app, name))];
  made.forEach((stack) => new ServiceDatabase(stack, `${stack.node.id}Data`, { environment, dataClassification: DataClassification.INTERNAL }));
  return { app, environment, stacks: made };
}

const coreOf = ({ environment }: { environment: AppEnvironment }) => Template.fromStack(environment.node.findChild('Core') as Stack);

const schedules = (template: Template): Record<string, string> => Object.fromEntries(Object.values(resources(template, 'AWS::Events::Rule'))
  .map(({ Properties }) => [Properties.Description, Properties.ScheduleExpression]));

const planOf = (template: Template): Rendered => properties(template, 'AWS::StepFunctions::StateMachine').Definition.States.Stacks.Result;

describe('TTL and automatic removal', () => {
  test.each<[string, string | undefined, Partial<AppEnvironmentProps>]>([
    ['rate(7 days)', 'rate(6 days)', {}],
    ['rate(14 days)', 'rate(13 days)', { timeToLive: Duration.days(14) }],
    ['rate(2 days)', 'rate(1 day)', { timeToLive: Duration.days(2) }],
    ['rate(1 day)', undefined, { timeToLive: Duration.hours(24) }],
    ['cron(0 0 1 12 ? 2026)', 'cron(0 0 30 11 ? 2026)', { expiresOn: '2026-12-01' }],
    ['rate(60 days)', 'rate(59 days)', { tier: EnvironmentTier.DEVELOPMENT, timeToLive: Duration.days(60) }],
    ['rate(3 days)', 'rate(2 days)', { tier: EnvironmentTier.custom('sandbox', { basedOn: EnvironmentTier.PLAYGROUND, longestLifetime: Duration.days(3) }) }],
  ])('ends it by %s, and gives notice by %s', (end, notice, props) => {
    expect(schedules(coreOf(shop(props)))).toEqual({
      'ends the environment': end, ...notice === undefined ? {} : { 'says that the environment ends soon': notice },
    });
  });

  test.each([EnvironmentTier.DEVELOPMENT, EnvironmentTier.STAGING, EnvironmentTier.PRODUCTION])('does not exist in %s where nobody asks for it', (tier) => {
    coreOf(shop({ tier })).resourceCountIs('AWS::StepFunctions::StateMachine', 0);
  });

  test('comes with the first thing that lives in the environment, once', () => {
    const { app, environment } = shop({}, []);
    expect(environment.node.tryFindChild('Core')).toBeUndefined();
    new ServiceDatabase(new Stack(app, 'A'), 'Data', { environment, dataClassification: DataClassification.INTERNAL });
    coreOf({ environment }).resourceCountIs('AWS::StepFunctions::StateMachine', 1);
  });

  test('a later synthesis of the same app moves nothing', () => {
    const at = (instant: string) => {
      const app = new App({ analyticsReporting: false, context: { 'paved-road:instant': instant } });
      new ServiceDatabase(new Stack(app, 'A'), 'Data', { environment: environmentIn(app), dataClassification: DataClassification.INTERNAL });
      return app.synth().stacks.map(({ template }) => template as unknown);
    };
    expect(at('2026-11-25T08:00:00Z')).toEqual(at('2026-11-21T12:00:00Z'));
  });

  test('starts the state machine with a role that may do nothing else', () => {
    const template = coreOf(shop());
    Object.values(resources(template, 'AWS::Events::Rule')).forEach(({ Properties: { Targets } }) => {
      expect(Targets).toEqual([expect.objectContaining({ Arn: { 'Fn::GetAtt': [expect.stringMatching(/^Expiry/), 'Arn'] }, RoleArn: expect.anything() })]);
    });
    const { PolicyDocument } = properties(template, 'AWS::IAM::ManagedPolicy', 'ExpiryStarter');
    expect(PolicyDocument.Statement).toEqual([expect.objectContaining({ Action: 'states:StartExecution', Resource: { 'Fn::GetAtt': [expect.stringMatching(/^Expiry/), 'Arn'] } })]);
  });
});

describe('the stacks that an expiry deletes', () => {
  test('are those of the components, and the core at last', () => {
    expect(planOf(coreOf(shop({}, ['Stock', 'Orders'])))).toEqual({ stacks: ['Orders', 'Stock'], last: 'try-core' });
  });

  test('go before those that they depend on, whatever they are called', () => {
    const made = shop({}, ['A', 'B', 'C']);
    const [a, b, c] = made.stacks;
    c.addStackDependency(b);
    b.addStackDependency(a);
    expect(planOf(coreOf(made)).stacks).toEqual(['C', 'B', 'A']);
  });

  test('do not depend on the order of creation', () => {
    expect(planOf(coreOf(shop({}, ['A', 'B', 'C'])))).toEqual(planOf(coreOf(shop({}, ['C', 'A', 'B']))));
  });

  test('follow a reference from one to the other', () => {
    const made = shop({}, ['A', 'B']);
    const [a, b] = made.stacks;
    new CfnOutput(b, 'Reference', { value: new Queue(a, 'Queue').queueArn });
    expect(planOf(coreOf(made)).stacks).toEqual(['B', 'A']);
  });

  test('have those below the environment with them, and not those of others', () => {
    const made = shop();
    new Stack(made.environment, 'Dashboard', { stackName: 'try-dashboard' });
    new Stack(made.app, 'Stranger');
    const other = environmentIn(made.app, EnvironmentTier.PLAYGROUND, 'Other');
    new ServiceDatabase(new Stack(made.app, 'Elsewhere'), 'Data', { environment: other, dataClassification: DataClassification.INTERNAL });
    expect(planOf(coreOf(made))).toEqual({ stacks: ['Orders', 'try-dashboard'], last: 'try-core' });
  });

  test('have no nested ones: they go with the stack around them', () => {
    const made = shop();
    const nested = new NestedStack(made.stacks[0], 'Inner');
    new ServiceDatabase(nested, 'Data', { environment: made.environment, dataClassification: DataClassification.INTERNAL });
    expect(planOf(coreOf(made))).toEqual({ stacks: ['Orders'], last: 'try-core' });
  });

  test('are the one alone that an environment lies in', () => {
    const stack = new Stack(new App(), 'All');
    const environment = environmentIn(stack);
    new ServiceDatabase(stack, 'Data', { environment, dataClassification: DataClassification.INTERNAL });
    expect(planOf(Template.fromStack(stack))).toEqual({ stacks: [], last: 'All' });
  });

  test('are exactly those that may be deleted', () => {
    const { PolicyDocument: { Statement } } = properties(coreOf(shop({}, ['Orders', 'Stock'])), 'AWS::IAM::ManagedPolicy', 'ExpiryRoleStacks');
    expect(Statement).toHaveLength(1);
    expect(Statement[0].Action).toEqual(['cloudformation:DeleteStack', 'cloudformation:DescribeStacks']);
    expect(Statement[0].Resource.map((arn: Rendered) => arn['Fn::Join'][1].at(-1))).toEqual([':stack/Orders/*', ':stack/Stock/*', ':stack/try-core/*']);
  });
});

describe('the state machine of an expiry', () => {
  test('writes down everything that it does, where the tier keeps its logs, and traces it', () => {
    const template = coreOf(shop());
    expect(properties(template, 'AWS::StepFunctions::StateMachine')).toMatchObject({
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: true }, TracingConfiguration: { Enabled: true },
    });
    expect(properties(template, 'AWS::Logs::LogGroup', 'Expiry')).toMatchObject({ LogGroupName: '/aws/vendedlogs/states/try-expiry', RetentionInDays: 14 });
  });

  test('is made after what it may do: Step Functions looks whether it may write its logs', () => {
    const [machine] = Object.values(resources(coreOf(shop()), 'AWS::StepFunctions::StateMachine'));
    expect(machine.DependsOn).toEqual(expect.arrayContaining([expect.stringMatching(/^ExpiryRoleLogsAndTraces/), expect.stringMatching(/^ExpiryRoleStacks/)]));
  });

  test('may publish to a topic whose key the tier owns', () => {
    const tier = EnvironmentTier.custom('sealed', { basedOn: EnvironmentTier.PLAYGROUND, customerManagedKeysFrom: DataClassification.INTERNAL });
    const { PolicyDocument: { Statement } } = properties(coreOf(shop({ tier })), 'AWS::IAM::ManagedPolicy', 'ExpiryRolePermissions');
    expect(Statement.map(({ Action }: Rendered) => Action)).toEqual(['sns:Publish', ['kms:Decrypt', 'kms:GenerateDataKey']]);
  });
});
