/** Which findings a waiver lifts: an exception for what nobody knows says nothing about what is known to be wrong. */
export enum WaiverCoverage {
  /** Findings of what is known to be wrong. */
  VIOLATION = 'violation',

  /** Findings of what nobody knows before the deployment. */
  UNKNOWN = 'unknown',
}
