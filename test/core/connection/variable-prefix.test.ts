import { RootConstruct } from 'constructs';
import { IConnectionTarget } from '../../../src/core/connection/connection';
import { variablePrefixOf } from '../../../src/core/connection/variable-prefix';

const target = (connectionName?: string) => Object.assign(new RootConstruct('Mails'), { connectionName }) as unknown as IConnectionTarget;

test.each([
  ['Orders', 'ORDERS'], ['ordersDb', 'ORDERS_DB'], ['orders-db', 'ORDERS_DB'], ['orders.db 2', 'ORDERS_DB_2'], ['ORDERS', 'ORDERS'],
])('%s begins variables with %s', (name, prefix) => expect(variablePrefixOf(target(name))).toBe(prefix));

test('refuses a target whose name does not arrive from another language', () =>
  expect(() => variablePrefixOf(target())).toThrow(/'connectionName' must be what the target is called, got undefined; in Python .* @property.*MissingValue/));
