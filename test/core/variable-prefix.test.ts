import { upperSnakeCase } from '../../src/core/variable-prefix';

test.each([
  ['Orders', 'ORDERS'], ['ordersDb', 'ORDERS_DB'], ['orders-db', 'ORDERS_DB'], ['orders.db 2', 'ORDERS_DB_2'], ['ORDERS', 'ORDERS'],
])('%s begins variables with %s', (name, prefix) => expect(upperSnakeCase(name)).toBe(prefix));
