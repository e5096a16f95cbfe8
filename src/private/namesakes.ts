/** Who has which name in a place, such as the databases of a stack: names with construct paths, for as long as the place lives. */
export class Namesakes<Place extends object> {
  private readonly places = new WeakMap<Place, Map<string, string>>();

  /** The names that are taken in a place. */
  public in(place: Place): Map<string, string> {
    const known = this.places.get(place) ?? new Map<string, string>();
    this.places.set(place, known);
    return known;
  }
}
