/** How much a finding matters. Where governance is enforced, an ERROR that is not compliant blocks. */
export enum Severity {
  /** Must not reach an account. */
  ERROR = 'ERROR',

  /** Should be mended; blocks nothing. */
  WARNING = 'WARNING',

  /** Worth knowing. */
  INFO = 'INFO',
}
