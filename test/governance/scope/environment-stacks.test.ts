import { App, NestedStack, Stack } from 'aws-cdk-lib';
import { AppEnvironment, DataClassification, ServiceDatabase } from '../../../src';
import { environmentOfStack, stacksOf } from '../../../src/governance/scope/environment-stacks';
import { GovernanceAssertions } from '../../../src/testing';
import { environmentIn, newApp, recordOf } from '../apps';

const ordersIn = (stack: Stack, environment: AppEnvironment) =>
  new ServiceDatabase(stack, 'Orders', { environment, dataClassification: DataClassification.INTERNAL });

/** Two environments, the second one below the first one, and every kind of stack. */
function landscape() {
  const app = newApp();
  const outer = environmentIn(app, undefined, 'Outer');
  const inner = environmentIn(outer, undefined, 'Inner');
  const settled = new Stack(app, 'Settled');
  const lent = new Stack(outer, 'Lent');
  const orders = ordersIn(settled, outer);
  ordersIn(lent, inner);
  return {
    app,
    outer,
    inner,
    stacks: {
      settled,
      lent,
      below: new Stack(outer, 'Below'),
      nested: new NestedStack(settled, 'Nested'),
      ofComponent: new Stack(orders, 'Own'),
      coreOfInner: inner.node.findChild('Core') as Stack,
      strange: new Stack(app, 'Strange'),
    },
  };
}

function stacksInRecord(app: App): Record<string, string[]> {
  GovernanceAssertions.of(app);
  return Object.fromEntries(recordOf(app).environments.map(({ path, stacks }) => [path, [...stacks].sort()]));
}

describe('the environment of a stack', () => {
  const { app, outer, inner, stacks } = landscape();

  test.each<[keyof typeof stacks, AppEnvironment | undefined]>([
    ['settled', outer], ['lent', inner], ['below', outer], ['nested', outer], ['ofComponent', outer], ['coreOfInner', inner], ['strange', undefined],
  ])('of the kind %s is found', (kind, environment) => {
    expect(environmentOfStack(stacks[kind])?.node.path).toBe(environment?.node.path);
  });

  test('is one alone, in the record and for whoever deletes', () => {
    const record = stacksInRecord(app);
    const toDelete = (environment: AppEnvironment) => stacksOf(environment).map(({ node }) => node.path).sort();

    expect(record['Outer/Inner']).toEqual(['Outer/Inner/Core', 'Outer/Lent']);
    expect(record.Outer).toEqual(['Outer/Below', 'Outer/Core', 'Settled', 'Settled/Nested', 'Settled/Orders/Own']);
    expect(toDelete(inner)).toEqual(record['Outer/Inner']);
    expect(toDelete(outer)).toEqual(record.Outer.filter((path) => path !== 'Settled/Nested'));
  });
});
