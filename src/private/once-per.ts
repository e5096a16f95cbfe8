/**
 * Works something out of an object once, however often it is asked for: the result is kept as long as the object is. For objects that
 * nobody changes, and results that nobody changes either.
 *
 * @param make what is worked out
 */
export function oncePer<K extends object, V>(make: (from: K) => V): (from: K) => V {
  const made = new WeakMap<K, { readonly value: V }>();
  return (from) => {
    let known = made.get(from);
    if (!known) made.set(from, known = { value: make(from) });
    return known.value;
  };
}
