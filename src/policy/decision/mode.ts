/** What governance does with what it finds. Each mode does what the one before it does, and more. */
export enum GovernanceMode {
  /** Writes the record and stops nothing. */
  OBSERVE = 'observe',

  /** Also prints totals to the terminal. */
  WARN = 'warn',

  /** Also fails the synthesis when a resource breaks a rule of severity ERROR. */
  ENFORCE = 'enforce',
}
