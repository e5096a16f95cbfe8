import { Namesakes } from '../../src/private/namesakes';

test('a name is taken in one place and free in another', () => {
  const names = new Namesakes<object>();
  const [here, there] = [{}, {}];
  names.in(here).set('orders', 'Shop/Orders');
  expect([names.in(here).get('orders'), names.in(there).get('orders')]).toEqual(['Shop/Orders', undefined]);
});
