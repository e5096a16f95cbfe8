import { Duration } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { AlarmSeverity } from './alarm-severity';
import { DataClassification } from './data-classification';
import { NatStrategy } from './nat-strategy';

/** Everything that a tier says; `EnvironmentTier` answers questions from it. */
export interface TierValues {
  readonly purpose: string;
  readonly keepsData: boolean;
  readonly finalSnapshot: boolean;
  readonly availabilityZones: number;
  readonly nat: NatStrategy;
  readonly natInstanceAllowed: boolean;
  readonly endpointsInEveryZone: boolean;
  readonly backupRetention: Duration;
  readonly minimumBackupRetention: Duration;
  readonly multiAz: boolean;
  readonly enhancedMonitoring: boolean;
  readonly logRetention: RetentionDays;
  /** Nothing where every key is left to AWS. */
  readonly customerManagedKeysFrom?: DataClassification;
  readonly terminationProtection: boolean;
  /** Permanent environments have no end, and refuse one. */
  readonly permanent: boolean;
  /** How long an environment lives that says nothing itself; nothing where it has no end then. */
  readonly lifetime?: Duration;
  /** The longest life that an environment may be given; nothing where there is no bound. */
  readonly longestLifetime?: Duration;
  readonly mostSensitiveData: DataClassification;
  readonly alarmSeverities: AlarmSeverity[];
  readonly alarmReceiverRequired: boolean;
  readonly scaleToZero: boolean;
  /** US dollars; nothing where spend is watched only when an environment gives an amount. */
  readonly monthlyBudget?: number;
  /** Whether nothing more may be created once the budget is spent. */
  readonly budgetStopsCreation: boolean;
  /** Whether an environment has a dashboard that says nothing itself. */
  readonly dashboard: boolean;
}

/** What the built-in tiers say, by their names. */
export const BUILT_IN_TIERS = {
  playground: {
    purpose: 'trying things, short-lived',
    keepsData: false,
    finalSnapshot: false,
    availabilityZones: 2,
    nat: NatStrategy.ONE,
    natInstanceAllowed: true,
    endpointsInEveryZone: false,
    backupRetention: Duration.days(1),
    minimumBackupRetention: Duration.days(1),
    multiAz: false,
    enhancedMonitoring: false,
    logRetention: RetentionDays.TWO_WEEKS,
    terminationProtection: false,
    permanent: false,
    lifetime: Duration.days(7),
    longestLifetime: Duration.days(14),
    mostSensitiveData: DataClassification.INTERNAL,
    alarmSeverities: [AlarmSeverity.INFO],
    alarmReceiverRequired: false,
    scaleToZero: true,
    monthlyBudget: 50,
    budgetStopsCreation: true,
    dashboard: false,
  },
  development: {
    purpose: "a team's daily work",
    keepsData: false,
    finalSnapshot: true,
    availabilityZones: 2,
    nat: NatStrategy.ONE,
    natInstanceAllowed: true,
    endpointsInEveryZone: false,
    backupRetention: Duration.days(7),
    minimumBackupRetention: Duration.days(1),
    multiAz: false,
    enhancedMonitoring: false,
    logRetention: RetentionDays.ONE_MONTH,
    terminationProtection: false,
    permanent: false,
    mostSensitiveData: DataClassification.INTERNAL,
    alarmSeverities: [AlarmSeverity.TICKET],
    alarmReceiverRequired: false,
    scaleToZero: true,
    monthlyBudget: 200,
    budgetStopsCreation: false,
    dashboard: true,
  },
  staging: {
    purpose: 'as production, smaller',
    keepsData: true,
    finalSnapshot: true,
    availabilityZones: 2,
    nat: NatStrategy.ONE,
    natInstanceAllowed: false,
    endpointsInEveryZone: true,
    backupRetention: Duration.days(14),
    minimumBackupRetention: Duration.days(1),
    multiAz: true,
    enhancedMonitoring: true,
    logRetention: RetentionDays.THREE_MONTHS,
    customerManagedKeysFrom: DataClassification.INTERNAL,
    terminationProtection: false,
    permanent: true,
    mostSensitiveData: DataClassification.RESTRICTED,
    alarmSeverities: [AlarmSeverity.TICKET],
    alarmReceiverRequired: true,
    scaleToZero: false,
    budgetStopsCreation: false,
    dashboard: true,
  },
  production: {
    purpose: 'customers',
    keepsData: true,
    finalSnapshot: true,
    availabilityZones: 3,
    nat: NatStrategy.PER_ZONE,
    natInstanceAllowed: false,
    endpointsInEveryZone: true,
    backupRetention: Duration.days(35),
    minimumBackupRetention: Duration.days(7),
    multiAz: true,
    enhancedMonitoring: true,
    logRetention: RetentionDays.ONE_YEAR,
    customerManagedKeysFrom: DataClassification.INTERNAL,
    terminationProtection: true,
    permanent: true,
    mostSensitiveData: DataClassification.RESTRICTED,
    alarmSeverities: [AlarmSeverity.PAGE, AlarmSeverity.TICKET],
    alarmReceiverRequired: true,
    scaleToZero: false,
    budgetStopsCreation: false,
    dashboard: true,
  },
} satisfies Record<string, TierValues>;
