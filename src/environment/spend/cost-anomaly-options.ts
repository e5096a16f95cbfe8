/** Which unusual spend somebody is told of. */
export interface CostAnomalyOptions {
  /** How many US dollars more than AWS expected, in all days of the anomaly together; above 0. */
  readonly threshold: number;
}
