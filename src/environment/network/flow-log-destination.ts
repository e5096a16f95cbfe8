/** Where the flow logs of a network are kept, as long as the tier keeps logs in either place. */
export enum FlowLogDestination {
  /** A log group: lines can be searched within minutes. */
  CLOUDWATCH_LOGS = 'cloud-watch-logs',

  /** The log bucket of the environment: cheaper where there is much traffic, and searched with Athena. */
  LOG_BUCKET = 's3',
}
