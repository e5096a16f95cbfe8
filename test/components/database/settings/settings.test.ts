import { CfnDBCluster, CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import { DataClassification, EnvironmentTier } from '../../../../src';
import { NAMING } from '../../../../src/components/database/engine/database-names';
import { Shop } from '../../shop';
import { ENGINES } from '../choices';

const { PLAYGROUND, DEVELOPMENT, PRODUCTION } = EnvironmentTier;
const typeOf = (name: string) => ENGINES[name].isCluster ? CfnDBCluster.CFN_RESOURCE_TYPE_NAME : CfnDBInstance.CFN_RESOURCE_TYPE_NAME;

function made(name: string, tier = PRODUCTION, dataClassification = DataClassification.INTERNAL) {
  const shop = new Shop(tier);
  shop.database({ engine: ENGINES[name], dataClassification });
  const { Properties, DeletionPolicy } = shop.template().findResources(typeOf(name)).Orders2A43276C;
  return { shop, properties: Properties, deletionPolicy: DeletionPolicy };
}

describe.each(Object.keys(ENGINES))('%s has without an option', (name) => {
  test('storage encryption, IAM database auth, copied tags and a password that RDS manages', () => {
    expect(made(name).properties).toMatchObject({
      StorageEncrypted: true, EnableIAMDatabaseAuthentication: true, CopyTagsToSnapshot: true, ManageMasterUserPassword: true,
    });
    expect(made(name).properties).not.toHaveProperty('MasterUserPassword');
  });

  test('a password that RDS rotates by itself, with no schedule, function or secret of ours', () => {
    const { shop, properties } = made(name);
    expect(properties).toMatchObject({ ManageMasterUserPassword: true, MasterUsername: 'master' });
    const types = Object.values(shop.template().toJSON().Resources as Record<string, { Type: string }>).map(({ Type }) => Type);
    expect(types.filter((type) => /^AWS::(SecretsManager|Lambda|Serverless)::/.test(type))).toEqual([]);
  });

  test('one key for storage, secret, insights and logs', () => {
    const { shop, properties } = made(name);
    const logs = Object.values(shop.template().findResources('AWS::Logs::LogGroup')).map(({ Properties }) => Properties.KmsKeyId);
    const insights = properties.PerformanceInsightsKmsKeyId ?? properties.PerformanceInsightsKMSKeyId;
    const keys = [properties.KmsKeyId, properties.MasterUserSecret.KmsKeyId, insights, ...logs];
    expect(keys.length).toBeGreaterThanOrEqual(4);
    expect(new Set(keys.map((key) => JSON.stringify(key))).size).toBe(1);
    expect(keys[0]).toBeDefined();
  });

  test('a port of its own, and no way in or out until somebody connects', () => {
    const { shop, properties } = made(name);
    expect(String(properties.Port)).toBe(ENGINES[name]._kind.dialect === 'postgresql' ? '6543' : '6033');
    const group = shop.only('AWS::EC2::SecurityGroup').Properties;
    expect([group.SecurityGroupIngress, group.SecurityGroupEgress]).toEqual([undefined, [expect.objectContaining({ CidrIp: '255.255.255.255/32' })]]);
    for (const { Properties } of Object.values(shop.template().findResources('AWS::RDS::DBInstance'))) expect(Properties.PubliclyAccessible).toBe(false);
  });

  test.each([[PLAYGROUND, false, 'Delete'], [DEVELOPMENT, false, 'Snapshot'], [PRODUCTION, true, 'Retain']])(
    'deletion protection and a final snapshot as the tier says: in %s %s, %s', (tier, isProtected, policy) => {
      const { properties, deletionPolicy } = made(name, tier);
      expect([properties.DeletionProtection, deletionPolicy]).toEqual([isProtected, policy]);
    });

  test.each([[PLAYGROUND, 14, false], [PRODUCTION, 365, true]])('log export: all types that it has, kept and encrypted as the tier says: in %s %d days, own key: %s', (tier, days, hasKey) => {
    const { shop, properties } = made(name, tier);
    const groups = Object.values(shop.template().findResources('AWS::Logs::LogGroup')).map(({ Properties }) => Properties);
    expect(groups.map(({ LogGroupName }) => LogGroupName.split('/').pop()).sort()).toEqual([...properties.EnableCloudwatchLogsExports].sort());
    expect(groups.map(({ RetentionInDays, KmsKeyId }) => [RetentionInDays, KmsKeyId !== undefined])).toEqual(groups.map(() => [days, hasKey]));
  });

  test('a master user that it takes', () => {
    const user = made(name).properties.MasterUsername;
    expect(user).toMatch(/^[a-z][a-z0-9]{0,15}$/);
    for (const { reserved } of Object.values(NAMING)) expect(reserved.has(user)).toBe(false);
  });

  test('extended support opted out, where AWS sells it', () => {
    expect(made(name).properties.EngineLifecycleSupport).toBe(name === 'mariadb' ? undefined : 'open-source-rds-extended-support-disabled');
  });
});

test.each([[PLAYGROUND, 'Delete'], [DEVELOPMENT, 'Delete'], [PRODUCTION, 'Retain']])('in %s what a database cannot be without goes with it: %s', (tier, policy) => {
  const { shop } = made('mysql', tier, tier.holds(DataClassification.RESTRICTED) ? DataClassification.RESTRICTED : undefined);
  for (const type of ['AWS::EC2::SecurityGroup', 'AWS::RDS::DBSubnetGroup', 'AWS::RDS::DBParameterGroup', ...tier === PRODUCTION ? ['AWS::RDS::OptionGroup'] : []]) {
    expect([type, shop.only(type).DeletionPolicy ?? 'Delete']).toEqual([type, policy]);
  }
});

test('a reader that is taken away goes, since the data lies with the cluster; the writer stays', () => {
  const members = made('auroraMysql').shop.template().findResources('AWS::RDS::DBInstance');
  expect([members.OrdersReader2981A13F, members.OrdersWriter9EC817F4].map(({ DeletionPolicy }) => DeletionPolicy)).toEqual(['Delete', 'Retain']);
});
