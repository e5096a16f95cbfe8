import { Duration } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { DataClassification } from '../../core/data-classification';
import { CustomTierOptions, EnvironmentTier } from '../../core/environment-tier';
import { NatStrategy } from '../../core/nat-strategy';
import { AppEnvironmentProps } from '../app-environment-props';
import { NetworkShape } from '../network/network-shape';
import { OwnNetworkOptions } from '../network/own-network-options';

/** An environment as a file has it; `schemas/environment.schema.json` says what each key may be. */
export interface EnvironmentDocument extends Pick<AppEnvironmentProps, 'application' | 'owner' | 'costCenter' | 'name' | 'alertEmail' | 'monthlyBudget' | 'permissionsBoundary'> {
  /** The version of the format. */
  readonly schemaVersion: 1;
  /** The name of a built-in tier, or a tier of one's own. */
  readonly tier: string | TierDocument;
  /** Twelve digits. */
  readonly account?: string;
  /** Such as `eu-west-1`. */
  readonly region?: string;
  /** The shape by its name, and what it is cut like. */
  readonly network?: NetworkDocument;
}

/** A custom tier as a file has it. */
export interface TierDocument {
  /** What it is called. */
  readonly name: string;
  /** The name of a built-in tier. */
  readonly basedOn: string;
  /** What is stricter than there, in words that are data. */
  readonly [option: string]: unknown;
}

/** A network as a file has it. */
export interface NetworkDocument extends OwnNetworkOptions {
  /** The name of the shape. */
  readonly shape?: string;
}

/** How values of a file become props. */
type Readers<Props, Document> = { readonly [Prop in keyof Props]?: (document: Document) => Props[Prop] };

/** Each prop of an environment, and how it is read from a file. A new prop is a line here and one in the schema. */
export const PROPS: Readers<AppEnvironmentProps, EnvironmentDocument> = {
  application: ({ application }) => application,
  owner: ({ owner }) => owner,
  costCenter: ({ costCenter }) => costCenter,
  tier: ({ tier }) => tierOf(tier),
  name: ({ name }) => name,
  env: ({ account, region }) => account === undefined && region === undefined ? undefined : { account, region },
  alertEmail: ({ alertEmail }) => alertEmail,
  monthlyBudget: ({ monthlyBudget }) => monthlyBudget,
  network: ({ network }) => network && networkOf(network),
  permissionsBoundary: ({ permissionsBoundary }) => permissionsBoundary,
};

/** Each value of a custom tier, and how it is read. A new value is a line here and one in the schema. */
export const TIER_OPTIONS: Readers<Omit<CustomTierOptions, 'basedOn'>, TierDocument> = {
  availabilityZones: ({ availabilityZones }) => availabilityZones as number | undefined,
  nat: ({ nat }) => nat === undefined ? undefined : NAT[nat as keyof typeof NAT],
  endpointsInEveryZone: ({ endpointsInEveryZone }) => endpointsInEveryZone as boolean | undefined,
  keepsData: ({ keepsData }) => keepsData as boolean | undefined,
  backupRetention: ({ backupRetention }) => durationOf(backupRetention),
  multiAz: ({ multiAz }) => multiAz as boolean | undefined,
  logRetention: ({ logRetention }) => logRetention as RetentionDays | undefined,
  customerManagedKeysFrom: ({ customerManagedKeysFrom }) => classificationOf(customerManagedKeysFrom),
  terminationProtection: ({ terminationProtection }) => terminationProtection as boolean | undefined,
  lifetime: ({ lifetime }) => durationOf(lifetime),
  longestLifetime: ({ longestLifetime }) => durationOf(longestLifetime),
  mostSensitiveData: ({ mostSensitiveData }) => classificationOf(mostSensitiveData),
  scaleToZero: ({ scaleToZero }) => scaleToZero as boolean | undefined,
  monthlyBudget: ({ monthlyBudget }) => monthlyBudget as number | undefined,
  budgetStopsCreation: ({ budgetStopsCreation }) => budgetStopsCreation as boolean | undefined,
};

/** The shapes of networks by their names in files. */
export const SHAPES: Readonly<Record<string, (options: OwnNetworkOptions) => NetworkShape>> = {
  'private-with-egress': (options) => NetworkShape.privateWithEgress(options),
};

/** What numbers of NAT gateways are called in files. */
const NAT = { 'one': NatStrategy.ONE, 'per-zone': NatStrategy.PER_ZONE } as const;

/** The value of each prop, or option, that a document gives. */
export function readAll<Props, Document>(readers: Readers<Props, Document>, document: Document): Props {
  const read = Object.entries(readers) as [string, (document: Document) => unknown][];
  return Object.fromEntries(read.map(([prop, valueOf]) => [prop, valueOf(document)]).filter(([, value]) => value !== undefined)) as Props;
}

function tierOf(tier: EnvironmentDocument['tier']): EnvironmentTier {
  if (typeof tier === 'string') return builtIn(tier);
  return EnvironmentTier.custom(tier.name, { basedOn: builtIn(tier.basedOn), ...readAll(TIER_OPTIONS, tier) });
}

function builtIn(name: string): EnvironmentTier {
  return EnvironmentTier._builtIn().find((tier) => tier.name === name)!;
}

function networkOf({ shape = 'private-with-egress', ...options }: NetworkDocument): NetworkShape {
  return SHAPES[shape](options);
}

function durationOf(period: unknown): Duration | undefined {
  return period === undefined ? undefined : Duration.parse(period as string);
}

function classificationOf(name: unknown): DataClassification | undefined {
  return DataClassification._all().find((classification) => classification.name === name);
}
