import { deepEqual, equal, match, notEqual } from 'assert/strict';
import { created, keptTheirState } from '../expectations';
import { Scenario } from '../story';

const HOST = /^ORDERS(_READ_ONLY)?_HOST$/;

/** The smallest database, alone in a playground, and with a function. */
export const DATABASE_IN_PLAYGROUND: Scenario = {
  name: 'database/playground',
  async tell(story) {
    const smallest = await story.deploy('smallest');
    const alone = await story.readBack(smallest);
    await story.step('the database is as promised', () => alone.protectDatabases());
    await story.changeInPlace('smallest', alone);
    await story.destroy(smallest);

    const connected = await story.readBack(await story.deploy('with-function'));
    await story.step('the function knows its database', async () => equal((await connected.knowTheirDatabases()).filter((name) => HOST.test(name)).length, 1));
    await story.changeInPlace('with-function', connected);
  },
};

/** Production gets back the data of an earlier time: another database, of which the function hears under the names it knows, and the former one stays. */
export const DATABASE_RESTORED: Scenario = {
  name: 'database/restored',
  async tell(story) {
    const before = await story.readBack(await story.deploy('with-function-production'));
    const names = await before.knowTheirDatabases();
    const after = await story.readBack(await story.deploy('restored'));
    await story.step('the function knows the restored database under the same names', async () => deepEqual(await after.knowTheirDatabases(), names));
    await story.step('the former database is there, and out of the stack', async () => {
      const [[former], [restored]] = [before, after].map((one) => one.all('AWS::RDS::DBCluster').map(({ physicalId }) => physicalId));
      notEqual(restored, former);
      const { ids } = await story.account.inventory();
      deepEqual([former, restored].filter((id) => !ids['rds DBClusters'].includes(id)), []);
    });
  },
};

/** Reports that ask the readers. */
export const DATABASE_READ_ONLY: Scenario = {
  name: 'database/read-only',
  async tell(story) {
    const reports = await story.readBack(await story.deploy('read-only'));
    await story.step('the reports know the readers alone', async () => {
      deepEqual((await reports.knowTheirDatabases()).filter((name) => HOST.test(name)), ['ORDERS_READ_ONLY_HOST']);
      equal(reports.all('AWS::RDS::DBInstance').length, 3);
    });
    await story.changeInPlace('read-only', reports);
  },
};

/** Payments with objectives of recovery. */
export const DATABASE_RECOVERY: Scenario = {
  name: 'database/recovery',
  async tell(story) {
    const payments = await story.readBack(await story.deploy('recovery'));
    await story.step('the database is protected and backed up', () => payments.protectDatabases());
    await story.changeInPlace('recovery', payments);
  },
};

/** A review that begins with the data of the development. */
export const DATABASE_CLONED: Scenario = {
  name: 'database/cloned',
  async tell(story) {
    const deployment = await story.deploy('cloned');
    const review = await story.readBack(deployment);
    const clusters = review.all('AWS::RDS::DBCluster');
    await story.step('there are the original, and a clone with the name of the review', async () => {
      equal(clusters.length, 2);
      match(clusters.map(({ physicalId }) => physicalId).sort().join(' '), /^data-orders .*review-17/);
    });
    await story.changeInPlace('cloned', review);
  },
};

/** Five times the storage, signed off in a register: the database grows where it is. */
export const DATABASE_GROWN: Scenario = {
  name: 'exceptions',
  async tell(story) {
    const before = await story.readBack(await story.deploy('exceptions'));
    const after = await story.readBack(await story.deploy('exceptions-signed'));
    await story.step('the database is the same one, with 1 TiB', async () => {
      keptTheirState(before.deployed, after.deployed);
      deepEqual([...created(before.deployed, after.deployed).keys()], []);
      equal(await after.storageInGiB(), 1024);
    });
  },
};
