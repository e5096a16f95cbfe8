import { GraphWidget, IMetric } from 'aws-cdk-lib/aws-cloudwatch';
import { DatabaseMetrics } from './database-metrics';
import { DatabasePlan } from '../database-plan';

/** What a person looks at first: how much is asked of the database, by how many, how long it takes, and how much room is left. */
export function overviewOf({ engine, capacity }: DatabasePlan, metrics: DatabaseMetrics): GraphWidget[] {
  return [
    graph('Load (sessions that run or wait)', metrics.ofEach('DBLoad')),
    graph('Connections', [metrics.of('DatabaseConnections', 'Maximum')]),
    graph('Latency of storage in seconds', [metrics.of('ReadLatency', 'p99'), metrics.of('WriteLatency', 'p99')]),
    capacity._serverless
      ? graph('Capacity in ACU', [metrics.of('ServerlessDatabaseCapacity', 'Maximum')])
      : graph('Memory that is free', [metrics.of('FreeableMemory', 'Minimum')]),
    engine.isCluster
      ? graph('Storage that is used', [metrics.of('VolumeBytesUsed', 'Maximum')])
      : graph('Storage that is free', [metrics.of('FreeStorageSpace', 'Minimum')]),
  ];
}

function graph(title: string, left: IMetric[]): GraphWidget {
  return new GraphWidget({ title, left });
}
