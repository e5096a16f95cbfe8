import { readFileSync } from 'fs';
import { join } from 'path';
import { composeOrders } from '../../examples/orders/orders';
import { EnvironmentTier } from '../../src';
import { newApp } from '../governance/apps';

type Row = Record<string, string>;

/** The table of docs/tiers.md: each title with the cells by the name of the tier. */
const PAGE = readTable(readFileSync(join(__dirname, '..', '..', 'docs', 'tiers.md'), 'utf8'));

/** Where a row shows in the templates of the example: in these properties, or in whether these resources are there. */
const SHOWN_BY: Record<string, RegExp> = {
  'data outlives the stack': / (DeletionPolicy|UpdateReplacePolicy|DeletionProtection\w*|PendingWindowInDays|DeleteAutomatedBackups)$|^AWS::Backup::| #Backups/,
  'availability zones': /^AWS::EC2::(Subnet|Route|RouteTable|SubnetRouteTableAssociation) #|^AWS::EC2::VPCEndpoint RouteTableIds|[. ](SubnetIds|AvailabilityZones)$/,
  'NAT gateways, once a component needs the internet': /^AWS::EC2::(EIP|NatGateway) #|^AWS::EC2::Route NatGatewayId$/,
  'database backups kept': /[. ](BackupRetentionPeriod|DeleteAfterDays)$/,
  'standby in a second zone':
    / MultiAZ$|^AWS::RDS::DBInstance #\w+Reader|^AWS::CloudWatch::Alarm (#\w+ReplicaLagging|(Dimensions|Metrics?|MetricName|Namespace|Period|Statistic)\b)|^AWS::RDS::EventSubscription SourceIds|^AWS::CloudWatch::Dashboard DashboardBody$/,
  'databases may pause': /\.(MinCapacity|SecondsUntilAutoPause)$/,
  'databases report on their operating system': /^AWS::RDS::DBInstance Monitoring(Interval|RoleArn)$| #\w+MonitoringRole/,
  'changes that interrupt a database are made': /^AWS::RDS::DBInstance ApplyImmediately$/,
  'AWS maintains databases in the night of': /^AWS::RDS::DB(Cluster|Instance) Preferred(Maintenance|Backup)Window$/,
  'logs kept': / RetentionInDays$/,
  'customer-managed keys': /^AWS::KMS::|(Kms|KMS)(Key|MasterKey)(Id|Arn)$|EncryptionKeyArn$|^AWS::IAM::ManagedPolicy PolicyDocument|SqsManagedSseEnabled$/,
  'what is a page elsewhere becomes': /^AWS::SNS::|^AWS::RDS::EventSubscription SnsTopicArn|^AWS::CloudWatch::Alarm (Alarm|OK)Actions|^AWS::Budgets::Budget (NotificationsWithSubscribers|DependsOn)/,
  'monthly budget, notice at 80 and 100 %': /^AWS::Budgets::Budget |^AWS::SNS::TopicPolicy /,
  'a spent budget stops creating more': / #BudgetStop/,
  'lifetime from creation': / #Expiry/,
  'dashboard': /^AWS::CloudWatch::Dashboard #/,
  'functions are called through an alias': /^AWS::Lambda::(Alias|Version) #/,
};

const TIERS = EnvironmentTier._builtIn();
const PAIRS = TIERS.flatMap((from, at) => TIERS.slice(at + 1).map((to) => [from.name, to.name] as const));

const templates = new Map(TIERS.map((tier) => [tier.name, flatten(tier)]));

describe.each(PAIRS)('changing nothing but the tier, %s to %s,', (from, to) => {
  const differences = differencesBetween(templates.get(from)!, templates.get(to)!);
  const differing = Object.keys(PAGE).filter((title) => PAGE[title][from] !== PAGE[title][to]);

  test('changes nothing that the table of tiers does not say', () => {
    const explained = (difference: string) => differing.some((title) => SHOWN_BY[title]?.test(difference));
    expect(differences.filter((difference) => !explained(difference))).toEqual([]);
  });

  // An environment that may have an end and one that may not look alike while neither has one.
  const visible = differing.filter((title) => title !== 'lifetime from creation' || [from, to].some((tier) => /^\d/.test(PAGE[title][tier])));

  test.each(visible.filter((title) => title in SHOWN_BY))('shows: %s', (title) => {
    expect(differences.filter((difference) => SHOWN_BY[title].test(difference))).not.toEqual([]);
  });
});

