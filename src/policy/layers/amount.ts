const UNITS = ['', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

/** A number, or a size in bytes. The two are not compared. */
export class Amount {
  /** Reads what the schema lets through: `20`, `0.5`, `1 TiB`, `512MiB`. */
  public static parse(text: string): Amount {
    const [, digits, unit] = /^([0-9.e-]+) ?([KMGTP]iB)?$/.exec(text)!;
    return new Amount(Number(digits) * 1024 ** UNITS.indexOf(unit ?? ''), unit !== undefined);
  }

  private constructor(
    /** The number; bytes for a size. */
    public readonly value: number,
    /** Whether it is a size. */
    public readonly isSize: boolean,
  ) {}

  /** The amount in its largest whole unit, so that equal amounts are equal texts. */
  public toString(): string {
    if (!this.isSize) return String(this.value);
    const unit = [5, 4, 3, 2, 1].find((exponent) => this.value > 0 && this.value % 1024 ** exponent === 0) ?? 1;
    return `${this.value / 1024 ** unit} ${UNITS[unit]}`;
  }
}
