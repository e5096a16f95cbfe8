import { DataClassification, EnvironmentTier } from '../../../src/core';
import { CONCRETE, properties, Rendered, resources, Shop, statementsFor } from '../shop';

function keysOf(shop: Shop): Rendered[] {
  return Object.values(resources(shop.template, 'AWS::KMS::Key'));
}

describe('Keys', () => {
  test.each([
    [EnvironmentTier.PLAYGROUND, DataClassification.INTERNAL, false],
    [EnvironmentTier.DEVELOPMENT, DataClassification.INTERNAL, false],
    [EnvironmentTier.STAGING, DataClassification.PUBLIC, false],
    [EnvironmentTier.STAGING, DataClassification.INTERNAL, true],
    [EnvironmentTier.PRODUCTION, DataClassification.RESTRICTED, true],
  ])('in %s there is one for %s data: %s', (tier, classification, exists) => {
    const { environment, stack } = new Shop({ tier });

    expect(environment.provideKey(stack, classification) !== undefined).toBe(exists);
  });

  test('are one for each classification, the same each time', () => {
    const shop = new Shop();
    const key = shop.environment.provideKey(shop.stack, DataClassification.CONFIDENTIAL);

    expect(shop.environment.provideKey(shop.stack, DataClassification.CONFIDENTIAL)).toBe(key);
    expect(shop.environment.provideKey(shop.stack, DataClassification.RESTRICTED)).not.toBe(key);
    expect(key!.node.path).toBe('Shop/Core/Keys/confidential');
    expect(keysOf(shop)).toHaveLength(2);
  });

  test('rotate, have a name, and outlive the stack where data does', () => {
    const shop = new Shop();
    shop.environment.provideKey(shop.stack, DataClassification.CONFIDENTIAL);

    expect(keysOf(shop)).toEqual([expect.objectContaining({
      DeletionPolicy: 'Retain',
      Properties: expect.objectContaining({ EnableKeyRotation: true, PendingWindowInDays: 30 }),
    })]);
    expect(properties(shop.template, 'AWS::KMS::Alias').AliasName).toBe('alias/shop-production/confidential');
  });

  test('go with the stack where data does', () => {
    const tier = EnvironmentTier.custom('sandbox', { basedOn: EnvironmentTier.PLAYGROUND, customerManagedKeysFrom: DataClassification.PUBLIC });
    const shop = new Shop({ tier });
    shop.environment.provideKey(shop.stack, DataClassification.PUBLIC);

    expect(keysOf(shop)[0]).toMatchObject({ DeletionPolicy: 'Delete', Properties: { PendingWindowInDays: 7 } });
  });

  test('name no AWS service but CloudWatch Logs before one is used', () => {
    const shop = new Shop();
    shop.environment.provideKey(shop.stack, DataClassification.CONFIDENTIAL);

    expect(keysOf(shop)[0].Properties.KeyPolicy.Statement.map(({ Effect, Action }: Rendered) => [Effect, Action])).toEqual([
      ['Allow', 'kms:*'],
      ['Deny', 'kms:CreateGrant'],
      ['Allow', ['kms:Encrypt', 'kms:Decrypt', 'kms:ReEncrypt*', 'kms:GenerateDataKey*', 'kms:DescribeKey']],
    ]);
  });

  test('serve log groups of this account and region, whoever has them', () => {
    const shop = new Shop({ env: CONCRETE });
    shop.environment.provideKey(shop.stack, DataClassification.CONFIDENTIAL);

    const [statement] = statementsFor(keysOf(shop)[0].Properties.KeyPolicy, 'logs.eu-west-1.amazonaws.com');
    expect(JSON.stringify(statement.Condition)).toMatch(/kms:EncryptionContext:aws:logs:arn.*:logs:eu-west-1:111111111111:log-group:\*/);
  });

  test('let nobody but AWS services hand out grants', () => {
    const shop = new Shop();
    shop.environment.provideKey(shop.stack, DataClassification.CONFIDENTIAL);

    expect(keysOf(shop)[0].Properties.KeyPolicy.Statement[1].Condition).toEqual({
      BoolIfExists: { 'kms:GrantIsForAWSResource': 'false', 'aws:PrincipalIsAWSService': 'false' },
    });
  });

  test('keep their logical ids', () => {
    const shop = new Shop();
    shop.environment.provideKey(shop.stack, DataClassification.CONFIDENTIAL);

    expect(Object.keys(resources(shop.template, 'AWS::KMS::Key'))).toEqual(['Keysconfidential4FC03DBF']);
  });
});
