import { AppName } from '../apps';
import { Scenario } from '../story';

const plain = (name: AppName): Scenario => ({
  name,
  async tell(story) {
    await story.destroy(await story.deploy(name));
  },
});

/** Examples of which nothing is asked but that they can be deployed, and destroyed. */
export const PLAIN: readonly Scenario[] = [
  plain('adopt'),
  plain('custom-pack'),
];
