import { AppName } from '../apps';
import { Scenario } from '../story';

const plain = (name: AppName, place?: Scenario['place']): Scenario => ({
  name,
  place,
  async tell(story) {
    const deployment = await story.deploy(name);
    if (deployment.protectedStacks.length > 0) await story.destroyProtected(deployment);
    else await story.destroy(deployment);
  },
});

/** Examples of which nothing is asked but that they can be deployed, and destroyed. */
export const PLAIN: readonly Scenario[] = [
  plain('adopt'),
  plain('custom-pack'),
  plain('environment-file', { account: '111111111111', region: 'eu-west-1' }),
];
