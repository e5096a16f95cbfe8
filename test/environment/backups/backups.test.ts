import { EnvironmentTier } from '../../../src/core';
import { properties, resources, Shop } from '../shop';

const shopIn = (tier: EnvironmentTier): Shop => {
  const shop = new Shop({ tier });
  shop.environment.provideBackupPlan(shop.stack);
  return shop;
};

describe('Backups', () => {
  test.each([[EnvironmentTier.PLAYGROUND], [EnvironmentTier.DEVELOPMENT]])('are none in %s, which keeps no data', (tier) => {
    const shop = new Shop({ tier });
    expect(shop.environment.provideBackupPlan(shop.stack)).toBeUndefined();
    expect(shop.core).toBeUndefined();
  });

  test.each([[EnvironmentTier.STAGING, 14], [EnvironmentTier.PRODUCTION, 35]])('in %s are kept for %d days, in a vault that outlives the stack', (tier, days) => {
    const { template } = shopIn(tier);
    const [rule] = properties(template, 'AWS::Backup::BackupPlan').BackupPlan.BackupPlanRule;
    expect(rule).toMatchObject({ ScheduleExpression: 'cron(0 3 * * ? *)', Lifecycle: { DeleteAfterDays: days } });
    expect(Object.values(resources(template, 'AWS::Backup::BackupVault'))).toEqual([
      expect.objectContaining({ DeletionPolicy: 'Retain', Properties: expect.objectContaining({ EncryptionKeyArn: { 'Fn::GetAtt': ['KeysinternalA364D1E1', 'Arn'] } }) }),
    ]);
  });
});
