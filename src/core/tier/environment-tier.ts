import { Duration } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { AlarmSeverity } from '../alarm-severity';
import { DataClassification } from '../data-classification';
import { ErrorCode, PavedRoadError, Problem } from '../errors';
import { NatStrategy } from './nat-strategy';
import { TierDocument, tierDocument, tierValues } from './tier-document';
import { looserThan, usesKeyFor } from './tier-tightening';
import { BUILT_IN_TIERS, TierValues } from './tier-values';

/** Values of a custom tier that may differ from its base. Each may only be stricter than the base's. */
export interface CustomTierOptions {
  /** The tier to start from. Everything that is not given here is as it says. */
  readonly basedOn: EnvironmentTier;

  /**
   * Availability zones of the network, from the base's number to 3.
   *
   * @default - as many as the base has
   */
  readonly availabilityZones?: number;

  /**
   * NAT gateways, once something needs the internet. A base with one per zone cannot go back to one.
   *
   * @default - as the base
   */
  readonly nat?: NatStrategy;

  /**
   * Whether an environment may have NAT instances instead of gateways. Cannot be switched on where the base refuses it.
   *
   * @default - as the base
   */
  readonly natInstanceAllowed?: boolean;

  /**
   * Whether interface endpoints lie in every zone of the network rather than in one. Cannot be switched off again.
   *
   * @default - as the base
   */
  readonly endpointsInEveryZone?: boolean;

  /**
   * Whether data outlives the stack that made it. Cannot be switched off again.
   *
   * @default - as the base
   */
  readonly keepsData?: boolean;

  /**
   * How long automatic database backups are kept, in whole days, from the base's value to 35 days.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_WorkingWithAutomatedBackups.BackupRetention.html
   * @default - as long as the base keeps them
   */
  readonly backupRetention?: Duration;

  /**
   * Whether databases have a standby in a second availability zone. Cannot be switched off again.
   *
   * @default - as the base
   */
  readonly multiAz?: boolean;

  /**
   * Whether databases may have readers. Cannot be switched on where the base refuses it, except by `multiAz`, whose standby is a reader.
   *
   * @default - as the base
   */
  readonly databaseReadersAllowed?: boolean;

  /**
   * Whether databases report on their operating system, once a minute. Cannot be switched off again.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_Monitoring.OS.html
   * @default - as the base
   */
  readonly enhancedMonitoring?: boolean;

  /**
   * Whether changes that interrupt a database are made at once rather than in its maintenance window. Cannot be switched on where the base
   * refuses it.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_ModifyInstance.ApplyImmediately.html
   * @default - as the base
   */
  readonly applyImmediately?: boolean;

  /**
   * How long logs are kept. At least as long as the base keeps them.
   *
   * @default - as long as the base keeps them
   */
  readonly logRetention?: RetentionDays;

  /**
   * The least sensitive classification whose data gets a customer-managed key. At most the base's.
   *
   * @default - as the base
   */
  readonly customerManagedKeysFrom?: DataClassification;

  /**
   * Whether stacks that the environment owns are protected from deletion. Cannot be switched off again.
   *
   * @default - as the base
   */
  readonly terminationProtection?: boolean;

  /**
   * How long an environment lives that says nothing itself, in whole days, at most the base's and the longest. Refused where the base is
   * permanent.
   *
   * @default - as the base
   */
  readonly lifetime?: Duration;

  /**
   * The longest life that an environment may be given, in whole days, at most the base's. Refused where the base is permanent.
   *
   * @default - as the base
   */
  readonly longestLifetime?: Duration;

  /**
   * The most sensitive data that the tier may hold. At most the base's.
   *
   * @default - as the base
   */
  readonly mostSensitiveData?: DataClassification;

  /**
   * Whether databases may pause when nobody uses them. Cannot be switched on where the base refuses it.
   *
   * @default - as the base
   */
  readonly scaleToZero?: boolean;

  /**
   * Monthly spend in US dollars at whose 80 and 100 percent the environment's topics are told. At most the base's.
   *
   * @default - as the base
   */
  readonly monthlyBudget?: number;

  /**
   * Whether nothing more may be created in an environment whose budget is spent. Cannot be switched off again.
   *
   * @default - as the base
   */
  readonly budgetStopsCreation?: boolean;

  /**
   * Whether an environment has a dashboard that says nothing itself. Cannot be switched off again.
   *
   * @default - as the base
   */
  readonly dashboard?: boolean;

  /**
   * Whether functions are called through an alias, which moves from version to version. Cannot be switched off again.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-aliases.html
   * @default - as the base
   */
  readonly functionAlias?: boolean;
}

/**
 * What a kind of environment implies: a contract with numbers, not a flag.
 *
 * Components ask a tier for what they need and never compare tiers with each other, so a company's own tier works
 * everywhere. `docs/tiers.md` is generated from the values here.
 */
