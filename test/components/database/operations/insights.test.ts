import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import { DatabaseCapacity, EnvironmentTier } from '../../../../src';
import { Shop } from '../../shop';
import { ENGINES } from '../choices';

test.each([
  ['mysql', 't4g.small', false], ['mysql', 't4g.medium', true], ['mysql', 't3.micro', false],
  ['mariadb', 't4g.micro', false], ['mariadb', 't3.medium', true],
  ['postgresql', 't4g.micro', true],
  ['auroraMysql', 't3.medium', false], ['auroraMysql', 't4g.medium', true],
  ['auroraPostgresql', 't3.medium', true],
])('Performance Insights, where the class is large enough for it: %s on %s: %s', (name, instanceType, enabled) => {
  const shop = new Shop(EnvironmentTier.STAGING);
  shop.database({ engine: ENGINES[name], capacity: DatabaseCapacity.provisioned(new InstanceType(instanceType)) });
  for (const { Properties } of Object.values(shop.template().findResources('AWS::RDS::DBInstance'))) {
    expect([Properties.EnablePerformanceInsights ?? false, Properties.PerformanceInsightsKMSKeyId !== undefined]).toEqual([enabled, enabled]);
  }
});
