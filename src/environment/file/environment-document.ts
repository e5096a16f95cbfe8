import { AlarmSubscriptionDocument, AlarmTopicsDocument, SUBSCRIPTION, alarmsOf } from './alarms-document';
import { BACKUPS, BackupsDocument } from './backups-document';
import { CustomTierDocument, tierOf } from './custom-tier-document';
import { NetworkDocument, networkOf } from './network-document';
import { Readers, classificationsOf, durationOf, readAll } from './readers';
import { AppEnvironmentProps } from '../app-environment-props';
import { EnvironmentOffers } from '../contract/environment-offers';
import { CentralKey } from '../keys/central-key';
import { EnvironmentKeys } from '../keys/environment-keys';

/** Props that a file has as the code has them. */
type Plain =
  'application' | 'owner' | 'costCenter' | 'name' | 'expiresOn' | 'alertEmail' | 'monthlyBudget' | 'creatingRoles' | 'costAnomalies' | 'dashboard'
  | 'permissionsBoundary';

/** An environment as a file has it; `schemas/environment.schema.json` says what each key may be. */
export interface EnvironmentDocument extends Pick<AppEnvironmentProps, Plain> {
  /** The version of the format. */
  readonly schemaVersion: 1;
  /** The name of a built-in tier, or a tier of one's own. */
  readonly tier: string | CustomTierDocument;
  /** Twelve digits. */
  readonly account?: string;
  /** Such as `eu-west-1`. */
  readonly region?: string;
  /** How many days it lives, such as `P7D`. */
  readonly timeToLive?: string;
  /** Who else receives alarms, at an address. */
  readonly alarmSubscriptions?: readonly AlarmSubscriptionDocument[];
  /** Topics that exist already. */
  readonly alarms?: AlarmTopicsDocument;
  /** The shape by its name, and its options. */
  readonly network?: NetworkDocument;
  /** Customer-managed keys that exist already. */
  readonly keys?: readonly CentralKeyDocument[];
  /** What its backups have beyond a plan and a vault. */
  readonly backups?: BackupsDocument;
  /** What it offers to other applications. */
  readonly offers?: OffersDocument;
}

/** A key that exists already, as a file has it. */
export interface CentralKeyDocument extends Omit<CentralKey, 'classifications'> {
  /** The names of the classifications of data that it is for. */
  readonly classifications?: readonly string[];
}

/** What an environment offers, as a file has it. */
export interface OffersDocument extends Omit<EnvironmentOffers, 'keys'> {
  /** The names of the classifications of data that there are keys for. */
  readonly keys?: readonly string[];
}

/** Each prop of an environment, and how it is read from a file. A new prop is a line here and one in the schema. */
export const PROPS: Readers<AppEnvironmentProps, EnvironmentDocument> = {
  application: ({ application }) => application,
  owner: ({ owner }) => owner,
  costCenter: ({ costCenter }) => costCenter,
  tier: ({ tier }) => tierOf(tier),
  name: ({ name }) => name,
  env: ({ account, region }) => account === undefined && region === undefined ? undefined : { account, region },
  timeToLive: ({ timeToLive }) => durationOf(timeToLive),
  expiresOn: ({ expiresOn }) => expiresOn,
  alertEmail: ({ alertEmail }) => alertEmail,
  alarmSubscriptions: ({ alarmSubscriptions }) => alarmSubscriptions?.map((subscription) => readAll(SUBSCRIPTION, subscription)),
  alarms: ({ alarms }) => alarms && alarmsOf(alarms),
  monthlyBudget: ({ monthlyBudget }) => monthlyBudget,
  creatingRoles: ({ creatingRoles }) => creatingRoles,
  costAnomalies: ({ costAnomalies }) => costAnomalies,
  dashboard: ({ dashboard }) => dashboard,
  network: ({ network }) => network && networkOf(network),
  keys: ({ keys }) => keys && EnvironmentKeys.central(...keys.map((key) => readAll(CENTRAL_KEY, key))),
  backups: ({ backups }) => backups && readAll(BACKUPS, backups),
  permissionsBoundary: ({ permissionsBoundary }) => permissionsBoundary,
  offers: ({ offers }) => offers && readAll(OFFERS, offers),
};

/** What is known of a key that exists already, and how it is read. */
const CENTRAL_KEY: Readers<CentralKey, CentralKeyDocument> = {
  keyArn: ({ keyArn }) => keyArn,
  classifications: ({ classifications }) => classificationsOf(classifications),
};

/** What an environment may offer, and how it is read. */
export const OFFERS: Readers<EnvironmentOffers, OffersDocument> = {
  network: ({ network }) => network,
  keys: ({ keys }) => classificationsOf(keys),
  alarms: ({ alarms }) => alarms,
  backups: ({ backups }) => backups,
  logBucket: ({ logBucket }) => logBucket,
};
