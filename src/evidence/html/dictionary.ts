/** Values by number, each once, so that what repeats is written once. */
export class Dictionary<T> {
  /** The values in the order of their numbers. */
  public readonly values: T[] = [];
  private readonly numbers = new Map<unknown, number>();
  /** What was asked for last: neighbours are often alike. */
  private lastKey: unknown;
  private lastNumber = -1;

  /**
   * The number of a value; -1 for none.
   *
   * @param value the value
   * @param key what it is known by; the value itself when left out
   */
  public add(value: T | undefined, key: unknown = value): number {
    if (value === undefined) return -1;
    if (key === this.lastKey) return this.lastNumber;
    let number = this.numbers.get(key);
    if (number === undefined) this.numbers.set(key, number = this.values.push(value) - 1);
    this.lastKey = key;
    return this.lastNumber = number;
  }
}