test('numbers of the table are those of the templates', () => {
  for (const { name } of TIERS) {
    const at = (property: string) => new Set([...templates.get(name)!].filter(([key]) => key.endsWith(` ${property}`)).map(([, { value }]) => value));
    expect([...at('RetentionInDays')]).toEqual([Number.parseInt(PAGE['logs kept'][name], 10)]);
    expect([...at('BackupRetentionPeriod')]).toEqual([Number.parseInt(PAGE['database backups kept'][name], 10)]);
    expect(countOf(name, 'AWS::EC2::Subnet')).toBe(3 * Number(PAGE['availability zones'][name]));
    expect(countOf(name, 'AWS::EC2::NatGateway')).toBe(PAGE['NAT gateways, once a component needs the internet'][name] === 'one' ? 1 : Number(PAGE['availability zones'][name]));
  }
});

test('every row that is said to show is a row of the table', () => {
  expect(Object.keys(SHOWN_BY).filter((title) => !(title in PAGE))).toEqual([]);
});

interface Leaf {
  /** The type of the resource with the property, places in lists left out; of the resource itself, the type with its id. */
  readonly kind: string;
  readonly value: unknown;
}

/** Every value of every resource of the example, by logical id and full property; what carries the tier's name is alike. */
function flatten(tier: EnvironmentTier): Map<string, Leaf> {
  const app = newApp();
  composeOrders(app, tier);
  const leaves = new Map<string, Leaf>();
  const alike = (text: string) => text
    .replaceAll(`${tier.name[0].toUpperCase()}${tier.name.slice(1)}`, '')
    .replaceAll(tier.name, 'TIER')
    .replace(/(?<=CurrentVersion)[0-9A-F]{8}[0-9a-f]{32}/g, '')
    .replace(/(?<=\w)[0-9A-F]{8}(?=\W)/g, '');
  for (const { template } of app.synth().stacks) {
    const resources: Record<string, Record<string, unknown>> = JSON.parse(alike(JSON.stringify(template))).Resources;
    for (const [id, { Metadata: _, Properties = {}, ...rest }] of Object.entries(resources)) {
      leaves.set(id, { kind: `${String(rest.Type)} #${id}`, value: rest.Type });
      walk({ ...rest, ...Properties as object }, [], (path, value) => {
        const words = path.filter((step) => !/^\d+$/.test(step));
        leaves.set(`${id} ${path.join('.')}`, { kind: `${String(rest.Type)} ${words.join('.')}`, value });
      });
    }
  }
  return leaves;
}

/** Visits every value; an intrinsic function is one. */
function walk(value: unknown, path: string[], visit: (path: string[], value: unknown) => void): void {
  if (typeof value !== 'object' || value === null) return visit(path, value);
  if (/^Fn::|^Ref$/.test(Object.keys(value)[0])) return visit(path, JSON.stringify(value));
  for (const [step, inner] of Object.entries(value)) walk(inner, [...path, step], visit);
}

/** The kinds of what differs; of a resource that is in one alone, its type and id. */
function differencesBetween(one: Map<string, Leaf>, other: Map<string, Leaf>): string[] {
  const kinds = [...new Set([...one.keys(), ...other.keys()])].flatMap((key) => {
    const [id] = key.split(' ');
    if (!one.has(id) || !other.has(id)) return [(one.get(id) ?? other.get(id))!.kind];
    return one.get(key)?.value === other.get(key)?.value ? [] : [(one.get(key) ?? other.get(key))!.kind];
  });
  return [...new Set(kinds)].sort();
}

function countOf(tier: string, type: string): number {
  return [...templates.get(tier)!.values()].filter(({ kind }) => kind.startsWith(`${type} #`)).length;
}

function readTable(page: string): Record<string, Row> {
  const [head, , ...rows] = page.split('\n').filter((line) => line.startsWith('|')).map((line) => line.split('|').slice(1, -1).map((cell) => cell.trim()));
  return Object.fromEntries(rows.map(([title, ...cells]) => [title, Object.fromEntries(cells.map((cell, at) => [head[at + 1], cell]))]));
}
