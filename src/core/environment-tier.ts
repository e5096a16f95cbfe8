import { Duration, Token } from 'aws-cdk-lib';
import { RetentionDays } from 'aws-cdk-lib/aws-logs';
import { AlarmSeverity } from './alarm-severity';
import { DataClassification } from './data-classification';
import { ErrorCode, PavedRoadError, Problem } from './errors';

/** How many NAT gateways an environment has once something in it needs the internet. */
export enum NatStrategy {
  /** One for the whole environment: cheap, and egress fails with its zone. */
  ONE = 'one',

  /** One in each availability zone: egress survives the loss of a zone. */
  PER_ZONE = 'one per availability zone',
}

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
}

interface TierValues {
  readonly purpose: string;
  readonly keepsData: boolean;
  readonly finalSnapshot: boolean;
  readonly availabilityZones: number;
  readonly nat: NatStrategy;
  readonly backupRetention: Duration;
  readonly minimumBackupRetention: Duration;
  readonly multiAz: boolean;
  readonly logRetention: RetentionDays;
  readonly customerManagedKeysFrom?: DataClassification;
  readonly terminationProtection: boolean;
  readonly mostSensitiveData: DataClassification;
  readonly alarmSeverities: AlarmSeverity[];
  readonly alarmReceiverRequired: boolean;
  readonly scaleToZero: boolean;
  readonly monthlyBudget?: number;
}

/**
 * What a kind of environment implies: a contract with numbers, not a flag.
 *
 * Components ask a tier for what they need and never compare tiers with each other, so a company's own tier works
 * everywhere. `docs/tiers.md` is generated from the values here.
 */
export class EnvironmentTier {
  /** For trying things: short-lived, nothing in it is worth keeping, spend is watched. */
  public static readonly PLAYGROUND = new EnvironmentTier('playground', {
    purpose: 'trying things, short-lived',
    keepsData: false,
    finalSnapshot: false,
    availabilityZones: 2,
    nat: NatStrategy.ONE,
    backupRetention: Duration.days(1),
    minimumBackupRetention: Duration.days(1),
    multiAz: false,
    logRetention: RetentionDays.TWO_WEEKS,
    terminationProtection: false,
    mostSensitiveData: DataClassification.INTERNAL,
    alarmSeverities: [AlarmSeverity.INFO],
    alarmReceiverRequired: false,
    scaleToZero: true,
    monthlyBudget: 50,
  });

  /** For a team's daily work. A deleted database leaves a final snapshot behind. */
  public static readonly DEVELOPMENT = new EnvironmentTier('development', {
    purpose: "a team's daily work",
    keepsData: false,
    finalSnapshot: true,
    availabilityZones: 2,
    nat: NatStrategy.ONE,
    backupRetention: Duration.days(7),
    minimumBackupRetention: Duration.days(1),
    multiAz: false,
    logRetention: RetentionDays.ONE_MONTH,
    terminationProtection: false,
    mostSensitiveData: DataClassification.INTERNAL,
    alarmSeverities: [AlarmSeverity.TICKET],
    alarmReceiverRequired: false,
    scaleToZero: true,
    monthlyBudget: 200,
  });

  /** As production, smaller. */
  public static readonly STAGING = new EnvironmentTier('staging', {
    purpose: 'as production, smaller',
    keepsData: true,
    finalSnapshot: true,
    availabilityZones: 2,
    nat: NatStrategy.ONE,
    backupRetention: Duration.days(14),
    minimumBackupRetention: Duration.days(1),
    multiAz: true,
    logRetention: RetentionDays.THREE_MONTHS,
    customerManagedKeysFrom: DataClassification.INTERNAL,
    terminationProtection: false,
    mostSensitiveData: DataClassification.RESTRICTED,
    alarmSeverities: [AlarmSeverity.TICKET],
    alarmReceiverRequired: true,
    scaleToZero: false,
  });

