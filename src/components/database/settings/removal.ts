import { RemovalPolicy } from 'aws-cdk-lib';

/**
 * What happens, when the stack goes, to what a database needs as long as it is there: it stays where the database stays.
 * Nobody takes a snapshot of it, and CloudFormation refuses to be asked.
 */
export function removalBeside(database: RemovalPolicy): RemovalPolicy {
  return database === RemovalPolicy.SNAPSHOT ? RemovalPolicy.DESTROY : database;
}
