import { AlarmSeverity } from '../../core/alarm-severity';
import { PublishedValue } from '../../core/connection/published-value';
import { DataClassification } from '../../core/data-classification';

/** The version of contracts that this library publishes: paths begin with its major, a minor adds values. */
export const CONTRACT_VERSION = '1.1';

/** A value of a contract. */
export interface ContractValue {
  /** Where it stands below the environment and the major version: `network/vpc-id`. */
  readonly path: string;
  /** What it is, as CloudFormation types it. */
  readonly type: string;
  /** The minor version that brought it. */
  readonly since: number;
}

/** What is published about the environment itself and about its parts, and about the components in it that everybody may use. */
export const CONTRACT = {
  version: { path: 'contract-version', type: 'String', since: 0 },
  tier: { path: 'tier', type: 'String', since: 0 },
  owner: { path: 'owner', type: 'String', since: 0 },
  vpcId: { path: 'network/vpc-id', type: 'AWS::EC2::VPC::Id', since: 0 },
  addresses: { path: 'network/addresses', type: 'String', since: 0 },
  availabilityZones: { path: 'network/availability-zones', type: 'List<String>', since: 0 },
  workloadSubnetIds: { path: 'network/workload-subnet-ids', type: 'List<AWS::EC2::Subnet::Id>', since: 0 },
  workloadRouteTableIds: { path: 'network/workload-route-table-ids', type: 'List<String>', since: 0 },
  dataSubnetIds: { path: 'network/data-subnet-ids', type: 'List<AWS::EC2::Subnet::Id>', since: 0 },
  dataRouteTableIds: { path: 'network/data-route-table-ids', type: 'List<String>', since: 0 },
  egressAddresses: { path: 'network/egress-addresses', type: 'List<String>', since: 0 },
  keyArn: ({ name }: Pick<DataClassification, 'name'>) => ({ path: `keys/${name}`, type: 'String', since: 0 }),
  topicArn: (severity: AlarmSeverity) => ({ path: `alarms/${severity}`, type: 'String', since: 0 }),
  backupPlanId: { path: 'backups/plan-id', type: 'String', since: 0 },
  backupRoleName: { path: 'backups/role-name', type: 'String', since: 0 },
  logBucketName: { path: 'logs/bucket-name', type: 'String', since: 0 },
  permissionsBoundary: { path: 'permissions-boundary', type: 'String', since: 0 },
  ofComponent: (name: string, value: string) => ({ path: `components/${name}/${value}`, type: 'String', since: 1 }),
} as const;

/** Where everything lies that an environment publishes. */
export function contractPrefix(environmentName: string): string {
  return `/paved-road/${environmentName}/v${majorOf(CONTRACT_VERSION)}`;
}

/** The name of a value in Systems Manager. */
export function parameterName(environmentName: string, { path }: ContractValue): string {
  return `${contractPrefix(environmentName)}/${path}`;
}

/** A value as stacks read it that do not lie beside what it says. */
export function published(environmentName: string, value: ContractValue, subject?: string): PublishedValue {
  const words = [environmentName, ...value.path.split(/[/-]/)];
  const id = words.map((word) => word[0].toUpperCase() + word.slice(1)).join('');
  return new PublishedValue({ parameter: parameterName(environmentName, value), id, type: value.type, subject });
}

/** Whether a value has several ones in it. */
export function isList({ type }: ContractValue): boolean {
  return type.startsWith('List<');
}

/** The number before the dot of a version. */
export function majorOf(version: string): number {
  return Number(version.split('.')[0]);
}

/** The number behind the dot of a version. */
export function minorOf(version: string): number {
  return Number(version.split('.')[1]);
}
