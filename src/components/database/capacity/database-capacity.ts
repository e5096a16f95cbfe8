import { Size, Token } from 'aws-cdk-lib';
import { InstanceClass, InstanceSize, InstanceType } from 'aws-cdk-lib/aws-ec2';
import { DatabaseSize } from './database-size';
import { SIZE_TABLE } from './size-table';
import { storageProblems } from './storage-growth';
import { ErrorCode, PavedRoadError, Problem } from '../../../core/errors';
import { EngineKind } from '../engine/engine-kind';

/** Bounds between which a serverless database scales. One unit (ACU) is about 2 GiB of memory with its share of CPU. */
export interface ServerlessCapacityOptions {
  /**
   * The least capacity in ACU: 0 or 0.5 to 256 in steps of 0.5. At 0 the database pauses after five idle minutes and
   * needs seconds to wake up; tiers that serve somebody refuse it.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2-auto-pause.html
   * @default - 0 where the tier lets databases pause, else 0.5
   */
  readonly minimum?: number;

  /**
   * The most capacity in ACU: 1 to 256 in steps of 0.5, at least the minimum.
   *
   * @default 4
   */
  readonly maximum?: number;
}

/** Storage of a database with capacity of its own. */
export interface ProvisionedCapacityOptions {
  /**
   * Storage to begin with, for RDS: 20 GiB to 64 TiB of gp3. It grows by itself to `maximumStorage` and never shrinks. Aurora grows as
   * needed and refuses it.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html
   * @default - 20 GiB for RDS; Aurora needs none
   */
  readonly storage?: Size;

  /**
   * Storage that it may grow to by itself, for RDS: at least a tenth more than it begins with, at most 64 TiB. Aurora grows as needed and
   * refuses it.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIOPS.Autoscaling.html
   * @default - as much as the size says, else twice the storage to begin with; Aurora needs none
   */
  readonly maximumStorage?: Size;
}

/** Decides about capacity once the engine is known. */
type CapacityByEngine = (kind: EngineKind) => DatabaseCapacity;

/** How much work a database can take. */
export class DatabaseCapacity {
  /**
   * Capacity that follows the load, for Aurora. Refuses bounds that Aurora does not have with `InvalidValue`.
   *
   * @param options the bounds
   */
  public static serverless(options: ServerlessCapacityOptions = {}): DatabaseCapacity {
    const bounds = boundsOf('DatabaseCapacity.serverless', options);
    return new DatabaseCapacity(`serverless, ${inWords(bounds)}`, bounds);
  }

  /**
   * An instance of a fixed size.
   *
   * @param instanceType the class, without the leading `db.`; t4g.medium when left out. A Graviton class costs least
   * @param options its storage
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.html
   */
  public static provisioned(
    instanceType: InstanceType = InstanceType.of(InstanceClass.T4G, InstanceSize.MEDIUM), options: ProvisionedCapacityOptions = {},
  ): DatabaseCapacity {
    const storage = storageOf('DatabaseCapacity.provisioned', options);
    return new DatabaseCapacity(`provisioned, ${instanceType}`, undefined, { instanceType, ...storage });
  }

  /**
   * As much as the size says: capacity that follows the load on Aurora, an instance with storage on RDS. `docs/engines.md` has the numbers.
   *
   * @param size how large
   */
  public static size(size: DatabaseSize): DatabaseCapacity {
    return DatabaseCapacity.sized(size, (kind) => {
      if (!kind.isCluster) return DatabaseCapacity.instanceOf(size, kind, {});
      const { leastUnits, mostUnits } = SIZE_TABLE.sizes[size];
      return new DatabaseCapacity(`size ${size}, serverless, up to ${mostUnits} ACU`, { maximum: mostUnits, floor: leastUnits });
    });
  }

  /**
   * An instance of the Graviton class that the size says, on Aurora too. `docs/engines.md` has the classes.
   *
   * Refuses storage that RDS does not have with `InvalidValue`.
   *
   * @param size how large
   * @param options its storage, where it is not as the size says
   */
  public static provisionedSize(size: DatabaseSize, options: ProvisionedCapacityOptions = {}): DatabaseCapacity {
    const storage = storageOf('DatabaseCapacity.provisionedSize', options);
    return DatabaseCapacity.sized(size, (kind) => DatabaseCapacity.instanceOf(size, kind, storage));
  }

  private static sized(size: DatabaseSize, byEngine: CapacityByEngine): DatabaseCapacity {
    return new DatabaseCapacity(`size ${size}`, undefined, undefined, byEngine);
  }

