import { deepEqual, ok } from 'assert/strict';
import { stillThere, without } from '../account';
import { keptTheirState } from '../expectations';
import { Scenario } from '../story';

/**
 * An environment for a change lies over the development. When its time is over its stacks are deleted as its state machine does it, which the emulator
 * cannot run: one after the other, in the order of the record. Nothing is left of it, and the base stays.
 */
export const OVERLAY: Scenario = {
  name: 'overlay',
  async tell(story) {
    const { account } = story;
    const deployment = await story.deploy('overlay');
    const before = await story.readBack(deployment);
    const [{ end: never }, { end }] = deployment.record.environments;
    const base = deployment.stacks.filter((stack) => !end!.deletes.includes(stack));
    const all = await account.inventory();
    await story.step('base and review have functions with databases of their own', () => before.knowTheirDatabases());
    await story.changeInPlace('overlay', before);
    await story.step('the end comes for the review alone', async () => {
      deepEqual([never, end!.leaves], [undefined, []]);
      for (const stack of end!.deletes) await account.deleteStack(stack);
    });
    await story.step('nothing of the review is left over, and the base is as it was', async () => {
      const left = await account.inventory();
      ok(stillThere(all, before.in(end!.deletes)).length > 20, 'the review was hardly there');
      deepEqual(stillThere(left, before.in(end!.deletes)), []);
      deepEqual(without(left, all), []);
      deepEqual(stillThere(left, before.in(base)), stillThere(all, before.in(base)));
      keptTheirState(before.in(base), await account.resources(base));
    });
  },
};
