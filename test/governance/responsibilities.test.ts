import { readdirSync } from 'fs';
import { join } from 'path';
import { Lazy, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Construct } from 'constructs';
import { databaseIn, environmentIn, newApp, recordOf } from './apps';
import { DatabaseEngine, EnvironmentTier, ErrorCode, GovernedComponent, Responsibility, ResponsibilityTopic } from '../../src';
import { responsibilities as forDatabases } from '../../src/components/database/responsibilities';
import { responsibilities as forFunctions } from '../../src/components/function/responsibilities';
import { responsibilities as forOperators } from '../../src/components/operators/responsibilities';
import { PavedRoadError } from '../../src/core/errors';
import { responsibilities as forEnvironments } from '../../src/environment/responsibilities';
import { responsibilityProblems } from '../../src/governance/scope/responsibility-problems';
import { GovernanceAssertions } from '../../src/testing';
import { Shop } from '../components/shop';

const TOPICS = Object.values(ResponsibilityTopic);

const row = (cells: Partial<Responsibility> = {}): Responsibility => ({
  topic: ResponsibilityTopic.BACKUP, provider: 'stores it', component: 'takes one a day', applicationTeam: 'restores it', mustBeSwitchedOn: 'nothing', ...cells,
});

/** A component as somebody else would write it. */
class Notices extends GovernedComponent {
  constructor(scope: Construct, id: string, responsibilities?: Responsibility[]) {
    super(scope, id, { environment: environmentIn(scope, undefined, `Env${id}`) }, { type: 'acme.Notices', version: '1.0.0', responsibilities });
  }
}

describe('what is ours', () => {
  test.each([['database', forDatabases], ['function', forFunctions], ['operators', forOperators], ['environment', forEnvironments]])('%s: says of every topic who does what', (_, matrix) => {
    expect(matrix.map(({ topic }) => topic)).toEqual(TOPICS);
    expect(responsibilityProblems(matrix)).toEqual([]);
  });

  test('is that of every component that there is', () => {
    const components = join(__dirname, '..', '..', 'src', 'components');
    const folders = readdirSync(components, { withFileTypes: true }).filter((entry) => entry.isDirectory()).map(({ name }) => name);
    expect(folders.filter((name) => !readdirSync(join(components, name)).includes('responsibilities.ts'))).toEqual([]);
  });

  test('stands in the record once for each type, with whom it is for', () => {
    const shop = new Shop();
    shop.database();
    shop.database({}, 'Stock');
    shop.function();
    GovernanceAssertions.of(shop.app);
    const { responsibilities } = recordOf(shop.app);
    expect(responsibilities.map(({ type, paths, missing }) => [type, paths, missing])).toEqual([
      ['cdk-paved-road.AppEnvironment', ['Env'], []],
      ['cdk-paved-road.FunctionService', ['Shop/Api'], []],
      ['cdk-paved-road.ServiceDatabase', ['Shop/Orders', 'Shop/Stock'], []],
    ]);
    expect(responsibilities[2].topics).toEqual(forDatabases);
  });

  test('is in the record of an app with nothing but an environment', () => {
    const app = newApp();
    environmentIn(app);
    new Stack(app, 'Aside');
    GovernanceAssertions.of(app);
    expect(recordOf(app).responsibilities.map(({ paths }) => paths)).toEqual([['Env']]);
  });
});