  /** What a size is as an instance. The ceiling of a size does not hold for more storage than that. */
  private static instanceOf(size: DatabaseSize, { isCluster }: EngineKind, storage: StorageInGiB): DatabaseCapacity {
    const { aurora, mostStorageGiB, rds } = SIZE_TABLE.sizes[size];
    const instanceType = new InstanceType(isCluster ? aurora : rds);
    const ceiling = isCluster || storage.storageGiB !== undefined ? {} : { mostStorageGiB };
    return new DatabaseCapacity(`size ${size}, provisioned, ${instanceType}`, undefined, { instanceType, ...ceiling, ...storage });
  }

  private constructor(
    /** The capacity in words. */
    public readonly name: string,
    /**
     * The bounds of a serverless database.
     *
     * @internal
     */
    public readonly _serverless?: ServerlessBounds,
    /**
     * The size of a provisioned one.
     *
     * @internal
     */
    public readonly _provisioned?: StorageInGiB & { readonly instanceType: InstanceType },
    private readonly byEngine?: CapacityByEngine,
  ) {}

  /**
   * The same writer, with readers on Aurora whose capacity follows the load. The first of them takes over when the writer fails, so its
   * `maximum` should be as much as the writer has: 2 GiB of memory for each ACU. Refuses bounds that Aurora does not have with
   * `InvalidValue`, and serverless capacity, which has such readers anyway, with `ContradictingProps`.
   *
   * @param options the bounds of each reader
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/aurora-serverless-v2.how-it-works.html
   */
  public withServerlessReaders(options: ServerlessCapacityOptions = {}): DatabaseCapacity {
    const bounds = boundsOf('DatabaseCapacity.withServerlessReaders', options);
    const { byEngine, _provisioned: provisioned } = this;
    if (!byEngine && !provisioned) {
      const message = `'withServerlessReaders' must follow provisioned capacity, got ${this}; its readers are serverless already`;
      throw PavedRoadError.about('DatabaseCapacity.withServerlessReaders', [{ code: ErrorCode.CONTRADICTING_PROPS, message }]);
    }
    const name = `${this.name}; readers serverless, ${inWords(bounds)}`;
    return new DatabaseCapacity(name, bounds, provisioned, byEngine && ((kind) => byEngine(kind).withServerlessReaders(options)));
  }

  /**
   * What it is on an engine.
   *
   * @internal
   */
  public _on(kind: EngineKind): DatabaseCapacity {
    return this.byEngine?.(kind) ?? this;
  }

  /** The capacity in words. */
  public toString(): string {
    return this.name;
  }
}

/** The bounds of serverless capacity in ACU; `floor` is the least where the tier does not let it pause and nobody says another one. */
interface ServerlessBounds {
  readonly minimum?: number;
  readonly maximum: number;
  readonly floor?: number;
}

/** Storage to begin with, and what it may grow to. */
interface StorageInGiB {
  readonly storageGiB?: number;
  readonly mostStorageGiB?: number;
}

function boundsOf(subject: string, { minimum, maximum = 4 }: ServerlessCapacityOptions): ServerlessBounds {
  const problems = [
    ...minimum === 0 ? [] : unitProblems('minimum', minimum, 0.5),
    ...unitProblems('maximum', maximum, 1),
  ];
  if (minimum !== undefined && minimum > maximum) {
    problems.push({ code: ErrorCode.CONTRADICTING_PROPS, message: `'minimum' must be at most 'maximum', got ${minimum} and ${maximum}` });
  }
  if (problems.length > 0) throw PavedRoadError.about(subject, problems);
  return { minimum, maximum };
}

function inWords({ minimum, maximum }: ServerlessBounds): string {
  return `${minimum ?? 'tier'} to ${maximum} ACU`;
}

function storageOf(subject: string, { storage, maximumStorage }: ProvisionedCapacityOptions): StorageInGiB {
  const [storageGiB, mostStorageGiB] = [storage, maximumStorage].map((size) => size?.toGibibytes({ rounding: undefined }));
  const problems = storageProblems({ storageGiB, mostStorageGiB });
  if (problems.length > 0) throw PavedRoadError.about(subject, problems);
  return { ...storageGiB !== undefined && { storageGiB }, ...mostStorageGiB !== undefined && { mostStorageGiB } };
}

function unitProblems(prop: string, value: number | undefined, floor: number): Problem[] {
  if (value === undefined || Token.isUnresolved(value)) return [];
  if (value >= floor && value <= 256 && Number.isInteger(value * 2)) return [];
  return [{ code: ErrorCode.INVALID_VALUE, message: `'${prop}' must be from ${floor} to 256 in steps of 0.5, got ${value}` }];
}
