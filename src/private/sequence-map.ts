/** A value for each sequence of objects, found without making a text of the sequence. */
export class SequenceMap<K extends object, V> {
  private readonly root = new Step<K, V>();

  /** The value for a sequence, made when it is asked for the first time. */
  public ensure<T>(items: readonly T[], keyOf: (item: T) => K, make: () => V): V {
    let step = this.root;
    for (const item of items) step = step.next(keyOf(item));
    return (step.end ??= { value: make() }).value;
  }
}

class Step<K extends object, V> {
  public end?: { readonly value: V };
  private readonly steps = new Map<K, Step<K, V>>();

  public next(key: K): Step<K, V> {
    let step = this.steps.get(key);
    if (!step) this.steps.set(key, step = new Step());
    return step;
  }
}
