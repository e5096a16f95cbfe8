import { EnvironmentOffers } from './environment-offers';
import { AlarmSeverity } from '../../core/alarm-severity';
import { NetworkNeeds } from '../../core/app-environment';
import { DataClassification } from '../../core/data-classification';
import { EnvironmentTier } from '../../core/tier/environment-tier';

/** A network that is offered. */
export interface OfferedNetwork {
  /** Its addresses; left out where nobody knows them at synthesis. */
  readonly addresses?: string;
  /** In how many availability zones it lies, with a subnet for workloads and one for data in each. */
  readonly zones: number;
  /** Whether it reaches the internet. */
  readonly egress: boolean;
  /** The services of AWS that it reaches beside. */
  readonly services: readonly string[];
  /** Whether workloads have IPv6 addresses as well; not so when left out. */
  readonly ipv6?: boolean;
}

/** What an environment offers, as its contract says it. */
export interface Offer {
  /** Its network; left out where it has none. */
  readonly network?: OfferedNetwork;
  /** The names of the classifications that there are keys for. */
  readonly keys: readonly string[];
  /** The severities that there are topics for. */
  readonly alarms: readonly AlarmSeverity[];
  /** Whether there is a plan of backups. */
  readonly backups: boolean;
  /** Whether there is a bucket for logs; not so when left out. */
  readonly logBucket?: boolean;
}

/** What a declaration comes to in a tier, all but the network, which has to be made first. */
export function offerIn(tier: EnvironmentTier, offers: EnvironmentOffers): Omit<Offer, 'network'> {
  const { keys = [DataClassification.INTERNAL], alarms = Object.values(AlarmSeverity), backups = true, logBucket = false } = offers;
  const classifications = DataClassification._all().filter((each) => keys.includes(each) && tier.usesCustomerManagedKeyFor(each));
  const severities = alarms.map((severity) => tier.alarmSeverity(severity));
  return {
    keys: classifications.map(({ name }) => name),
    alarms: Object.values(AlarmSeverity).filter((severity) => severities.includes(severity)),
    backups: backups && tier.keepsData,
    logBucket,
  };
}

/** What an offered network lacks of what a component needs, in words; nothing where it has everything. */
export function lackOf(network: OfferedNetwork | undefined, { egress, services = [] }: NetworkNeeds): string | undefined {
  if (!network) return 'a network, got none';
  if (network.egress) return undefined;
  if (egress) return 'a network that reaches the internet, got one without egress';
  const missing = services.filter((service) => !network.services.includes(service));
  if (missing.length === 0) return undefined;
  return `a network that reaches ${missing.join(', ')}, got one that reaches ${network.services.join(', ') || 'no service of AWS'}`;
}
