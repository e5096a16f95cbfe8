import { AppName } from '../apps';
import { Scenario } from '../story';

const plain = (name: AppName): Scenario => ({
  name,
  async tell(story) {
    const deployment = await story.deploy(name);
    await story.changeInPlace(name, await story.readBack(deployment));
    await story.destroy(deployment);
  },
});

/** Examples of which nothing is asked but that they can be deployed, changed and destroyed. */
export const PLAIN: readonly Scenario[] = [
  plain('adopt'),
  plain('custom-pack'),
];
