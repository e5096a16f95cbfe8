/** A finding that the newest CDK gives and the lowest one does not, or the other way round, on the same app. */
export interface Difference {
  /** The findings: rule, state and place. */
  readonly finding: RegExp;
  readonly reason: string;
}

/** Every difference in findings between the lowest CDK that this library runs on and the newest one it was run on. */
export const DIFFERENCES: readonly Difference[] = [
  {
    finding: /^AwsSolutions-L1 is non-compliant at \S+\/Worker\/Resource /,
    reason: 'the newest CDK alone knows Python 3.15, so for cdk-nag 3.14 is the newest runtime on the lowest and an older one on the newest',
  },
];