  /** Serves customers. Data outlives the stack, egress and databases survive the loss of a zone. */
  public static readonly PRODUCTION = new EnvironmentTier('production', {
    purpose: 'customers',
    keepsData: true,
    finalSnapshot: true,
    availabilityZones: 3,
    nat: NatStrategy.PER_ZONE,
    backupRetention: Duration.days(35),
    minimumBackupRetention: Duration.days(7),
    multiAz: true,
    logRetention: RetentionDays.ONE_YEAR,
    customerManagedKeysFrom: DataClassification.INTERNAL,
    terminationProtection: true,
    mostSensitiveData: DataClassification.RESTRICTED,
    alarmSeverities: [AlarmSeverity.PAGE, AlarmSeverity.TICKET],
    alarmReceiverRequired: true,
    scaleToZero: false,
  });

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
    const problems = [...nameProblems(name), ...looserThanBase(options)];
    if (problems.length > 0) throw PavedRoadError.about(`EnvironmentTier.custom('${name}')`, problems);
    const { basedOn, ...tightened } = options;
    const given = Object.fromEntries(Object.entries(tightened).filter(([, value]) => value !== undefined));
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

  /** How long logs are kept. */
  public get logRetention(): RetentionDays {
    return this.values.logRetention;
  }

  /** Whether stacks that the environment owns are protected from deletion. */
  public get terminationProtection(): boolean {
    return this.values.terminationProtection;
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

  /**
   * Whether data of a classification is encrypted with a customer-managed key rather than one that AWS manages.
   *
   * @param classification what the data calls for
   */
  public usesCustomerManagedKeyFor(classification: DataClassification): boolean {
    return this.values.customerManagedKeysFrom !== undefined && classification.isAtLeast(this.values.customerManagedKeysFrom);
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

function looserThanBase(options: CustomTierOptions): Problem[] {
  const { basedOn: base } = options;
  const problems: Problem[] = [];
  const bound = (prop: keyof CustomTierOptions, value: unknown, holds: boolean, limit: string) => {
    if (value !== undefined && !holds) {
      const message = `'${prop}' must be ${limit}, got ${value}; a custom tier only tightens '${base.name}'`;
      problems.push({ code: ErrorCode.OUTSIDE_TIER_BOUND, message });
    }
  };
  const atLeast = (value: number | undefined, floor: number) =>
    value !== undefined && !Token.isUnresolved(value) && Number.isInteger(value) && value >= floor;

  bound('availabilityZones', options.availabilityZones,
    atLeast(options.availabilityZones, base.availabilityZones) && options.availabilityZones! <= 3, `from ${base.availabilityZones} to 3`);
  bound('nat', options.nat, base.nat === NatStrategy.ONE || options.nat === NatStrategy.PER_ZONE, `'${base.nat}'`);
  bound('keepsData', options.keepsData, options.keepsData === true || !base.keepsData, 'true');
  const days = options.backupRetention?.toDays({ integral: false });
  bound('backupRetention', days === undefined ? undefined : `${days} days`,
    atLeast(days, base.backupRetention.toDays()) && days! <= 35, `from ${base.backupRetention.toDays()} to 35 whole days`);
  bound('multiAz', options.multiAz, options.multiAz === true || !base.multiAz, 'true');
  bound('logRetention', options.logRetention, atLeast(options.logRetention, base.logRetention), `at least ${base.logRetention} days`);
  bound('customerManagedKeysFrom', options.customerManagedKeysFrom,
    options.customerManagedKeysFrom !== undefined && DataClassification._all()
      .every((data) => !base.usesCustomerManagedKeyFor(data) || data.isAtLeast(options.customerManagedKeysFrom!)),
    "at most the base's");
  bound('mostSensitiveData', options.mostSensitiveData,
    options.mostSensitiveData !== undefined && base.holds(options.mostSensitiveData), `at most ${base.mostSensitiveData}`);
  bound('scaleToZero', options.scaleToZero, options.scaleToZero === false || base.scaleToZero, 'false');
  bound('monthlyBudget', options.monthlyBudget,
    options.monthlyBudget! > 0 && options.monthlyBudget! <= (base.monthlyBudget ?? Infinity), `above 0 and at most ${base.monthlyBudget ?? 'any amount'}`);
  return problems;
}
