/**
 * What data calls for.
 *
 * Required on every component that keeps data. It decides about customer-managed keys together with the tier, which
 * tiers may hold the data, and travels as the tag `data-classification`.
 */
export class DataClassification {
  /** Everybody may know it. */
  public static readonly PUBLIC = new DataClassification('public', 0);

  /** Everybody in the company may know it. */
  public static readonly INTERNAL = new DataClassification('internal', 1);

  /** Some people in the company may know it; personal data is at least this. */
  public static readonly CONFIDENTIAL = new DataClassification('confidential', 2);

  /** Named people may know it; its loss would hurt customers or the company. */
  public static readonly RESTRICTED = new DataClassification('restricted', 3);

  /**
   * All classifications, the least sensitive first.
   *
   * @internal
   */
  public static _all(): DataClassification[] {
    return [DataClassification.PUBLIC, DataClassification.INTERNAL, DataClassification.CONFIDENTIAL, DataClassification.RESTRICTED];
  }

  private constructor(
    /** The name, in lower case, as it stands in tags and records. */
    public readonly name: string,
    private readonly rank: number,
  ) {}

  /**
   * Whether data of this classification calls for at least as much care as data of the other one.
   *
   * @param other the classification to compare with
   */
  public isAtLeast(other: DataClassification): boolean {
    return this.rank >= other.rank;
  }

  /** The name. */
  public toString(): string {
    return this.name;
  }
}
