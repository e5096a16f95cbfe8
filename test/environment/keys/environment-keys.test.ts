import { CfnParameter, Stack } from 'aws-cdk-lib';
import { Key } from 'aws-cdk-lib/aws-kms';
import { AlarmSeverity, DataClassification, EnvironmentTier } from '../../../src/core';
import { CentralKey, EnvironmentKeys } from '../../../src/environment';
import { CONCRETE, properties, Rendered, resources, Shop } from '../shop';

const { INTERNAL, CONFIDENTIAL, RESTRICTED } = DataClassification;
const arn = (id: string, region = 'eu-west-1') => `arn:aws:kms:${region}:222222222222:key/${id}`;
const centralShop = (...keys: CentralKey[]) => new Shop({ env: CONCRETE, keys: EnvironmentKeys.central(...keys) });

describe('Keys of its own', () => {
  test('are what an environment has that brings none', () => {
    const templates = [new Shop(), new Shop({ keys: EnvironmentKeys.own() })].map((shop) => {
      shop.environment.provideKey(shop.stack, RESTRICTED);
      return shop.template.toJSON();
    });
    expect(templates[0]).toEqual(templates[1]);
  });

  test('let the services in that parts bring, on behalf of the account, and nobody else', () => {
    const shop = new Shop({ env: CONCRETE, monthlyBudget: 100 });
    const { environment, stack } = shop;
    environment.provideNetwork(stack, { egress: true });
    environment.provideBackupPlan(stack);
    Object.values(AlarmSeverity).forEach((severity) => environment.provideAlarmTopic(stack, severity));
    const statements = properties(shop.template, 'AWS::KMS::Key').KeyPolicy.Statement;
    expect(statements.map(({ Effect, Principal }: Rendered) => [Effect, JSON.stringify(Principal)])).toEqual([
      ['Allow', expect.stringContaining(':iam::111111111111:root')],
      ['Deny', '{"AWS":"*"}'],
      ['Allow', '{"Service":"logs.eu-west-1.amazonaws.com"}'],
      ['Allow', '{"Service":"cloudwatch.amazonaws.com"}'],
      ['Allow', '{"Service":"events.rds.amazonaws.com"}'],
      ['Allow', '{"Service":"budgets.amazonaws.com"}'],
    ]);
    for (const { Condition, Action } of statements.slice(3)) {
      expect(Action).toEqual(['kms:Decrypt', 'kms:GenerateDataKey*']);
      expect(Condition).toEqual({ StringEquals: { 'aws:SourceAccount': '111111111111' }, ArnLike: { 'aws:SourceArn': expect.anything() } });
    }
  });
});

