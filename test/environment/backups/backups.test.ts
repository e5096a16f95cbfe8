import { CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import { Schedule } from 'aws-cdk-lib/aws-events';
import { EnvironmentTier } from '../../../src/core';
import { BackupOptions, VaultLock } from '../../../src/environment';
import { GovernanceAssertions } from '../../../src/testing';
import { properties, resources, Shop } from '../shop';

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;
const ELSEWHERE = 'arn:aws:backup:eu-central-1:222222222222:backup-vault:copies';

const shopIn = (tier: EnvironmentTier, backups?: BackupOptions): Shop => {
  const shop = new Shop({ tier, backups });
  shop.environment.provideBackupPlan(shop.stack);
  return shop;
};

describe('Backups', () => {
  test.each([[PLAYGROUND], [DEVELOPMENT]])('are none in %s, which keeps no data', (tier) => {
    const shop = new Shop({ tier });
    expect(shop.environment.provideBackupPlan(shop.stack)).toBeUndefined();
    expect(shop.core).toBeUndefined();
  });

  test.each([[STAGING, 14], [PRODUCTION, 35]])('in %s are kept for %d days, in a vault that outlives the stack', (tier, days) => {
    const { template } = shopIn(tier);
    const [rule] = properties(template, 'AWS::Backup::BackupPlan').BackupPlan.BackupPlanRule;
    expect(rule).toMatchObject({ ScheduleExpression: 'cron(0 3 * * ? *)', Lifecycle: { DeleteAfterDays: days } });
    expect(Object.values(resources(template, 'AWS::Backup::BackupVault'))).toEqual([
      expect.objectContaining({ DeletionPolicy: 'Retain', Properties: expect.objectContaining({ EncryptionKeyArn: { 'Fn::GetAtt': ['KeysinternalA364D1E1', 'Arn'] } }) }),
    ]);
  });

  test('take in what is no component by its tag', () => {
    const { Properties } = Object.values(resources(shopIn(PRODUCTION).template, 'AWS::Backup::BackupSelection'))[0];
    expect(Properties.BackupSelection.ListOfTags).toEqual([{ ConditionType: 'STRINGEQUALS', ConditionKey: 'backup', ConditionValue: 'shop-production' }]);
    expect(Properties.BackupSelection.Resources).toBeUndefined();
  });

  test('are not deleted before their time, nor kept shorter, until the policy of the vault is changed', () => {
    const { AccessPolicy } = properties(shopIn(PRODUCTION).template, 'AWS::Backup::BackupVault');
    expect(AccessPolicy.Statement).toEqual([{
      Effect: 'Deny', Principal: { AWS: '*' }, Action: ['backup:DeleteRecoveryPoint', 'backup:UpdateRecoveryPointLifecycle'], Resource: '*',
    }]);
  });

  test('keep their logical ids', () => {
    const { template } = shopIn(PRODUCTION);
    expect(['AWS::Backup::BackupVault', 'AWS::Backup::BackupPlan'].flatMap((type) => Object.keys(resources(template, type)))).toEqual(['BackupsVault1F11AFCC', 'BackupsPlanAF2A6E1B']);
  });
});

describe('Vault lock', () => {
  const lockOf = (vaultLock: VaultLock, tier = PRODUCTION) => properties(shopIn(tier, { vaultLock }).template, 'AWS::Backup::BackupVault').LockConfiguration;

  test.each([[STAGING, 14], [PRODUCTION, 35]])('keeps backups in %s for the %d days of the tier', (tier, days) => {
    expect(lockOf(VaultLock.governance(), tier)).toEqual({ MinRetentionDays: days });
  });

  test('can be taken back for three days, or as long as it is said, and never afterwards', () => {
    expect(lockOf(VaultLock.compliance())).toEqual({ MinRetentionDays: 35, ChangeableForDays: 3 });
    expect(lockOf(VaultLock.compliance(Duration.days(30)))).toEqual({ MinRetentionDays: 35, ChangeableForDays: 30 });
  });
});

describe('Copy of backups to another account or region', () => {
  const copiesOf = (backups: BackupOptions) => properties(shopIn(PRODUCTION, backups).template, 'AWS::Backup::BackupPlan').BackupPlan.BackupPlanRule[0].CopyActions;

  test('is none unless asked for', () => expect(copiesOf({})).toBeUndefined());

  test('is kept as long as the tier says, or as long as it is said', () => {
    const again = `${ELSEWHERE}-again`;
    expect(copiesOf({ copies: [{ vaultArn: ELSEWHERE }, { vaultArn: again, retention: Duration.days(365) }] })).toEqual([
      { DestinationBackupVaultArn: ELSEWHERE, Lifecycle: { DeleteAfterDays: 35 } },
      { DestinationBackupVaultArn: again, Lifecycle: { DeleteAfterDays: 365 } },
    ]);
  });

  test('goes to a vault that a token names', () => {
    const vaultArn = new CfnParameter(new Stack(), 'Vault').valueAsString;
    expect(() => new Shop({ backups: { copies: [{ vaultArn }] } })).not.toThrow();
  });
});

describe('Restore testing', () => {
  const tested = (restoreTesting: BackupOptions['restoreTesting'] = {}, tier = PRODUCTION) => shopIn(tier, { restoreTesting });

  test.each([[STAGING, 14], [PRODUCTION, 35]])('restores in %s the latest backup of %d days from the vault, each Sunday', (tier, days) => {
    const plan = properties(tested({}, tier).template, 'AWS::Backup::RestoreTestingPlan');
    expect(plan).toMatchObject({
      RestoreTestingPlanName: `shop_${tier}`,
      ScheduleExpression: 'cron(0 5 ? * SUN *)',
      RecoveryPointSelection: {
        Algorithm: 'LATEST_WITHIN_WINDOW',
        RecoveryPointTypes: ['SNAPSHOT'],
        SelectionWindowDays: days,
        IncludeVaults: [{ 'Fn::GetAtt': [expect.stringMatching(/^BackupsVault/), 'BackupVaultArn'] }],
      },
    });
  });

  test('restores databases into the data subnets, where nobody reaches them', () => {
    const { template } = tested();
    const selections = Object.values(resources(template, 'AWS::Backup::RestoreTestingSelection')).map(({ Properties }) => Properties);
    expect(selections.map(({ ProtectedResourceType }) => ProtectedResourceType)).toEqual(['Aurora', 'RDS']);
    for (const { RestoreMetadataOverrides: { dbSubnetGroupName, vpcSecurityGroupIds }, ProtectedResourceArns } of selections) {
      expect(ProtectedResourceArns).toEqual(['*']);
      expect(dbSubnetGroupName).toEqual({ Ref: expect.stringMatching(/^BackupsRestoreTestingSubnets/) });
      expect(JSON.stringify(vpcSecurityGroupIds)).toMatch(/\["\[\\"",\{"Fn::GetAtt":\["BackupsRestoreTestingSecurityGroup\w+","GroupId"\]\},"\\"\]"\]/);
    }
    const group = properties(template, 'AWS::EC2::SecurityGroup', 'BackupsRestoreTesting');
    expect(group.SecurityGroupIngress).toBeUndefined();
    expect(JSON.stringify(group.SecurityGroupEgress)).not.toContain('0.0.0.0/0');
    expect(JSON.stringify(properties(template, 'AWS::RDS::DBSubnetGroup').SubnetIds)).toMatch(/DataSubnet/i);
  });

  test('has a role that may restore and nothing else, and the plan one that may not', () => {
    const policies = Object.values(resources(tested().template, 'AWS::IAM::Role'))
      .map(({ Properties }) => JSON.stringify(Properties.ManagedPolicyArns)).filter((text) => text?.includes('Backup'));
    expect(policies.map((text) => /AWSBackupServiceRolePolicyFor(\w+)/.exec(text)![1]).sort()).toEqual(['Backup', 'Restores']);
  });

  test.each([[STAGING], [PRODUCTION]])('tells the ticket topic in %s about a restore that failed, and about nothing else', (tier) => {
    const { template } = tested({}, tier);
    const rule = properties(template, 'AWS::Events::Rule');
    expect(rule.EventPattern).toEqual({
      'source': ['aws.backup'],
      'detail-type': ['Restore Job State Change'],
      'detail': {
        status: ['FAILED', 'ABORTED'],
        restoreTestingPlanArn: [{ 'Fn::GetAtt': [expect.stringMatching(/^BackupsRestoreTesting/), 'RestoreTestingPlanArn'] }],
      },
    });
    expect(rule.Targets).toEqual([{
      Id: 'Topic', Arn: { Ref: expect.stringMatching(/^Alarmsticket/) }, RoleArn: { 'Fn::GetAtt': [expect.stringMatching(/^BackupsRestoreTestingFailuresRole/), 'Arn'] },
    }]);
    const policies = Object.entries(resources(template, 'AWS::IAM::ManagedPolicy')).filter(([id]) => id.startsWith('BackupsRestoreTestingFailures'));
    const statements: { readonly Action: string | string[] }[] = policies.flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement);
    expect(statements.map(({ Action }) => Action)).toEqual([
      'sns:Publish', ['kms:Decrypt', 'kms:GenerateDataKey'],
    ]);
  });

  test('takes another schedule and other types, and then needs no network', () => {
    const { template } = tested({ schedule: Schedule.cron({ minute: '0', hour: '6', day: '1' }), resourceTypes: ['DynamoDB'] });
    expect(properties(template, 'AWS::Backup::RestoreTestingPlan').ScheduleExpression).toBe('cron(0 6 1 * ? *)');
    expect(properties(template, 'AWS::Backup::RestoreTestingSelection')).toMatchObject({ ProtectedResourceType: 'DynamoDB' });
    expect(resources(template, 'AWS::EC2::VPC')).toEqual({});
  });

  test('has a name that AWS Backup takes, of an environment whose name is long', () => {
    const names = ['a', 'b'].map((end) => {
      const shop = new Shop({ name: `${'shop-'.repeat(12)}${end}`, backups: { restoreTesting: {} } });
      shop.environment.provideBackupPlan(shop.stack);
      return properties(shop.template, 'AWS::Backup::RestoreTestingPlan').RestoreTestingPlanName;
    });
    names.forEach((name) => expect(name).toMatch(/^[A-Za-z0-9_]{1,50}$/));
    expect(names[0]).not.toBe(names[1]);
  });
});

