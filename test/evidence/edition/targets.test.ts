import { targetsIn } from '../../../src/evidence/edition/targets';
import { GovernanceRecord } from '../../../src/evidence/record/record';

test('a component is connected to another one by whatever way, and to nothing that the record does not list', () => {
  const components = ['Shop/Api', 'Shop/Orders', 'Shop/Orders2'].map((path) => ({ path }));
  const connections = [['Shop/Api', 'Shop/Orders/ReadOnly'], ['Shop/Api', 'Shop/Orders2'], ['Shop/Api', 'Elsewhere/Stock'], ['Elsewhere/Job', 'Shop/Orders']]
    .map(([workload, target]) => ({ workload, target, variables: [] }));
  const targets = targetsIn({ components, connections } as unknown as GovernanceRecord);
  expect([...targets].map(([path, connected]) => [path, [...connected]])).toEqual([
    ['Shop/Api', ['Shop/Orders', 'Shop/Orders2']], ['Shop/Orders', []], ['Shop/Orders2', []],
  ]);
});
