const UNITS = ['', 'KiB', 'MiB', 'GiB', 'TiB', 'PiB'];

const AMOUNT = /^([0-9.e-]+) ?([KMGTP]iB)?$/;

/** A number, or a size in bytes. The two are not compared. */
export class Amount {
  /** Whether something is an amount from 0 on: a number, or a text that `parse` reads. */
  public static is(value: unknown): value is number | string {
    const [, digits] = ['number', 'string'].includes(typeof value) ? AMOUNT.exec(String(value)) ?? [] : [];
    return Number(digits) >= 0;
  }

  /** Reads what the schema lets through: `20`, `0.5`, `1 TiB`, `512MiB`. */
  public static parse(text: string): Amount {
    const [, digits, unit] = AMOUNT.exec(text)!;
    return new Amount(Number(digits) * 1024 ** UNITS.indexOf(unit ?? ''), unit !== undefined);
  }

  /** A number. */
  public static of(value: number): Amount {
    return new Amount(value, false);
  }

  private constructor(
    /** The number; bytes for a size. */
    public readonly value: number,
    /** Whether it is a size. */
    public readonly isSize: boolean,
  ) {}

  /** So much of it, so many times. */
  public times(count: number): Amount {
    return new Amount(this.value * count, this.isSize);
  }

  /** Whether it is at most another one; never where one is a size and the other is not. */
  public isAtMost(other: Amount): boolean {
    return this.isSize === other.isSize && this.value <= other.value;
  }

  /** As JSON has it: a number, or a size as a text. */
  public toJSON(): number | string {
    return this.isSize ? this.toString() : this.value;
  }

  /** The amount in its largest whole unit, so that equal amounts are equal texts. */
  public toString(): string {
    if (!this.isSize) return String(this.value);
    const unit = [5, 4, 3, 2, 1].find((exponent) => this.value > 0 && this.value % 1024 ** exponent === 0) ?? 1;
    return `${this.value / 1024 ** unit} ${UNITS[unit]}`;
  }
}
