/** Texts that are made when they are asked for the first time. */
export class Memo<K> {
  private readonly texts = new Map<K, string>();

  /** @param make the text for a key */
  constructor(private readonly make: (key: K) => string) {}

  /** The text for a key. */
  public of(key: K): string {
    let text = this.texts.get(key);
    if (text === undefined) this.texts.set(key, text = this.make(key));
    return text;
  }
}
