/** Whose an environment is, and what it is for. Tags, records and budgets are made from it. */
export interface EnvironmentIdentity {
  /** The application that runs in the environment. */
  readonly application: string;

  /** The name of the environment, unique in its account and region. */
  readonly environmentName: string;

  /** The team that answers for it. */
  readonly owner: string;

  /** Who pays for it. */
  readonly costCenter: string;
}
