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
    const published = await story.readBack(platform);
    const [{ physicalId: catalogue }] = published.all('AWS::RDS::DBCluster');
    await story.step('the platform publishes the host of the catalogue', async () => {
      const { Parameter } = await story.account.ssm.send(new GetParameterCommand({ Name: `${CATALOGUE}/host` }));
      equal(Parameter?.Value?.split('.')[0], catalogue);
    });

    const contract = { [CONTRACT]: platform.file(CONTRACT) };
    const tenant = await story.deploy('tenant', contract);
    const orders = await story.readBack(tenant);
    await usesCatalogue(story, orders);
    await story.changeInPlace('tenant', orders, contract);
    const billing = await story.deploy('billing');
    const bills = await story.readBack(billing);
    await usesCatalogue(story, bills);
    await story.changeInPlace('billing', bills);

    await story.destroy(billing);
    await story.destroy(tenant);
    await story.step('the platform is as it was', () => story.hasNoDifference(platform));
    await story.changeInPlace('platform', published);
  },
};

async function usesCatalogue(story: Story, application: Expectations): Promise<void> {
  await story.step('the function knows the catalogue that the platform published', async () => {
    const { Parameter } = await story.account.ssm.send(new GetParameterCommand({ Name: `${CATALOGUE}/host` }));
    await application.knowTheirDatabases();
    equal((await application.variables()).CATALOGUE_HOST, Parameter?.Value);
  });
}
