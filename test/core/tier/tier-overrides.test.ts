import { Duration } from 'aws-cdk-lib';
import { DatabaseCapacity, EnvironmentTier, FunctionServiceProps, ServiceDatabaseProps } from '../../../src';
import { overrideProblems, overridesIn } from '../../../src/core/tier/tier-overrides';
import { Shop } from '../../components/shop';

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;
const CAREFUL = EnvironmentTier.custom('careful', { basedOn: DEVELOPMENT, scaleToZero: false });
const MOST_CAREFUL = EnvironmentTier.custom('most-careful', { basedOn: CAREFUL });

const functionIn = (tier: EnvironmentTier, props: Partial<FunctionServiceProps>) => {
  const shop = new Shop(tier);
  shop.function(props);
  const { MemorySize, Timeout, Environment } = shop.only('AWS::Lambda::Function').Properties as { MemorySize: number; Timeout: number; Environment?: { Variables: object } };
  return { memory: MemorySize, seconds: Timeout, variables: Environment?.Variables };
};
const databaseIn = (tier: EnvironmentTier, props: Partial<ServiceDatabaseProps>) => {
  const shop = new Shop(tier);
  shop.database(props);
  const { BackupRetentionPeriod, ServerlessV2ScalingConfiguration } = shop.only('AWS::RDS::DBCluster').Properties as { BackupRetentionPeriod: number; ServerlessV2ScalingConfiguration: { MaxCapacity: number } };
  return { days: BackupRetentionPeriod, acu: ServerlessV2ScalingConfiguration.MaxCapacity };
};

describe('typed overrides per tier next to the component', () => {
  const ofFunction: Partial<FunctionServiceProps> = {
    memorySizeMiB: 256,
    variables: { LOG_LEVEL: 'info', REGION: 'eu' },
    tiers: {
      development: { variables: { LOG_LEVEL: 'debug' } },
      careful: { memorySizeMiB: 512 },
      production: { memorySizeMiB: 1024, timeout: Duration.minutes(1), variables: undefined },
    },
  };

  test.each([
    [PLAYGROUND, 256, 30, 'info'], [DEVELOPMENT, 256, 30, 'debug'], [CAREFUL, 512, 30, 'debug'], [MOST_CAREFUL, 512, 30, 'debug'], [STAGING, 256, 30, 'info'], [PRODUCTION, 1024, 60, 'info'],
  ])('a function in %s has %d MiB, %d seconds, and the level %s', (tier, memory, seconds, level) => {
    expect(functionIn(tier, ofFunction)).toEqual({ memory, seconds, variables: { LOG_LEVEL: level, REGION: 'eu' } });
  });

  test.each([[DEVELOPMENT, 7, 4], [CAREFUL, 14, 4], [PRODUCTION, 35, 16]])('a database in %s keeps backups for %d days and has up to %d ACU', (tier, days, acu) => {
    const tiers = {
      production: { capacity: DatabaseCapacity.serverless({ minimum: 1, maximum: 16 }) },
      careful: { backupRetention: Duration.days(14) },
    };
    expect(databaseIn(tier, { tiers })).toEqual({ days, acu });
  });

  test('are checked as if they were given directly, in the tier that they are for', () => {
    const tiers = { production: { memorySizeMiB: 64, variables: { 'no-name': '' } } };
    expect(() => functionIn(PRODUCTION, { tiers })).toThrow(/'memorySizeMiB' must be a whole number from 128 to 10240, got 64[^]*'variables' must have names/);
    expect(functionIn(STAGING, { tiers }).memory).toBe(512);
    expect(() => databaseIn(PRODUCTION, { tiers: { production: { backupRetention: Duration.days(3) } } })).toThrow(/'backupRetention' must be from 7 to 35.*OutsideTierBound/);
    expect(() => databaseIn(CAREFUL, { tiers: { development: { capacity: DatabaseCapacity.serverless({ minimum: 0, maximum: 1 }) } } })).toThrow(/'minimum' must be at least 0.5 ACU in a careful environment/);
  });

  test.each([
    ['prodution', /'tiers' must name tiers that exist, got 'prodution'; did you mean 'production'\?, or make it with EnvironmentTier.custom before/],
    ['PRODUCTION', /got 'PRODUCTION'; did you mean 'production'/],
    ['elsewhere', /use one of playground, development, staging, production, careful, most-careful, or make it/],
  ])('refuse the tier %s, which nobody made, in every tier', (name, message) => {
    expect(() => functionIn(DEVELOPMENT, { tiers: { [name]: {} } })).toThrow(message);
    expect(() => databaseIn(PRODUCTION, { tiers: { [name]: {} } })).toThrow(message);
  });

  test('are nothing where there is no environment, which is another error', () => {
    expect([overridesIn({ tiers: { production: {} } }), overrideProblems({})]).toEqual([[], []]);
    expect(() => functionIn(PRODUCTION, { environment: undefined as never, tiers: { production: {} } })).toThrow(/'environment' must be given/);
  });
});
