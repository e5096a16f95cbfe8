import { equal } from 'assert/strict';
import { GetParameterCommand } from '@aws-sdk/client-ssm';
import { Expectations } from '../expectations';
import { Scenario, Story } from '../story';

const CATALOGUE = '/paved-road/retail-production/v1/components/Catalogue';
const CONTRACT = 'contracts/retail-production.json';

/**
 * A platform, and two applications in its environment: each of the three is an app of its own, and all that they have in common is what the platform
 * publishes. Nothing orders their stacks but the story.
 */
export const SHARED_ENVIRONMENT: Scenario = {
  name: 'shared-environment',
  async tell(story) {
    const platform = await story.deploy('platform');
    const [{ physicalId: catalogue }] = (await story.readBack(platform)).all('AWS::RDS::DBCluster');
    await story.step('the platform publishes the host of the catalogue', async () => {
      const { Parameter } = await story.account.ssm.send(new GetParameterCommand({ Name: `${CATALOGUE}/host` }));
      equal(Parameter?.Value?.split('.')[0], catalogue);
    });

    const tenant = await story.deploy('tenant', { [CONTRACT]: platform.file(CONTRACT) });
    await usesCatalogue(story, await story.readBack(tenant));
    const billing = await story.deploy('billing');
    await usesCatalogue(story, await story.readBack(billing));

    await story.destroy(billing);
    await story.destroy(tenant);
    await story.step('the platform is as it was', () => story.hasNoDifference(platform));
  },
};

async function usesCatalogue(story: Story, application: Expectations): Promise<void> {
  await story.step('the function knows the catalogue that the platform published', async () => {
    const { Parameter } = await story.account.ssm.send(new GetParameterCommand({ Name: `${CATALOGUE}/host` }));
    await application.knowTheirDatabases();
    equal((await application.variables()).CATALOGUE_HOST, Parameter?.Value);
  });
}