export class EnvironmentTier {
  /** For trying things: short-lived, nothing in it is worth keeping, spend is watched. */
  public static readonly PLAYGROUND = new EnvironmentTier('playground', BUILT_IN_TIERS.playground);

  /** For a team's daily work. A deleted database leaves a final snapshot behind. */
  public static readonly DEVELOPMENT = new EnvironmentTier('development', BUILT_IN_TIERS.development);

  /** As production, smaller. */
  public static readonly STAGING = new EnvironmentTier('staging', BUILT_IN_TIERS.staging);

  /** Serves customers. Data outlives the stack, egress and databases survive the loss of a zone. */
  public static readonly PRODUCTION = new EnvironmentTier('production', BUILT_IN_TIERS.production);

  /**
   * A company's own tier. It starts from a base and only tightens.
   *
   * Refuses a value that is looser than the base's with `OutsideTierBound`, a name that is no lower-case word with
   * `InvalidValue`, and the name of a built-in tier with `InvalidValue`.
   *
   * @param name lower-case letters, digits and dashes, at most 32 characters
   * @param options the base, and what is stricter than it
   */
  public static custom(name: string, options: CustomTierOptions): EnvironmentTier {
    const { basedOn, ...tightened } = options;
    const problems = [...nameProblems(name), ...looserThan(basedOn.name, basedOn.values, tightened)];
    if (problems.length > 0) throw PavedRoadError.about(`EnvironmentTier.custom('${name}')`, problems);
    const given = Object.fromEntries(Object.entries(tightened).filter(([, value]) => value !== undefined));
    EnvironmentTier.customNames.add(name);
    return new EnvironmentTier(name, { ...basedOn.values, ...given }, basedOn);
  }

  /**
   * The tiers that the library comes with.
   *
   * @internal
   */
  public static _builtIn(): EnvironmentTier[] {
    return [EnvironmentTier.PLAYGROUND, EnvironmentTier.DEVELOPMENT, EnvironmentTier.STAGING, EnvironmentTier.PRODUCTION];
  }

  /**
   * The names of the built-in tiers, and of the custom ones that were made until now.
   *
   * @internal
   */
  public static _knownNames(): string[] {
    return [...EnvironmentTier._builtIn().map(({ name }) => name), ...[...EnvironmentTier.customNames].sort()];
  }

  /**
   * A tier as its environment published it; nothing where it is based on a built-in tier that is not known here.
   *
   * @internal
   */
  public static _published(lineage: readonly string[], document: TierDocument): EnvironmentTier | undefined {
    const builtIn = EnvironmentTier._builtIn().find(({ name }) => name === lineage.at(-1));
    if (!builtIn) return undefined;
    const values = tierValues(document, builtIn.values);
    return lineage.reduceRight<EnvironmentTier | undefined>((base, name) => new EnvironmentTier(name, values, base), undefined);
  }

  private static readonly customNames = new Set<string>();

  private constructor(
    /** The name, in lower case, as it stands in tags and records. */
    public readonly name: string,
    private readonly values: TierValues,
    private readonly base?: EnvironmentTier,
  ) {}

  /**
   * Its name, and those of the tiers that it is based on: the built-in one last.
   *
   * @internal
   */
  public get _lineage(): string[] {
    return [this.name, ...this.base?._lineage ?? []];
  }

  /**
   * What it says, as JSON.
   *
   * @internal
   */
  public get _document(): TierDocument {
    return tierDocument(this.values);
  }

  /** What environments of this tier are for. */
  public get purpose(): string {
    return this.values.purpose;
  }

  /** Whether data outlives the stack that made it, and is protected from deletion. */
  public get keepsData(): boolean {
    return this.values.keepsData;
  }

  /** Whether a database that is deleted leaves a snapshot behind. Always so where data is kept. */
  public get finalSnapshot(): boolean {
    return this.values.finalSnapshot || this.values.keepsData;
  }

  /** In how many availability zones the network lies. */
  public get availabilityZones(): number {
    return this.values.availabilityZones;
  }

  /** How many NAT gateways there are, once something needs the internet. */
  public get nat(): NatStrategy {
    return this.values.nat;
  }

  /** Whether an environment may have NAT instances instead of gateways. */
  public get natInstanceAllowed(): boolean {
    return this.values.natInstanceAllowed;
  }

  /** Whether interface endpoints lie in every zone of the network rather than in one. */
  public get endpointsInEveryZone(): boolean {
    return this.values.endpointsInEveryZone;
  }

  /** How long backups are kept: automatic ones of databases when nothing else is said, and those of the environment's plan. */
  public get backupRetention(): Duration {
    return this.values.backupRetention;
  }

  /** The shortest time for which a component may keep backups. */
  public get minimumBackupRetention(): Duration {
    return this.values.minimumBackupRetention;
  }

  /** Whether databases have a standby in a second availability zone. */
  public get multiAz(): boolean {
    return this.values.multiAz;
  }