describe('the numbers in the words are those of the templates', () => {
  const wordsOf = (matrix: Responsibility[], wanted: ResponsibilityTopic) => Object.values(matrix.find(({ topic }) => topic === wanted)!).join('; ');

  test('of a function', () => {
    const shop = new Shop();
    shop.function();
    const { MemorySize, Timeout, Architectures } = shop.only('AWS::Lambda::Function').Properties;
    expect(wordsOf(forFunctions, ResponsibilityTopic.CAPACITY)).toContain(`${MemorySize} MiB and ${Timeout} seconds`);
    expect(wordsOf(forFunctions, ResponsibilityTopic.COST)).toContain((Architectures as string[])[0]);
    const { MessageRetentionPeriod } = shop.only('AWS::SQS::Queue').Properties;
    expect(wordsOf(forFunctions, ResponsibilityTopic.BACKUP)).toContain(`${Number(MessageRetentionPeriod) / 86_400} days`);
  });

  test('of a database on Aurora', () => {
    const shop = new Shop();
    shop.database();
    const { ServerlessV2ScalingConfiguration: bounds } = shop.only('AWS::RDS::DBCluster').Properties;
    expect(wordsOf(forDatabases, ResponsibilityTopic.CAPACITY)).toContain(`up to ${(bounds as { MaxCapacity: number }).MaxCapacity} ACU`);
  });

  test('of a database on RDS', () => {
    const shop = new Shop();
    shop.database({ engine: DatabaseEngine.postgresql() });
    const { AllocatedStorage, MaxAllocatedStorage } = shop.only('AWS::RDS::DBInstance').Properties;
    expect(Number(MaxAllocatedStorage)).toBe(2 * Number(AllocatedStorage));
    expect(wordsOf(forDatabases, ResponsibilityTopic.CAPACITY)).toContain('twice the first storage');
  });

  test('of operators', () => {
    const shop = new Shop();
    shop.operators();
    const { MaxInstanceLifetime } = shop.only('AWS::AutoScaling::AutoScalingGroup').Properties;
    expect(wordsOf(forOperators, ResponsibilityTopic.PATCHING)).toContain(`${Number(MaxInstanceLifetime) / 86_400} days`);
  });

  test('of an environment', () => {
    const shop = new Shop(EnvironmentTier.DEVELOPMENT);
    shop.function();
    const [budget] = Object.values(Template.fromStack(shop.environment.node.findChild('Core') as Stack).findResources('AWS::Budgets::Budget'));
    const subscribed = budget.Properties.NotificationsWithSubscribers as { readonly Notification: { readonly Threshold: number } }[];
    const notices = subscribed.map(({ Notification }) => Notification.Threshold);
    expect(wordsOf(forEnvironments, ResponsibilityTopic.COST)).toContain(`${[...new Set(notices)].join(' and ')} %`);
  });
});

describe('what others say of their components', () => {
  const responsibilitiesOf = (...matrices: (Responsibility[] | undefined)[]) => {
    const app = newApp();
    matrices.forEach((matrix, index) => new Notices(new Stack(app, `Stack${index}`), 'Notices', matrix));
    GovernanceAssertions.of(app);
    return recordOf(app).responsibilities.filter(({ type }) => type === 'acme.Notices');
  };

  test('nothing leaves every topic missing, and says so', () => {
    expect(responsibilitiesOf(undefined)).toEqual([{ type: 'acme.Notices', paths: ['Stack0/Notices'], topics: [], missing: TOPICS }]);
  });

  test('one topic leaves the others missing', () => {
    const [{ topics, missing }] = responsibilitiesOf([row()]);
    expect(topics).toEqual([row()]);
    expect(missing).toEqual(TOPICS.filter((topic) => topic !== ResponsibilityTopic.BACKUP));
  });

  test('stands once for components that say the same, and apart for one that does not', () => {
    expect(responsibilitiesOf([row()], [row({ provider: 'loses it' })], [row()]).map(({ paths }) => paths)).toEqual([
      ['Stack0/Notices', 'Stack2/Notices'], ['Stack1/Notices'],
    ]);
  });

  test.each<[string, Responsibility[], ErrorCode, string]>([
    ['an empty cell', [row({ provider: '' })], ErrorCode.MISSING_VALUE, "'provider' of the responsibility for backup must say who does what, got \"\"; where there is nothing to do, say 'nothing'"],
    ['a cell of blanks', [row({ component: ' \n' })], ErrorCode.MISSING_VALUE, "'component' of"],
    ['a cell that JavaScript left out', [row({ mustBeSwitchedOn: undefined })], ErrorCode.MISSING_VALUE, 'got undefined'],
    ['a cell that JavaScript gave a number', [row({ applicationTeam: 5 as unknown as string })], ErrorCode.MISSING_VALUE, 'got 5'],
    ['a token', [row({ applicationTeam: Lazy.string({ produce: () => 'us' }) })], ErrorCode.UNRESOLVED_TOKEN, "'applicationTeam' of"],
    ['a topic twice', [row(), row({ provider: 'other words' })], ErrorCode.INVALID_VALUE, "got 'backup' twice"],
    ['a topic that is none', [row({ topic: 'weather' as ResponsibilityTopic })], ErrorCode.INVALID_VALUE, 'got "weather"; use one of high availability'],
  ])('%s is refused', (_, matrix, code, words) => {
    const create = () => new Notices(new Stack(newApp(), 'Shop'), 'Notices', matrix);
    expect(create).toThrow(words);
    expect(create).toThrow(expect.objectContaining<Partial<PavedRoadError>>({ code }));
  });

  test('all that is wrong is said at once', () => {
    expect(responsibilityProblems([row({ provider: '', component: '' }), row()])).toHaveLength(3);
  });
});

test('a matrix changes no template', () => {
  const app = newApp();
  databaseIn(app);
  expect(JSON.stringify(app.synth().stacks.map(({ template }) => template as object))).not.toContain(forDatabases[0].provider);
});
