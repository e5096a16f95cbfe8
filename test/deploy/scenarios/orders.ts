import { deepEqual, equal, match } from 'assert/strict';
import { created, keptTheirState } from '../expectations';
import { Scenario } from '../story';
import { without } from '../account';

/** The application in a playground: deployed, extended by a database on day two, and gone without a trace. */
export const ORDERS_IN_PLAYGROUND: Scenario = {
  name: 'orders/playground',
  async tell(story) {
    const { account } = story;
    const before = await account.inventory();
    const first = await story.readBack(await story.deploy('orders-playground'));
    await story.step('databases, logs, topics and queues are as promised', async () => {
      await first.protectDatabases();
      await first.retainLogs();
      await first.tellSomebody();
      await first.keepDeadLetters();
    });
    await story.step('the function knows its databases, and answers with them', async () => {
      await first.knowTheirDatabases();
      const { orders, stock } = await first.answer() as Record<string, string>;
      match(orders, /^ordersplaygrounddata-orders\.cluster-.*:6543\/orders$/);
      match(stock, /^ordersplaygrounddata-stock\..*:6543\/stock$/);
    });

    const deployment = await story.deploy('orders-playground-day-two');
    const second = await story.readBack(deployment);
    await story.step('day two adds a database, and nothing that has a state is another one', async () => {
      keptTheirState(first.deployed, second.deployed);
      equal(created(first.deployed, second.deployed).get('AWS::RDS::DBCluster')?.length, 1);
    });
    await story.step('the function knows the new database', async () => {
      deepEqual((await second.knowTheirDatabases()).filter((name) => name.startsWith('RETURNS_')).sort(),
        ['RETURNS_ENGINE', 'RETURNS_HOST', 'RETURNS_NAME', 'RETURNS_PORT', 'RETURNS_SECRET_ARN']);
    });

    await story.destroy(deployment);
    await story.step('nothing is left over', async () => deepEqual(without(await account.inventory(), before), []));
  },
};

/** The application in production: deployed, changed in place, extended by a database on day two, and destroyed but for what must stay. */
export const ORDERS_IN_PRODUCTION: Scenario = {
  name: 'orders/production',
  async tell(story) {
    const { account } = story;
    const before = await account.inventory();
    const first = await story.readBack(await story.deploy('orders-production'));
    await story.step('databases, logs, topics and queues are as promised', async () => {
      await first.protectDatabases();
      await first.retainLogs();
      await first.tellSomebody();
      await first.keepDeadLetters();
    });
    await story.step('the function knows its databases', () => first.knowTheirDatabases());

    const changed = await story.readBack(await story.deploy('orders-production-changed'));
    await story.step('another address and budget: the subscriptions are others, and nothing that has a state', async () => {
      keptTheirState(first.deployed, changed.deployed);
      await changed.tellSomebody();
      deepEqual([...created(first.deployed, changed.deployed).keys()], ['AWS::SNS::Subscription']);
    });

    const deployment = await story.deploy('orders-production-day-two');
    const second = await story.readBack(deployment);
    await story.step('day two adds a database, and nothing that has a state is another one', async () => {
      keptTheirState(changed.deployed, second.deployed);
      equal(created(changed.deployed, second.deployed).get('AWS::RDS::DBCluster')?.length, 1);
      await second.protectDatabases();
    });

    await story.destroyProtected(deployment);
    await story.step('what must stay stays, and nothing else', async () => {
      const left = without(await account.inventory(), before).map((found) => found.split(' ').at(-1));
      deepEqual(left.sort(), second.retained.sort());
    });
  },
};
