import { deepEqual, equal, match, ok, rejects } from 'assert/strict';
import { stillThere } from '../account';
import { created, keptTheirState } from '../expectations';
import { Scenario } from '../story';

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
    await story.step('nothing is left over', async () => deepEqual((await account.inventory()).ids, before.ids));
  },
};

/** The application in production: deployed, changed in place, extended by a database on day two, and destroyed but for what must stay. */
export const ORDERS_IN_PRODUCTION: Scenario = {
  name: 'orders/production',
  async tell(story) {
    const { account } = story;
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

    const [core, ...others] = deployment.stacks;
    await story.destroy(deployment, others.reverse());
    await story.step('of the databases stays what must stay, and nothing else', async () => {
      const retained = second.withDeletionPolicy('Retain', others);
      ok(retained.length > 0, 'nothing must stay');
      deepEqual(stillThere(await account.inventory(), second.in(others)), retained);
    });
    await story.step('the core cannot go as long as a database lies in its network, and keeps its keys and backups', async () => {
      await account.unprotect(core);
      await rejects(story.destroyAtOnce(deployment, [core]), /DELETE_FAILED.*Network/s);
      const there = stillThere(await account.inventory(), second.in([core]));
      const retained = second.withDeletionPolicy('Retain', [core]);
      ok(retained.length > 0, 'nothing must stay');
      deepEqual(retained.filter((name) => !there.includes(name)), []);
    });
  },
};
