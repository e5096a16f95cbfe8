import { RemovalPolicy } from 'aws-cdk-lib';
import { CfnDBInstance, DatabaseCluster } from 'aws-cdk-lib/aws-rds';

/**
 * What happens, when the stack goes, to what a database needs as long as it is there: it stays where the database stays.
 * Nobody takes a snapshot of it, and CloudFormation refuses to be asked.
 */
export function removalBeside(database: RemovalPolicy): RemovalPolicy {
  return database === RemovalPolicy.SNAPSHOT ? RemovalPolicy.DESTROY : database;
}

/**
 * A reader that is taken away, or loses its stack, goes: the data lies with the cluster, and an instance that nobody
 * knows of costs money. The writer stays where the cluster stays, and goes on serving.
 */
export function letReadersGo(cluster: DatabaseCluster): void {
  for (const member of cluster.node.children.filter(({ node }) => node.id !== 'Writer')) {
    if (member.node.defaultChild instanceof CfnDBInstance) member.node.defaultChild.applyRemovalPolicy(RemovalPolicy.DESTROY);
  }
}
