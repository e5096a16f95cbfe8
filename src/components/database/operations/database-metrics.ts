import { Duration } from 'aws-cdk-lib';
import { IMetric, MathExpression, Metric } from 'aws-cdk-lib/aws-cloudwatch';
import { DatabaseCluster, DatabaseInstance } from 'aws-cdk-lib/aws-rds';

const PERIOD = Duration.minutes(5);

/**
 * What CloudWatch measures of a database: an instance under its own name, a cluster under its name, by the role of its members where an
 * average over all of them would hide the one that suffers.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/dimensions.html
 */
export class DatabaseMetrics {
  constructor(private readonly resource: DatabaseCluster | DatabaseInstance) {}

  /** Of the whole database. */
  public of(metricName: string, statistic: string, period = PERIOD): Metric {
    return this.resource.metric(metricName, { statistic, period });
  }

  /** Of the writer or of the readers, whichever has more. */
  public busiest(metricName: string, period = PERIOD): IMetric {
    if (!this.hasReaders) return this.of(metricName, 'Average', period);
    const writer = this.ofRole('WRITER', metricName, 'Average', period);
    const readers = this.ofRole('READER', metricName, 'Average', period);
    return new MathExpression({ label: metricName, expression: 'MAX([writer, readers])', period, usingMetrics: { writer, readers } });
  }

  /** Of the readers of a cluster. */
  public ofReaders(metricName: string, statistic: string): Metric {
    return this.ofRole('READER', metricName, statistic, PERIOD);
  }

  /** Of each instance. */
  public ofEach(metricName: string): Metric[] {
    const identifiers = this.resource instanceof DatabaseCluster ? this.resource.instanceIdentifiers : [this.resource.instanceIdentifier];
    return identifiers.map((DBInstanceIdentifier) =>
      new Metric({ namespace: 'AWS/RDS', metricName, dimensionsMap: { DBInstanceIdentifier }, statistic: 'Average', period: PERIOD }));
  }

  /** Whether there is more than the writer. */
  public get hasReaders(): boolean {
    return this.resource instanceof DatabaseCluster && this.resource.instanceIdentifiers.length > 1;
  }

  private ofRole(Role: 'WRITER' | 'READER', metricName: string, statistic: string, period: Duration): Metric {
    const { clusterIdentifier: DBClusterIdentifier } = this.resource as DatabaseCluster;
    return new Metric({ namespace: 'AWS/RDS', metricName, dimensionsMap: { DBClusterIdentifier, Role }, statistic, period });
  }
}
