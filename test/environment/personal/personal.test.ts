import { App, Duration, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { AppEnvironment, DataClassification, EnvironmentTier, FunctionService, PersonalProps, ServiceDatabase } from '../../../src';
import { GovernanceAssertions } from '../../../src/testing';
import { newApp } from '../../governance/apps';
import { refusalOf } from '../../refusal';

const { PLAYGROUND, DEVELOPMENT, STAGING } = EnvironmentTier;
const SEALED = EnvironmentTier.custom('sealed', { basedOn: PLAYGROUND, customerManagedKeysFrom: DataClassification.INTERNAL });

const personal = (scope: App | Stack | Stage, props: Partial<PersonalProps> = {}) =>
  AppEnvironment.personal(scope, 'Mine', { person: 'ann', application: 'shop', costCenter: 'cc-4711', ...props });

const database = (stack: Stack, environment: AppEnvironment) =>
  new ServiceDatabase(stack, 'Orders', { environment, dataClassification: DataClassification.INTERNAL });

/** The whole app of one person: the same program for everybody. */
function appOf(person: string): App {
  const app = newApp();
  const environment = personal(app, { person, tier: SEALED, alertEmail: 'shop@example.com' });
  const stack = new Stack(app, 'Orders', { stackName: environment.nameOf('Orders') });
  const api = new FunctionService(stack, 'Api', { environment, runtime: Runtime.NODEJS_24_X, code: Code.fromInline('exports.handler = async () => {}') });
  api.connectTo(database(stack, environment));
  return app;
}

/** Properties that name something in the account: AWS refuses two of the same name. */
const NAMING = /(^|\.)(\w*Name|\w*Identifier|Alias\w*|Id)$/;
/** Of those, the ones that mean something of the resource itself or of AWS, and nothing that is taken. */
const OF_THE_RESOURCE = /DatabaseName|DBName|ServiceName|MasterUsername|AttributeName|MetricName|Metrics|Dimensions|PolicyName|ParameterGroupName|^Tags|\.Targets|Targets\./;

/** Every physical name that two syntheses could share: of stacks, exports and resources, written in the template as a text. */
function physicalNames(app: App): string[] {
  const visit = (type: string, value: unknown, path: string): string[] => {
    if (typeof value === 'string') return NAMING.test(path) && !OF_THE_RESOURCE.test(path) ? [`${type} ${path} ${value}`] : [];
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).filter(([key]) => !key.startsWith('Fn::')).flatMap(([key, part]) => visit(type, part, path === '' ? key : `${path}.${key}`));
  };
  return app.synth().stacks.flatMap(({ stackName, template }) => [
    `stack ${stackName}`,
    ...Object.values(template.Outputs ?? {}).flatMap((output) => (output as { Export?: { Name: unknown } }).Export ? [`export ${JSON.stringify(output)}`] : []),
    ...Object.values(template.Resources as Record<string, { Type: string; Properties?: object }>).flatMap(({ Type, Properties }) => visit(Type, Properties, '')),
  ]);
}

