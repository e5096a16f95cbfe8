import { DatabaseCluster, Endpoint } from 'aws-cdk-lib/aws-rds';
import { Readers } from './read-only-database';
import { DatabasePlan } from '../database-plan';

/** The readers of a database: those of an Aurora cluster, behind one endpoint. */
export function readersBehind({ engine, tier }: DatabasePlan, cluster: DatabaseCluster | undefined): Readers {
  if (!cluster) {
    return { missing: `a single instance of ${engine}: AWS does not replicate one whose password RDS manages; connect to the database itself, or use Aurora` };
  }
  const missing = `whose one instance in a ${tier} environment writes; give it 'readers', or connect to the database itself`;
  return { missing, endpoint: readerEndpointOf(cluster) };
}

/** Where the readers of a cluster answer; nothing where it has none, since AWS lets the writer answer for them then. */
export function readerEndpointOf(cluster: DatabaseCluster): Endpoint | undefined {
  return cluster.instanceIdentifiers.length > 1 ? cluster.clusterReadEndpoint : undefined;
}
