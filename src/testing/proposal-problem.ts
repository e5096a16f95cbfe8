/** What a lint of proposals looks at. */
export enum ProposalCheck {
  /** The resource belongs to whoever proposes. */
  REACH = 'reach',

  /** There is a finding that the proposal lifts. */
  NEED = 'need',

  /** The reason says why the resource is as it is. */
  REASON = 'reason',
}

/** Something that is wrong with an exception that a component proposes. */
export interface ProposalProblem {
  /** The construct path of the component or environment. */
  readonly component: string;

  /** The full id of the rule. */
  readonly rule: string;

  /** The construct path of the resource that the exception is proposed for. */
  readonly resource: string;

  /** What was looked at. */
  readonly check: ProposalCheck;

  /** What is wrong, and what to do. */
  readonly message: string;
}