describe('Backups', () => {
  const ALL: BackupOptions = { vaultLock: VaultLock.compliance(), copies: [{ vaultArn: ELSEWHERE }], restoreTesting: {} };

  test.each([[STAGING], [PRODUCTION]])('break no rule in %s, with all that they can have', (tier) => {
    const verdict = GovernanceAssertions.of(shopIn(tier, ALL).app);
    verdict.isCompliant();
    const ours = verdict.findings().filter(({ path }) => path.includes('/Backups/'));
    expect(ours.map(({ rule, disposition }) => [rule.split('[')[0], disposition])).toEqual([['AwsSolutions-IAM4', 'waived'], ['AwsSolutions-IAM4', 'waived']]);
  });

  test('grow without another vault, plan or role', () => {
    const kept = (shop: Shop) => ['AWS::Backup::BackupVault', 'AWS::Backup::BackupPlan', 'AWS::Backup::BackupSelection'].map((type) => Object.keys(resources(shop.template, type)));
    expect(kept(shopIn(PRODUCTION, ALL))).toEqual(kept(shopIn(PRODUCTION)));
  });

  test.each<[string, BackupOptions]>([
    ['a lock', { vaultLock: VaultLock.governance() }], ['copies', { copies: [{ vaultArn: ELSEWHERE }] }], ['tests of restores', { restoreTesting: {} }],
  ])('%s are refused where no data is kept', (_, backups) => {
    expect(() => new Shop({ tier: DEVELOPMENT, backups })).toThrow(
      "'backups' must be left out in development, which keeps no data and makes no backups; leave it out, or use a tier that keeps data, such as staging (ContradictingProps at Shop)",
    );
  });

  test.each<[string, BackupOptions, string]>([
    ['a grace below three days', { vaultLock: VaultLock.compliance(Duration.days(2)) }, "the grace of 'vaultLock' must be whole days from 3 to 36500, got 2 days"],
    ['a grace of half a day', { vaultLock: VaultLock.compliance(Duration.hours(84)) }, 'got 3.5 days'],
    ['a vault by its name', { copies: [{ vaultArn: 'copies' }] }, "'vaultArn' must be the ARN of a vault, such as"],
    ['a copy that is not kept', { copies: [{ vaultArn: ELSEWHERE, retention: Duration.days(0) }] }, "'retention' of a copy must be whole days from 1 to 36500, got 0 days"],
    ['one vault twice', { copies: [{ vaultArn: ELSEWHERE }, { vaultArn: ELSEWHERE }] }, `'copies' must name a vault once, got ${ELSEWHERE} twice`],
    ['a rate', { restoreTesting: { schedule: Schedule.rate(Duration.days(7)) } }, "'schedule' must be a cron expression, got rate(7 days); AWS Backup knows no rates"],
    ['nothing to restore', { restoreTesting: { resourceTypes: [] } }, "'resourceTypes' must name what is restored, got none"],
  ])('%s is refused', (_, backups, message) => expect(() => new Shop({ backups })).toThrow(message));

  test('says everything that is wrong at once', () => {
    const backups = { vaultLock: VaultLock.compliance(Duration.days(2)), copies: [{ vaultArn: 'copies' }], restoreTesting: { resourceTypes: [] } };
    expect(() => new Shop({ backups })).toThrow(/^3 problems/);
  });
});