describe('a personal environment', () => {
  test('is named after application and person, belongs to the person, and ends', () => {
    const app = newApp();
    const environment = personal(app);
    database(new Stack(app, environment.nameOf('Orders')), environment);
    expect(environment.identity).toEqual({ application: 'shop', owner: 'ann', costCenter: 'cc-4711', environmentName: 'shop-ann' });
    expect(environment.tier).toBe(PLAYGROUND);
    Template.fromStack(environment.node.findChild('Core') as Stack).hasResourceProperties('AWS::Events::Rule', { ScheduleExpression: 'rate(7 days)' });
  });

  test('may say another owner and another lifetime', () => {
    expect(personal(newApp(), { owner: 'team-shop', timeToLive: Duration.days(2) }).identity.owner).toBe('team-shop');
  });

  test('shares no physical name with that of somebody else', () => {
    const [ann, bob] = [physicalNames(appOf('ann')), physicalNames(appOf('bob'))];
    expect(ann.length).toBeGreaterThan(4);
    expect(ann.filter((name) => bob.includes(name))).toEqual([]);
    expect(ann.every((name) => name.includes('shop-ann'))).toBe(true);
  });

  test('is the same program for everybody: only names differ', () => {
    const shape = (person: string) => JSON.stringify(appOf(person).synth().stacks.map(({ template }) => template as unknown))
      .replaceAll(person, 'somebody').replaceAll(person.toUpperCase(), 'somebody')
      // Databases are backed up and maintained at times that follow from their names.
      .replace(/"Preferred(Backup|Maintenance)Window":"[^"]*"/g, '');
    expect(shape('ann')).toBe(shape('bob'));
  });

  test('breaks no rule', () => GovernanceAssertions.of(appOf('ann')).isCompliant());

  test.each([
    ['shop-ann-Orders', true], ['Orders-shop-ann', true], ['my-shop-ann-Orders', true], ['shop-ann', true],
    ['Orders', false], ['shop-anna-Orders', false], ['shop-Ann-Orders', false], ['shopann-Orders', false],
  ])('lets components live in the stack %s: %s', (stackName, isAccepted) => {
    const app = newApp();
    const environment = personal(app);
    const refusal = refusalOf(() => database(new Stack(app, 'Stack', { stackName }), environment));
    expect(refusal).toBe(isAccepted ? 'nothing was refused'
      : `the name of the stack must contain 'shop-ann', got '${stackName}', which everybody else's has too; name it with environment.nameOf(...) (SharedStackName at Stack/Orders)`);
  });

  test('asks that of the stack around a nested one', () => {
    const app = newApp();
    const environment = personal(app);
    const inner = (stackName: string) => new NestedStack(new Stack(app, stackName), 'Inner');
    expect(refusalOf(() => database(inner('Orders'), environment))).toContain("got 'Orders'");
    expect(refusalOf(() => database(inner('shop-ann-Orders'), environment))).toBe('nothing was refused');
  });

  test('asks that of the stack that it lies in itself', () => {
    expect(refusalOf(() => personal(new Stack(newApp(), 'Orders')))).toContain("must contain 'shop-ann', got 'Orders'");
    expect(refusalOf(() => personal(new Stack(newApp(), 'shop-ann')))).toBe('nothing was refused');
  });

  test('asks it of nobody else', () => {
    const app = newApp();
    const environment = new AppEnvironment(app, 'Env', { application: 'shop', owner: 'o', costCenter: 'c', tier: PLAYGROUND });
    expect(() => database(new Stack(app, 'Orders'), environment)).not.toThrow();
  });

  test.each<[string, string, Partial<PersonalProps>]>([
    ['\'person\' must be given, got ""', 'MissingValue', { person: '' }],
    ["'person' must be given, got undefined", 'MissingValue', { person: undefined as unknown as string }],
    ['\'person\' must be a letter and at most 30 lower-case letters and digits, got "ann.lee"', 'InvalidValue', { person: 'ann.lee' }],
    ["'person' must be a letter", 'InvalidValue', { person: 'ann-lee' }],
    ["'person' must be a letter", 'InvalidValue', { person: 'Ann' }],
    ["'person' must be a letter", 'InvalidValue', { person: '1ann' }],
    ["'person' must be a letter", 'InvalidValue', { person: 'a'.repeat(32) }],
    ["'person' must not be the name of a tier, got 'staging'", 'InvalidValue', { person: 'staging' }],
    ["'tier' must be one whose environments end by themselves, got development", 'OutsideTierBound', { tier: DEVELOPMENT }],
    ["'tier' must be one whose environments end by themselves, got staging", 'OutsideTierBound', { tier: STAGING }],
    ["'application' must be given", 'MissingValue', { application: '' }],
    ["'timeToLive' must be at most 14 days in playground", 'OutsideTierBound', { timeToLive: Duration.days(15) }],
  ])('refuses: %s (%s)', (words, code, props) => {
    const refusal = refusalOf(() => personal(newApp(), props));
    expect(refusal).toContain(words);
    expect(refusal).toContain(`(${code} at Mine)`);
  });

  test('may be of a tier of the company that ends by itself', () => {
    const tier = EnvironmentTier.custom('desk', { basedOn: DEVELOPMENT, lifetime: Duration.days(30) });
    expect(() => personal(newApp(), { tier })).not.toThrow();
  });
});

describe('the name of something in an environment', () => {
  test.each([['Orders', 'shop-ann-Orders'], ['orders-2', 'shop-ann-orders-2'], ['a'.repeat(119), `shop-ann-${'a'.repeat(119)}`]])('%s is %s', (name, whole) => {
    expect(personal(newApp()).nameOf(name)).toBe(whole);
  });

  test.each(['', 'a.b', 'a b', 'a'.repeat(120)])('refuses %j', (name) => {
    expect(refusalOf(() => personal(newApp()).nameOf(name))).toContain("'name' must be letters, digits and dashes, with 'shop-ann-' at most 128 of them");
  });
});
