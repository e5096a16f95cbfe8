/**
 * What rules stand for in a framework, as one source says it. Several mappings of one framework add up.
 *
 * A mapping says that a rule contributes to a control, not that it is all the control asks for.
 */
export interface ControlMapping {
  /** The name of the framework, such as `NIST.800-53.R5`. Without a slash: a control is known as `<framework>/<control>`. */
  readonly framework: string;

  /** The version of the framework, as its publisher counts. */
  readonly version: string;

  /** The page or document that says so. */
  readonly source: string;

  /**
   * The day on which the source was read, such as `2026-11-21`.
   *
   * @default - the mapping does not tell how old it is
   */
  readonly retrieved?: string;

  /** By the id of a control, such as `SC-28(1)`: the ids of the rules that stand for it, of whatever pack. */
  readonly controls: Record<string, string[]>;
}
