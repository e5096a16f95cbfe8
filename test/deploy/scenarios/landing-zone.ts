import { deepEqual } from 'assert/strict';
import { DescribeDBSubnetGroupsCommand } from '@aws-sdk/client-rds';
import { Scenario } from '../story';

/** A network team deploys a VPC and publishes the ids; the shop, another app, moves in. */
export const LANDING_ZONE: Scenario = {
  name: 'landing-zone',
  async tell(story) {
    const network = await story.readBack(await story.deploy('network'));
    const shop = await story.readBack(await story.deploy('landing-zone'));
    await story.step('the database lies in the subnets for data', async () => {
      const { DBSubnetGroups: [group] = [] } = await story.account.rds.send(new DescribeDBSubnetGroupsCommand());
      const data = network.all('AWS::EC2::Subnet').filter(({ name }) => name.includes('Data')).map(({ physicalId }) => physicalId);
      deepEqual(group.Subnets?.map(({ SubnetIdentifier }) => SubnetIdentifier).sort(), data.sort());
    });
    await story.step('the function knows its database', () => shop.knowTheirDatabases());
    await story.changeInPlace('landing-zone', shop);
  },
};
