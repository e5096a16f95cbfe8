import { deepEqual, ok } from 'assert/strict';
import { without } from '../account';
import { keptTheirState } from '../expectations';
import { Scenario } from '../story';

/** An environment for a change lies over the development, and ends by itself: its state machine deletes its stacks and leaves nothing, and the base stays. */
export const OVERLAY: Scenario = {
  name: 'overlay',
  async tell(story) {
    const { account } = story;
    const deployment = await story.deploy('overlay');
    const before = await story.readBack(deployment);
    const [review, base] = [true, false].map((isReview) => deployment.stacks.filter((stack) => stack.startsWith('orders-review-17-') === isReview));
    const all = await account.inventory();
    await story.step('the review has a function with a database of its own', () => before.knowTheirDatabases());
    await story.step('the end of the review comes, and its stacks are gone', async () => {
      const [{ physicalId }] = before.all('AWS::StepFunctions::StateMachine');
      await account.execute(physicalId);
      deepEqual((await account.inventory()).ids['cloudformation Stacks'].filter((stack) => review.includes(stack)), []);
    });
    await story.step('nothing of the review is left over, and everything of the base is there', async () => {
      const left = await account.inventory();
      const gone = without(all, left).map((found) => found.split(' ').at(-1)!);
      const ofReview = [...before.deployed].filter(([name]) => review.includes(name.split('/')[0])).map(([, one]) => one.physicalId);
      ok(gone.length > 20, 'nothing went');
      deepEqual(ofReview.filter((id) => Object.values(left.ids).flat().includes(id)), []);
      deepEqual(without(left, all), []);
      keptTheirState(new Map([...before.deployed].filter(([name]) => base.includes(name.split('/')[0]))), await account.resources(base));
    });
  },
};
