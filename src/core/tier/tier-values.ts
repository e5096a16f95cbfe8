import { Duration } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { AlarmSeverity } from '../alarm-severity';
import { DataClassification } from '../data-classification';
import { NatStrategy } from './nat-strategy';

/** Everything that a tier says; `EnvironmentTier` answers questions from it. */
export interface TierValues {
  /** What environments of the tier are for. */
  readonly purpose: string;
  /** Whether data outlives the stack that made it. */
  readonly keepsData: boolean;
  /** Whether a database that is deleted leaves a snapshot behind. */
  readonly finalSnapshot: boolean;
  /** In how many availability zones the network lies. */
  readonly availabilityZones: number;
  /** How many NAT gateways there are, once something needs the internet. */
  readonly nat: NatStrategy;
  /** Whether small instances may take the place of NAT gateways. */
  readonly natInstanceAllowed: boolean;
  /** Whether interface endpoints lie in every zone rather than in one. */
  readonly endpointsInEveryZone: boolean;
  /** How long backups are kept. */
  readonly backupRetention: Duration;
  /** The shortest time for which a component may keep backups. */
  readonly minimumBackupRetention: Duration;
  /** Whether databases have a standby in a second zone. */
  readonly multiAz: boolean;
  /** Whether databases may have readers. */
  readonly databaseReadersAllowed: boolean;
  /** Whether databases report on their operating system. */
  readonly enhancedMonitoring: boolean;
  /** Whether changes that interrupt a database are made at once rather than in its maintenance window. */
  readonly applyImmediately: boolean;
  /** The day in whose night AWS maintains databases: the smaller the tier, the earlier in the week. */
  readonly maintenanceDay: string;
  /** How long logs are kept. */
  readonly logRetention: RetentionDays;
  /** Nothing where every key is left to AWS. */
  readonly customerManagedKeysFrom?: DataClassification;
  /** Whether stacks of the environment are protected from deletion. */
  readonly terminationProtection: boolean;
  /** Permanent environments have no end, and refuse one. */
  readonly permanent: boolean;
  /** How long an environment lives that says nothing itself; nothing where it has no end then. */
  readonly lifetime?: Duration;
  /** The longest life that an environment may be given; nothing where there is no bound. */
  readonly longestLifetime?: Duration;
  /** The most sensitive data that may be held. */
  readonly mostSensitiveData: DataClassification;
  /** The severities that alarms reach people with. */
  readonly alarmSeverities: AlarmSeverity[];
  /** Whether somebody has to receive alarms. */
  readonly alarmReceiverRequired: boolean;
  /** Whether databases may pause. */
  readonly scaleToZero: boolean;
  /** US dollars; nothing where spend is watched only when an environment gives an amount. */
  readonly monthlyBudget?: number;
  /** Whether nothing more may be created once the budget is spent. */
  readonly budgetStopsCreation: boolean;
  /** Whether an environment has a dashboard that says nothing itself. */
  readonly dashboard: boolean;
  /** Whether functions are called through an alias that moves from version to version. */
  readonly functionAlias: boolean;
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
    databaseReadersAllowed: false,
    enhancedMonitoring: false,
    applyImmediately: true,
    maintenanceDay: 'monday',
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
    functionAlias: false,
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
    databaseReadersAllowed: true,
    enhancedMonitoring: false,
    applyImmediately: true,
    maintenanceDay: 'tuesday',
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
    functionAlias: false,
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
    databaseReadersAllowed: true,
    enhancedMonitoring: true,
    applyImmediately: false,
    maintenanceDay: 'wednesday',
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
    functionAlias: true,
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
    databaseReadersAllowed: true,
    enhancedMonitoring: true,
    applyImmediately: false,
    maintenanceDay: 'friday',
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
    functionAlias: true,
  },
} satisfies Record<string, TierValues>;
