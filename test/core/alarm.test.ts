import { Template } from 'aws-cdk-lib/assertions';
import { Alarm } from 'aws-cdk-lib/aws-cloudwatch';
import { CfnEventSubscription } from 'aws-cdk-lib/aws-rds';
import { AlarmOptOut, DatabaseCapacity, DatabaseEngine, EnvironmentTier, FunctionServiceProps, GovernedComponent, ServiceDatabaseProps } from '../../src';
import { GovernanceAssertions } from '../../src/testing';
import { Shop } from '../components/shop';
import { recordOf } from '../governance/apps';

const REASON = 'the load is even, and the pool queues';
const alarmsBelow = (component: GovernedComponent) => component.node.children.filter((child) => child instanceof Alarm).map(({ node }) => node.id);
const eventsBelow = (component: GovernedComponent) =>
  component.node.children.filter((child) => child instanceof CfnEventSubscription).map(({ node }) => node.id);

/** The names of alarms that the refusal of a name that nobody has lists. */
function namesIn(refused: () => unknown): string[] {
  try {
    refused();
  } catch (error) {
    return /must be one of (.*), got "Nonsense"/.exec((error as Error).message)![1].split(', ');
  }
  throw new Error('nothing was refused');
}

describe('Opting out of an alarm', () => {
  test('with a reason raises none, shows its metric all the same, and is listed in the record', () => {
    const shop = new Shop(EnvironmentTier.PRODUCTION);
    const database = shop.database({ withoutAlarms: [{ alarm: 'CpuHigh', reason: REASON }] });
    shop.function();
    expect(alarmsBelow(database)).not.toContain('CpuHigh');
    expect(alarmsBelow(database)).toEqual(expect.arrayContaining(['CpuExhausted', 'MemoryLow', 'CapacityAtCeiling']));
    const dashboard = JSON.stringify(Template.fromStack(shop.environment.node.findChild('Dashboard') as never).toJSON());
    expect(dashboard).toContain('CpuHigh (no alarm)');

    GovernanceAssertions.of(shop.app);
    const [api, orders] = [...recordOf(shop.app).components].sort((a, b) => a.path < b.path ? -1 : 1);
    expect(orders.withoutAlarms).toEqual([{ alarm: 'CpuHigh', reason: REASON }]);
    expect(api.withoutAlarms).toBeUndefined();
  });

  test.each<[string, Partial<ServiceDatabaseProps>]>([
    ['serverless Aurora', {}],
    ['provisioned Aurora', { capacity: DatabaseCapacity.provisioned() }],
    ['RDS', { engine: DatabaseEngine.postgresql() }],
  ])('knows the names of all alarms of %s', (_, props) => {
    const shop = new Shop();
    const names = namesIn(() => shop.database({ ...props, withoutAlarms: [{ alarm: 'Nonsense', reason: REASON }] }));
    const database = shop.database(props);
    shop.function().connectTo(database.proxy);
    const events = eventsBelow(database).filter((id) => id !== 'MemberEvents');
    expect([...alarmsBelow(database), ...events].sort()).toEqual(names.sort());
  });

  test('knows the names of all alarms of a function', () => {
    const shop = new Shop();
    const names = namesIn(() => shop.function({ withoutAlarms: [{ alarm: 'Nonsense', reason: REASON }] }));
    expect(alarmsBelow(shop.function()).sort()).toEqual(names.sort());
  });

  test('of every alarm leaves none, and asks for no topic', () => {
    const shop = new Shop(EnvironmentTier.PRODUCTION);
    const withoutAlarms = ['Errors', 'Throttles', 'NearTimeout', 'DeadLettersWaiting', 'EventsWaiting'].map((alarm) => ({ alarm, reason: REASON }));
    shop.function({ withoutAlarms });
    shop.template().resourceCountIs('AWS::CloudWatch::Alarm', 0);
    expect(shop.environment.node.findAll().filter(({ node }) => node.path.includes('/Alarms/'))).toEqual([]);
  });

  test.each<[string, AlarmOptOut[], string, string]>([
    ['a name that the component does not have', [{ alarm: 'Cpu', reason: REASON }], 'InvalidValue', "'withoutAlarms[0].alarm' must be one of Errors, Throttles, NearTimeout, DeadLettersWaiting, EventsWaiting, got \"Cpu\""],
    ['an empty reason', [{ alarm: 'Errors', reason: ' ' }], 'MissingValue', "'withoutAlarms[0].reason' must say why nobody has to know of 'Errors'"],
    ['no reason', [{ alarm: 'Errors' } as AlarmOptOut], 'MissingValue', 'got undefined'],
    ['the same alarm twice', [{ alarm: 'Errors', reason: REASON }, { alarm: 'Errors', reason: 'other' }], 'InvalidValue', "'withoutAlarms[1].alarm' must be named once"],
  ])('refuses %s, and leaves nothing behind', (_, withoutAlarms, code, message) => {
    const shop = new Shop();
    const props: Partial<FunctionServiceProps> = { withoutAlarms };
    expect(() => shop.function(props)).toThrow(expect.objectContaining({ problems: [{ code, message: expect.stringContaining(message) }] }));
    expect(shop.stack.node.children).toEqual([]);
  });

  test('is refused where the component has no alarms', () => {
    class Plain extends GovernedComponent {}
    const { stack, environment } = new Shop();
    const withoutAlarms = [{ alarm: 'Errors', reason: REASON }];
    expect(() => new (Plain as never as new (...args: unknown[]) => Plain)(stack, 'Plain', { environment, withoutAlarms }, { type: 'acme.Plain', version: '1.0.0' }))
      .toThrow(/must be left out, since the component has no alarms/);
  });
});