  /** Whether databases may have readers. A standby of Aurora is one. */
  public get databaseReadersAllowed(): boolean {
    return this.values.databaseReadersAllowed || this.values.multiAz;
  }

  /**
   * How much of the latest writes may be lost at most when data has to be restored: 5 minutes where data is kept, which is what
   * RDS can restore to, else a day.
   */
  public get recoveryPoint(): Duration {
    return this.keepsData ? Duration.minutes(5) : Duration.hours(24);
  }

  /** How long a database may be away at most when an instance or a zone fails: 15 minutes where there is a standby, else a day. */
  public get recoveryTime(): Duration {
    return this.multiAz ? Duration.minutes(15) : Duration.hours(24);
  }

  /** Whether databases report on their operating system, once a minute. */
  public get enhancedMonitoring(): boolean {
    return this.values.enhancedMonitoring;
  }

  /** Whether changes that interrupt a database are made at once rather than in its maintenance window. */
  public get applyImmediately(): boolean {
    return this.values.applyImmediately;
  }

  /**
   * The day, such as `monday`, in whose night AWS maintains databases. What is maintained in production has been maintained in development
   * and in staging earlier in the week.
   */
  public get maintenanceDay(): string {
    return this.values.maintenanceDay;
  }

  /** How long logs are kept. */
  public get logRetention(): RetentionDays {
    return this.values.logRetention;
  }

  /** Whether stacks that the environment owns are protected from deletion. */
  public get terminationProtection(): boolean {
    return this.values.terminationProtection;
  }

  /** Whether an environment has no end, and refuses one. */
  public get permanent(): boolean {
    return this.values.permanent;
  }

  /** How long an environment lives that says nothing itself; nothing when it has no end then. */
  public get lifetime(): Duration | undefined {
    const { lifetime, longestLifetime } = this.values;
    return lifetime && longestLifetime && lifetime.toDays() > longestLifetime.toDays() ? longestLifetime : lifetime;
  }

  /** The longest life that an environment may be given; nothing when there is no bound. */
  public get longestLifetime(): Duration | undefined {
    return this.values.longestLifetime;
  }

  /** Whether databases may pause when nobody uses them. */
  public get scaleToZero(): boolean {
    return this.values.scaleToZero;
  }

  /** The most sensitive data that environments of this tier may hold. */
  public get mostSensitiveData(): DataClassification {
    return this.values.mostSensitiveData;
  }

  /** Whether an environment must say who receives its alarms. */
  public get alarmReceiverRequired(): boolean {
    return this.values.alarmReceiverRequired;
  }

  /** Monthly spend in US dollars that is watched when the environment names no amount of its own. */
  public get monthlyBudget(): number | undefined {
    return this.values.monthlyBudget;
  }

  /** Whether nothing more may be created in an environment whose budget is spent. */
  public get budgetStopsCreation(): boolean {
    return this.values.budgetStopsCreation;
  }

  /** Whether an environment has a dashboard that says nothing itself. */
  public get dashboard(): boolean {
    return this.values.dashboard;
  }

  /** Whether functions are called through an alias, which moves from version to version. */
  public get functionAlias(): boolean {
    return this.values.functionAlias;
  }

  /**
   * Whether data of a classification is encrypted with a customer-managed key rather than one that AWS manages.
   *
   * @param classification what the data calls for
   */
  public usesCustomerManagedKeyFor(classification: DataClassification): boolean {
    return usesKeyFor(this.values, classification);
  }

  /**
   * Whether data of a classification may be held.
   *
   * @param classification what the data calls for
   */
  public holds(classification: DataClassification): boolean {
    return this.values.mostSensitiveData.isAtLeast(classification);
  }

  /**
   * The severity with which an alarm reaches people in this tier: at most what the component asked for, at most the
   * highest that the tier has.
   *
   * A playground wakes nobody up: what is a page in production is an info there.
   *
   * @param wanted how urgent the component thinks it is
   */
  public alarmSeverity(wanted: AlarmSeverity): AlarmSeverity {
    const order = [AlarmSeverity.PAGE, AlarmSeverity.TICKET, AlarmSeverity.INFO];
    const highest = Math.min(...this.values.alarmSeverities.map((severity) => order.indexOf(severity)));
    return order[Math.max(order.indexOf(wanted), highest)];
  }

  /** The name. */
  public toString(): string {
    return this.name;
  }
}

function nameProblems(name: string): Problem[] {
  if (!/^[a-z][a-z0-9-]{0,31}$/.test(name)) {
    return [{ code: ErrorCode.INVALID_VALUE, message: `'name' must be lower-case letters, digits and dashes, at most 32 characters, got '${name}'` }];
  }
  if (EnvironmentTier._builtIn().some((tier) => tier.name === name)) {
    return [{ code: ErrorCode.INVALID_VALUE, message: `'name' must differ from the built-in tiers, got '${name}'; choose a name of your own` }];
  }
  return [];
}
