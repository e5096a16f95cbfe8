import { DatabaseCluster } from 'aws-cdk-lib/aws-rds';
import { Readers } from './read-only-database';
import { DatabasePlan } from '../database-plan';

/** The readers of a database: those of an Aurora cluster, behind one endpoint. */
export function readersOf({ engine, tier }: DatabasePlan, cluster: DatabaseCluster | undefined): Readers {
  if (!cluster) {
    return { missing: `a single instance of ${engine}: AWS does not replicate one whose password RDS manages; connect to the database itself, or use Aurora` };
  }
  const missing = `whose one instance in a ${tier} environment writes; give it 'readers', or connect to the database itself`;
  return { missing, endpoint: cluster.instanceIdentifiers.length > 1 ? cluster.clusterReadEndpoint : undefined };
}
