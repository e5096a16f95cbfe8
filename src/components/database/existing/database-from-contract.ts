import { Token, Tokenization } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { placeProblems } from './attribute-problems';
import { ImportedDatabase } from './imported-database';
import { DATABASE_VALUES } from './offered-database';
import { classificationOf, offeredDatabase, sharedDatabaseProblems } from './shared-database-problems';
import { SharedDatabaseProps } from './shared-database-props';
import { IOfferedComponent } from '../../../core/environment-contract';
import { PavedRoadError } from '../../../core/errors';

const { host, port, databaseName, dialect, secretArn, keyArn, securityGroupId, readerHost } = DATABASE_VALUES;

/** A database that the owner of a shared environment offers. */
export function databaseFromContract(scope: Construct, id: string, props: SharedDatabaseProps): ImportedDatabase {
  const { environment, name, componentName: connectionName = name } = props;
  const found = environment && offeredDatabase(props);
  const problems = [...placeProblems(scope, connectionName, environment, found?.path), ...environment ? sharedDatabaseProblems(props) : []];
  if (problems.length > 0) throw PavedRoadError.about(`${scope.node.path}/${id}`, problems);
  const offered = found!;
  const read = (value: string) => offered.read(scope, value);
  const has = (value: string, otherwise: boolean) => offered.values?.includes(value) ?? otherwise;
  const dataClassification = classificationOf(offered) ?? props.dataClassification!;
  return new ImportedDatabase(scope, id, {
    origin: 'contract',
    environment,
    connectionName,
    dataClassification,
    owner: offered.owner,
    host: read(host),
    port: offered.facts ? Number(offered.facts[port]) : asNumber(read(port)),
    databaseName: offered.facts?.[databaseName] ?? read(databaseName),
    dialect: offered.facts?.[dialect] ?? read(dialect),
    secretArn: read(secretArn),
    secretKeyArn: has(keyArn, environment.tier.usesCustomerManagedKeyFor(dataClassification)) ? read(keyArn) : undefined,
    securityGroupIds: [read(securityGroupId)],
    readerHost: has(readerHost, true) ? read(readerHost) : undefined,
    facts: factsOf(offered, environment.identity.environmentName),
  });
}

/** What its owner promises. Whether it holds is judged where the database is made. */
function factsOf({ promises = [], owner }: IOfferedComponent, environmentName: string): Record<string, string> {
  const reason = `${owner} promises it in the contract of the environment '${environmentName}', whose own record says whether it holds`;
  return Object.fromEntries(promises.map((rule) => [rule, reason]));
}

/** A text that is read later, as a number. */
function asNumber(text: string): number {
  return Token.asNumber(Tokenization.reverseString(text).firstToken);
}
