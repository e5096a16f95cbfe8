import { Stack } from 'aws-cdk-lib';
import { databaseIn, functionIn, Platform } from './sharing';
import { AlarmSeverity, AppEnvironment, DataClassification, IAppEnvironment } from '../../../src';
import { GovernanceAssertions } from '../../../src/testing';
import { newApp, recordOf } from '../../governance/apps';
import { Rendered } from '../shop';

const file = new Platform().contract;

/** Two teams that share an environment, in one app. */
class Teams {
  public readonly app = newApp();
  public readonly orders = this.take('orders');
  public readonly billing = this.take('billing');
  public readonly ordersStack = new Stack(this.app, 'Orders');
  public readonly billingStack = new Stack(this.app, 'Billing');

  private take(application: string): IAppEnvironment {
    return AppEnvironment.fromContract(this.app, `SharedBy-${application}`, { name: 'shared', file, application, owner: `team-${application}` });
  }
}

describe('teams that share an environment', () => {
  test('have their own names on what is theirs, and no names in common', () => {
    const { app, orders, billing, ordersStack, billingStack } = new Teams();
    databaseIn(ordersStack, orders, 'Data');
    databaseIn(billingStack, billing, 'Data');
    GovernanceAssertions.of(app).isCompliant();
    const assembly = app.synth();
    const [ours, theirs] = ['Orders', 'Billing'].map((name) => assembly.getStackByName(name).template.Resources as Record<string, Rendered>);
    const physicalNames = (resources: typeof ours) => Object.values(resources)
      .flatMap(({ Properties: { DBClusterIdentifier, LogGroupName } }) => DBClusterIdentifier ?? LogGroupName ?? []);
    expect(physicalNames(ours)).toContain('orders-data');
    expect(physicalNames(ours).filter((name) => physicalNames(theirs).includes(name))).toEqual([]);
    expect(JSON.stringify(ours)).not.toContain('team-billing');
    expect(JSON.stringify(theirs)).not.toContain('team-orders');
  });

  test('stand in the record with the stacks of each', () => {
    const { app, orders, billing, ordersStack, billingStack } = new Teams();
    databaseIn(ordersStack, orders);
    functionIn(billingStack, billing);
    GovernanceAssertions.of(app);
    const { environments, applications } = recordOf(app);
    expect(environments.map(({ identity, stacks }) => [identity.application, identity.environment, stacks])).toEqual([
      ['orders', 'shared', ['SharedBy-orders/Dashboard', 'Orders']], ['billing', 'shared', ['SharedBy-billing/Dashboard', 'Billing']],
    ]);
    expect(applications.map(({ application, coverage }) => [application, coverage])).toEqual([['billing', 100], ['orders', 100]]);
  });

  test('put nothing into each other\'s stacks', () => {
    const { orders, billing, ordersStack } = new Teams();
    databaseIn(ordersStack, orders);
    expect(() => functionIn(ordersStack, billing)).toThrow(/got 'shared' of 'billing' where 'shared' of 'orders' lives; use one stack.*TwoEnvironmentsInStack/);
  });

  test('reach each other by no connection that would change the other\'s stack', () => {
    const { orders, billing, ordersStack, billingStack } = new Teams();
    const database = databaseIn(ordersStack, orders);
    const before = ordersStack.node.findAll().length;
    expect(() => functionIn(billingStack, billing).connectTo(database)).toThrow('ConnectionRefused');
    expect(ordersStack.node.findAll().length).toBe(before);
  });

  test('change nothing of the core, whatever they ask of its parts', () => {
    const platform = new Platform();
    const before = platform.coreTemplate;
    const used = new Platform();
    const stack = new Stack(used.app, 'Orders');
    const role = functionIn(stack, used.environment).grantPrincipal;
    used.environment.provideKey(stack, DataClassification.INTERNAL)!.grantDecrypt(role);
    used.environment.provideAlarmTopic(stack, AlarmSeverity.PAGE).grantPublish(role);
    expect(used.coreTemplate).toBe(before);
  });
});
