import { deepEqual, equal } from 'assert/strict';
import { Scenario } from '../story';

/** A database in an environment that a file describes; it goes with a last snapshot. */
export const ENVIRONMENT_FILE: Scenario = {
  name: 'environment-file',
  place: { account: '111111111111', region: 'eu-west-1' },
  async tell(story) {
    const deployment = await story.deploy('environment-file');
    const before = await story.readBack(deployment);
    await story.step('the database is as promised', () => before.protectDatabases());
    await story.changeInPlace('environment-file', before);
    await story.destroy(deployment);
    await story.step('a snapshot is left over, as its policy says', async () => {
      equal(before.withDeletionPolicy('Snapshot', deployment.stacks).length, 1);
      equal((await story.account.inventory()).ids['rds DBClusterSnapshots'].length, 1);
    });
  },
};

/** Production in the network of others, as another file describes it. */
export const ENVIRONMENT_FILE_OF_PRODUCTION: Scenario = {
  name: 'environment-file/production',
  place: { account: '222222222222', region: 'eu-west-1' },
  async tell(story) {
    await story.deploy('network-of-file');
    const shop = await story.readBack(await story.deploy('environment-file-production'));
    await story.step('the database is as promised, and every alarm tells a topic of the file', async () => {
      await shop.protectDatabases();
      const { alarmActions } = await story.account.inventory();
      deepEqual([...new Set(Object.values(alarmActions).flat().map((topic) => topic.split(':').at(-1)))].sort(), ['pages', 'tickets']);
    });
    await story.changeInPlace('environment-file-production', shop);
  },
};