describe('Central keys', () => {
  test('one serves all data, and no key is made', () => {
    const shop = centralShop({ keyArn: arn('all') });
    const keys = [INTERNAL, RESTRICTED].map((data) => shop.environment.provideKey(shop.stack, data)!);
    expect(keys.map(({ keyArn }) => keyArn)).toEqual([arn('all'), arn('all')]);
    expect(shop.environment.provideKey(shop.stack, INTERNAL)).toBe(keys[0]);
    expect(resources(shop.template, 'AWS::KMS::Key')).toEqual({});
    expect(resources(shop.template, 'AWS::KMS::Alias')).toEqual({});
  });

  test('one for each classification, and one for the rest', () => {
    const { environment, stack } = centralShop({ keyArn: arn('rest') }, { keyArn: arn('secret'), classifications: [CONFIDENTIAL, RESTRICTED] });
    expect([INTERNAL, CONFIDENTIAL, RESTRICTED].map((data) => environment.provideKey(stack, data)!.keyArn)).toEqual([arn('rest'), arn('secret'), arn('secret')]);
  });

  test('encrypt what the core keeps', () => {
    const shop = centralShop({ keyArn: arn('all') });
    shop.environment.provideNetwork(shop.stack);
    shop.environment.provideBackupPlan(shop.stack);
    shop.environment.provideAlarmTopic(shop.stack, AlarmSeverity.PAGE);
    expect(properties(shop.template, 'AWS::Logs::LogGroup').KmsKeyId).toBe(arn('all'));
    expect(properties(shop.template, 'AWS::Backup::BackupVault').EncryptionKeyArn).toBe(arn('all'));
    expect(JSON.stringify(properties(shop.template, 'AWS::SNS::Topic').KmsMasterKeyId)).toContain('all');
  });

  test('the outputs say what their policies must have: a statement for each service that uses them', () => {
    const shop = centralShop({ keyArn: arn('all') });
    shop.environment.provideAlarmTopic(shop.stack, AlarmSeverity.PAGE);
    shop.environment.provideAlarmTopic(shop.stack, AlarmSeverity.INFO);
    const asked = Object.values<Rendered>(shop.template.toJSON().Outputs).filter(({ Description }) => Description?.includes('policy of the key'));
    expect(asked.map(({ Description }) => Description)).toEqual(Array(3).fill('what the policy of the key for internal data must have'));
    const texts = asked.map(({ Value }) => JSON.stringify(Value));
    expect(texts.filter((text) => text.includes('logs.eu-west-1.amazonaws.com') && text.includes('kms:EncryptionContext:aws:logs:arn'))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('cloudwatch.amazonaws.com') && text.includes('aws:SourceAccount'))).toHaveLength(1);
    expect(texts.filter((text) => text.includes('events.rds.amazonaws.com') && text.includes('aws:SourceAccount'))).toHaveLength(1);
  });

  test('may be tokens: a parameter, or a key of another stack', () => {
    const parameter = new CfnParameter(new Stack(), 'KeyArn').valueAsString;
    const { environment, stack } = new Shop({ keys: EnvironmentKeys.central({ keyArn: parameter }) });
    expect(environment.provideKey(stack, INTERNAL)!.keyArn).toBe(parameter);
    const security = new Stack();
    expect(() => new Shop({ keys: EnvironmentKeys.central({ keyArn: new Key(security, 'Key').keyArn }) })).not.toThrow();
  });

  test('are not asked where the tier leaves keys to AWS', () => {
    const shop = new Shop({ tier: EnvironmentTier.DEVELOPMENT, keys: EnvironmentKeys.central({ keyArn: arn('secret'), classifications: [RESTRICTED] }) });
    expect(shop.environment.provideKey(shop.stack, INTERNAL)).toBeUndefined();
  });

  test('data that none is for is refused when it comes', () => {
    const { environment, stack } = centralShop({ keyArn: arn('a'), classifications: [INTERNAL, CONFIDENTIAL] });
    expect(() => environment.provideKey(stack, RESTRICTED)).toThrow(expect.objectContaining({
      code: 'MissingValue',
      message: "'keys' must have a key for restricted data, which production environments encrypt with one, got keys for internal, confidential data; bring one for it, or one without 'classifications' (MissingValue at Shop)",
    }));
  });

  test.each<[string, CentralKey[], string]>([
    ['none', [], "'keys' must have a central key, got none; bring one, or use EnvironmentKeys.own() (MissingValue"],
    ['an alias', [{ keyArn: 'arn:aws:kms:eu-west-1:222222222222:alias/central' }], "'keyArn' must be the ARN of a key, such as"],
    ['an id', [{ keyArn: '1234abcd' }], 'got "1234abcd"; an alias can be moved to another key, so it does not do (InvalidValue'],
    ['a key of another region', [{ keyArn: arn('a', 'us-east-1') }], 'in the region of the environment, eu-west-1, got one in us-east-1; bring a replica of it there (OtherAccountOrRegion'],
    ['two for the same data', [{ keyArn: arn('a'), classifications: [INTERNAL] }, { keyArn: arn('b'), classifications: [INTERNAL] }],
      "'classifications' must name internal data at one key, got several; take it away from all of them but one (ContradictingProps"],
    ['two for all data', [{ keyArn: arn('a') }, { keyArn: arn('b') }], "'classifications' must name all other data, by being left out, at one key"],
  ])('refuses %s', (_, keys, message) => expect(() => centralShop(...keys)).toThrow(message));
});
