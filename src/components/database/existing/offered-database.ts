import { DatabaseCluster } from 'aws-cdk-lib/aws-rds';
import { ErrorCode, PavedRoadError } from '../../../core/errors';
import { GovernedComponent } from '../../../governance/governed-component';
import { readerEndpointOf } from '../access/readers';
import { DatabasePlan } from '../database-plan';
import { promises } from '../promises';
import { IServiceDatabase } from '../service-database-interface';

/** What a `ServiceDatabase` is called in contracts. */
export const DATABASE_TYPE = 'ServiceDatabase';

/** The values of a database that is offered. Names stand in paths of parameters, so none is ever renamed. */
export const DATABASE_VALUES = {
  databaseName: 'database-name',
  dataClassification: 'data-classification',
  dialect: 'dialect',
  engine: 'engine',
  port: 'port',
  host: 'host',
  readerHost: 'reader-host',
  securityGroupId: 'security-group-id',
  secretArn: 'secret-arn',
  keyArn: 'key-arn',
} as const;

/** A database of this library. */
type OwnDatabase = GovernedComponent & IServiceDatabase & { readonly cluster?: DatabaseCluster };

/** Publishes a database in the contract of its environment, once. */
export function offerDatabase(database: OwnDatabase, plan: DatabasePlan): void {
  const { environment: { contract, identity: { environmentName } }, componentName } = database;
  if (contract === undefined) {
    const message = `'environment' must be shared to offer '${componentName}', got '${environmentName}' without 'offers'; give it 'offers', or let workloads of this app connect directly`;
    throw PavedRoadError.of(database, ErrorCode.CONTRADICTING_PROPS, message);
  }
  if (contract.componentNames?.includes(componentName)) return;
  const { engine: { _kind: { name: engine, dialect, port } }, databaseName, dataClassification, key } = plan;
  const readers = database.cluster && readerEndpointOf(database.cluster);
  contract.offerComponent(database, {
    name: componentName,
    type: DATABASE_TYPE,
    facts: {
      [DATABASE_VALUES.databaseName]: databaseName,
      [DATABASE_VALUES.dataClassification]: dataClassification.name,
      [DATABASE_VALUES.dialect]: dialect,
      [DATABASE_VALUES.engine]: engine,
      [DATABASE_VALUES.port]: String(port),
    },
    outputs: {
      [DATABASE_VALUES.host]: database.endpoint.hostname,
      ...readers && { [DATABASE_VALUES.readerHost]: readers.hostname },
      [DATABASE_VALUES.securityGroupId]: database.connections.securityGroups[0].securityGroupId,
      ...key && { [DATABASE_VALUES.keyArn]: key.keyArn },
    },
    secrets: { [DATABASE_VALUES.secretArn]: database.secret },
    promises: promises.map(({ meta }) => meta.id),
  });
}
