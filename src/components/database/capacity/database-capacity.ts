import { Size, Token } from 'aws-cdk-lib';
import { InstanceClass, InstanceSize, InstanceType } from 'aws-cdk-lib/aws-ec2';
import { ErrorCode, PavedRoadError, Problem } from '../../../core/errors';

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
   * Storage to begin with, for RDS: 20 GiB to 64 TiB of gp3. It grows by itself to twice as much. Aurora grows as
   * needed and refuses it.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_Storage.html
   * @default - 20 GiB for RDS; Aurora needs none
   */
  readonly storage?: Size;
}

/** How much work a database can take. */
export class DatabaseCapacity {
  /**
   * Capacity that follows the load, for Aurora. Refuses bounds that Aurora does not have with `InvalidValue`.
   *
   * @param options the bounds
   */
  public static serverless(options: ServerlessCapacityOptions = {}): DatabaseCapacity {
    const { minimum, maximum = 4 } = options;
    const problems = [
      ...minimum === 0 ? [] : unitProblems('minimum', minimum, 0.5),
      ...unitProblems('maximum', maximum, 1),
    ];
    if (minimum !== undefined && minimum > maximum) {
      problems.push({ code: ErrorCode.CONTRADICTING_PROPS, message: `'minimum' must be at most 'maximum', got ${minimum} and ${maximum}` });
    }
    if (problems.length > 0) throw PavedRoadError.about('DatabaseCapacity.serverless', problems);
    return new DatabaseCapacity(`serverless, ${minimum ?? 'tier'} to ${maximum} ACU`, { minimum, maximum });
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
    const gibibytes = options.storage?.toGibibytes({ rounding: undefined });
    if (gibibytes !== undefined && !Token.isUnresolved(gibibytes) && (gibibytes < 20 || gibibytes > 65_536)) {
      const message = `'storage' must be from 20 GiB to 64 TiB, got ${gibibytes} GiB`;
      throw PavedRoadError.about('DatabaseCapacity.provisioned', [{ code: ErrorCode.INVALID_VALUE, message }]);
    }
    return new DatabaseCapacity(`provisioned, ${instanceType}`, undefined, { instanceType, storageGiB: gibibytes });
  }

  private constructor(
    /** The capacity in words. */
    public readonly name: string,
    /**
     * The bounds of a serverless database.
     *
     * @internal
     */
    public readonly _serverless?: { readonly minimum?: number; readonly maximum: number },
    /**
     * The size of a provisioned one.
     *
     * @internal
     */
    public readonly _provisioned?: { readonly instanceType: InstanceType; readonly storageGiB?: number },
  ) {}

  /** The capacity in words. */
  public toString(): string {
    return this.name;
  }
}

function unitProblems(prop: string, value: number | undefined, floor: number): Problem[] {
  if (value === undefined || Token.isUnresolved(value)) return [];
  if (value >= floor && value <= 256 && Number.isInteger(value * 2)) return [];
  return [{ code: ErrorCode.INVALID_VALUE, message: `'${prop}' must be from ${floor} to 256 in steps of 0.5, got ${value}` }];
}
