import { State } from '../policy/rule/verdict';

/** What a rule said about a fixture. */
export interface RuleOutcome {
  /** The name of the fixture. */
  readonly fixture: string;

  /** What it should say. */
  readonly expected: State;

  /** What it said; unknown where it threw or gave no verdict. */
  readonly state: State;

  /**
   * Its message, or what it died of.
   *
   * @default - it said nothing more than the state
   */
  readonly message?: string;

  /**
   * The property that it named.
   *
   * @default - it named none
   */
  readonly property?: string;

  /**
   * What is wrong with it: another state, an exception, a violation without a message, an unknown without a property.
   *
   * @default - it said what it should
   */
  readonly problem?: string;
}

/** A fixture with one property changed, and what the rule made of it. */
export interface RuleMutation {
  /** The name of the fixture. */
  readonly fixture: string;

  /** What the rule should say about the fixture itself. */
  readonly expected: State;

  /**
   * The property that was changed: names joined by dots. Before that of another resource in the template stands its logical
   * id and a slash.
   */
  readonly property: string;

  /**
   * The value in the fixture.
   *
   * @default - the fixture leaves the property out
   */
  readonly before?: unknown;

  /**
   * The value that it was changed to.
   *
   * @default - the property was taken away
   */
  readonly after?: unknown;

  /** What the rule said then; unknown where it threw or gave no verdict. */
  readonly state: State;

  /** Whether the rule gave another verdict than on the fixture itself. One that throws has not noticed anything. */
  readonly noticed: boolean;
}
