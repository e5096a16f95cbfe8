import { Construct } from 'constructs';
import { attributeProblems } from './attribute-problems';
import { ImportedDatabase } from './imported-database';
import { ServiceDatabaseAttributes } from './service-database-attributes';
import { PavedRoadError } from '../../../core/errors';
import { databaseNameOf } from '../database-problems';

/** A database that exists already, as somebody wrote it down. */
export function databaseFromAttributes(scope: Construct, id: string, attributes: ServiceDatabaseAttributes): ImportedDatabase {
  const { componentName: connectionName = id, facts = {} } = attributes;
  const problems = attributeProblems(scope, connectionName, attributes);
  if (problems.length > 0) throw PavedRoadError.about(`${scope.node.path}/${id}`, problems);
  return new ImportedDatabase(scope, id, { ...attributes, origin: 'attributes', connectionName, databaseName: databaseNameOf(id, attributes), facts });
}
