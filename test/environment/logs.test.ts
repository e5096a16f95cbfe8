import { EnvironmentTier } from '../../src/core';
import { DataClassification } from '../../src/core/data-classification';
import { defineLogGroup } from '../../src/environment/logs';
import { CONCRETE, properties, resources, Shop, statementsFor } from './shop';
import { Template } from 'aws-cdk-lib/assertions';

describe('defineLogGroup', () => {
  test.each([
    [EnvironmentTier.PLAYGROUND, 14, 'Delete', false],
    [EnvironmentTier.DEVELOPMENT, 30, 'Delete', false],
    [EnvironmentTier.STAGING, 90, 'Retain', true],
    [EnvironmentTier.PRODUCTION, 365, 'Retain', true],
  ])('in %s keeps lines for %d days, its deletion policy is %s, with a key: %s', (tier, days, deletionPolicy, hasKey) => {
    const shop = new Shop({ tier });
    defineLogGroup(shop.stack, 'Log', shop.environment, DataClassification.INTERNAL);

    const [logGroup] = Object.values(resources(Template.fromStack(shop.stack), 'AWS::Logs::LogGroup'));
    expect(logGroup.Properties.RetentionInDays).toBe(days);
    expect(logGroup.DeletionPolicy).toBe(deletionPolicy);
    expect(logGroup.Properties.KmsKeyId !== undefined).toBe(hasKey);
    expect(logGroup.Properties.LogGroupName).toBeUndefined();
  });

  test('uses the key of the classification', () => {
    const shop = new Shop();
    defineLogGroup(shop.stack, 'Log', shop.environment, DataClassification.RESTRICTED);

    expect(shop.environment._parts().get('Keys/restricted')).toEqual(['Orders']);
  });

  test('lets CloudWatch Logs use the key for log groups of this account, once', () => {
    const shop = new Shop({ env: CONCRETE });
    defineLogGroup(shop.stack, 'One', shop.environment, DataClassification.INTERNAL);
    defineLogGroup(shop.stack, 'Two', shop.environment, DataClassification.INTERNAL);

    const statements = statementsFor(properties(shop.template, 'AWS::KMS::Key').KeyPolicy, 'logs.eu-west-1.amazonaws.com');
    expect(statements).toHaveLength(1);
    expect(JSON.stringify(statements[0].Condition)).toMatch(/kms:EncryptionContext:aws:logs:arn.*:logs:eu-west-1:111111111111:log-group:\*/);
  });
});
