/**
 * Something that the template does not tell about a property and a component knows, such as the port behind a parameter.
 *
 * A fact fills in what is not known; it never replaces a value that the template tells.
 *
 * @internal
 */
export interface Fact {
  /** The property, names joined by dots. */
  readonly property: string;
  /** Its value as JSON. */
  readonly value: unknown;
  /** The path of the component that says so. */
  readonly statedBy: string;
  /** How the component knows. */
  readonly reason: string;
}
