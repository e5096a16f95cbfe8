/** An environment as a graph without positions, which the browser lays out. */
export interface Picture {
  /** The construct path of the environment; nothing for stacks of nobody. */
  readonly path?: string;
  /** The name of the environment. */
  readonly name: string;
}
