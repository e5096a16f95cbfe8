import { ReachableFrom } from './access/reachable-from';
import { memoryOf } from './capacity/instance-memory';
import { inEveryTier, Parameter } from '../../governance/statements/parameter';
import { PropertySource } from '../../governance/statements/property-source';
import { ResourceCount } from '../../governance/statements/resource-count';
import { ResourceView } from '../../policy/template/resource-view';

const INSTANCE = 'AWS::RDS::DBInstance';
const CLUSTER = 'AWS::RDS::DBCluster';

/** One unit of serverless capacity, ACU. */
const CAPACITY_UNIT = '2 GiB';

/** What a `ServiceDatabase` may use by itself in each tier, and with a sign-off. */
export const envelopes: readonly Parameter[] = [
  {
    name: 'storage',
    description: 'storage to begin with; Aurora grows as needed and has none',
    ranges: {
      PLAYGROUND: { free: '100 GiB', signOff: '1 TiB' },
      DEVELOPMENT: { free: '256 GiB', signOff: '4 TiB' },
      STAGING: { free: '512 GiB', signOff: '16 TiB' },
      PRODUCTION: { free: '512 GiB', signOff: '16 TiB' },
    },
    sources: [PropertySource.ofType(INSTANCE, { property: 'AllocatedStorage', unit: '1 GiB' })],
  },
  {
    name: 'maxStorage',
    description: 'storage that it may grow to by itself',
    ranges: {
      PLAYGROUND: { free: '400 GiB', signOff: '2 TiB' },
      DEVELOPMENT: { free: '1 TiB', signOff: '8 TiB' },
      STAGING: { free: '2 TiB', signOff: '32 TiB' },
      PRODUCTION: { free: '2 TiB', signOff: '32 TiB' },
    },
    sources: [PropertySource.ofType(INSTANCE, { property: 'MaxAllocatedStorage', unit: '1 GiB' })],
  },
  {
    name: 'memory',
    description: 'memory of each instance: that of its class, or of a serverless one at most, 2 GiB for each ACU',
    ranges: {
      PLAYGROUND: { free: '16 GiB', signOff: '64 GiB' },
      DEVELOPMENT: { free: '32 GiB', signOff: '256 GiB' },
      STAGING: { free: '128 GiB', signOff: '1 TiB' },
      PRODUCTION: { free: '128 GiB', signOff: '2 TiB' },
    },
    sources: [
      PropertySource.ofType(INSTANCE, { property: 'DBInstanceClass', amountOf: memoryOf, isElsewhere: isServerless }),
      PropertySource.ofType(CLUSTER, { property: 'ServerlessV2ScalingConfiguration.MaxCapacity', unit: CAPACITY_UNIT }),
    ],
  },
  {
    name: 'minMemory',
    description: 'memory that a serverless database keeps when nobody uses it, 2 GiB for each ACU',
    ranges: {
      PLAYGROUND: { free: '2 GiB', signOff: '16 GiB' },
      DEVELOPMENT: { free: '4 GiB', signOff: '32 GiB' },
      STAGING: { free: '8 GiB', signOff: '128 GiB' },
      PRODUCTION: { free: '16 GiB', signOff: '512 GiB' },
    },
    sources: [PropertySource.ofType(CLUSTER, { property: 'ServerlessV2ScalingConfiguration.MinCapacity', unit: CAPACITY_UNIT })],
  },
  {
    name: 'instances',
    description: 'instances: a writer and its readers, and the standby of Aurora is one of them',
    counted: 'instances',
    ranges: {
      PLAYGROUND: { free: '2', signOff: '3' },
      DEVELOPMENT: { free: '2', signOff: '4' },
      STAGING: { free: '3', signOff: '8' },
      PRODUCTION: { free: '4', signOff: '16' },
    },
    sources: [new ResourceCount(INSTANCE)],
  },
  {
    name: 'addresses',
    description: 'addresses that are let in by their number; workloads that connect come by their security group and are none of them',
    counted: 'addresses',
    ranges: inEveryTier({ free: '0', signOff: '256' }),
    sources: [new ReachableFrom()],
  },
  {
    name: 'backupRetention',
    description: 'days for which automatic backups are kept',
    counted: 'days',
    ranges: {
      PLAYGROUND: { freeFrom: '1', signOffFrom: '1' },
      DEVELOPMENT: { freeFrom: '3', signOffFrom: '1' },
      STAGING: { freeFrom: '7', signOffFrom: '1' },
      PRODUCTION: { freeFrom: '14', signOffFrom: '7' },
    },
    sources: [
      PropertySource.ofType(INSTANCE, { property: 'BackupRetentionPeriod', leftOut: 1, isElsewhere: isMember }),
      PropertySource.ofType(CLUSTER, { property: 'BackupRetentionPeriod', leftOut: 1 }),
    ],
  },
];

/** Its cluster says how far it grows. */
function isServerless(instance: ResourceView): boolean {
  return instance.read('DBInstanceClass').value === 'db.serverless';
}

/** Its cluster keeps the backups. */
function isMember(instance: ResourceView): boolean {
  return instance.read('DBClusterIdentifier').isPresent;
}
