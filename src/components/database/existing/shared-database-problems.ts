import { Token } from 'aws-cdk-lib';
import { DATABASE_TYPE, DATABASE_VALUES } from './offered-database';
import { SharedDatabaseProps } from './shared-database-props';
import { DataClassification } from '../../../core/data-classification';
import { IOfferedComponent } from '../../../core/environment-contract';
import { ErrorCode, Problem } from '../../../core/errors';
import { unresolvedProblem } from '../../../core/identity-problems';

/** What keeps an application from using a database that is offered, everything at once. */
export function sharedDatabaseProblems(props: SharedDatabaseProps): Problem[] {
  const offered = offeredDatabase(props);
  return offered ? [...dialectProblems(props, offered), ...classificationProblems(props, offered)] : offerProblems(props);
}

/** The database as the contract has it; nothing where something keeps everybody from using it. */
export function offeredDatabase(props: SharedDatabaseProps): IOfferedComponent | undefined {
  return offerProblems(props).length > 0 ? undefined : props.environment.contract!.component(props.name);
}

/** The classification that the contract says; nothing where it is not at hand. */
export function classificationOf({ facts }: IOfferedComponent): DataClassification | undefined {
  return facts && DataClassification._all().find(({ name }) => name === facts[DATABASE_VALUES.dataClassification]);
}

function offerProblems({ environment: { contract, identity: { environmentName } }, name }: SharedDatabaseProps): Problem[] {
  if (name === undefined || name === '') {
    return [{ code: ErrorCode.MISSING_VALUE, message: `'name' must be what the database is called in the contract, got ${JSON.stringify(name)}; ask the owner of the environment` }];
  }
  if (Token.isUnresolved(name)) return [unresolvedProblem('name', 'what is published is found by it')];
  if (contract) return contract.componentProblems(name, DATABASE_TYPE);
  const message = `'environment' must be shared to have the database '${name}' in its contract, got '${environmentName}', which is of this app alone; connect to the database itself, or take the environment by AppEnvironment.fromContract`;
  return [{ code: ErrorCode.NEED_NOT_MET, message }];
}

function dialectProblems({ name, dialect }: SharedDatabaseProps, { facts, owner }: IOfferedComponent): Problem[] {
  const said = facts?.[DATABASE_VALUES.dialect];
  if (dialect === undefined || said === undefined || said === dialect) return [];
  const message = `'dialect' must be that of the database '${name}', which is ${said}, got ${dialect}; use a client that speaks it, or another database of ${owner}`;
  return [{ code: ErrorCode.CONTRADICTING_PROPS, message }];
}

function classificationProblems(props: SharedDatabaseProps, offered: IOfferedComponent): Problem[] {
  const { environment: { tier }, name, dataClassification: wanted } = props;
  const kept = classificationOf(offered);
  if (!kept && !wanted) {
    const message = `'dataClassification' must be given without the contract at hand, got undefined; say what the owner of '${name}' keeps it for`;
    return [{ code: ErrorCode.MISSING_VALUE, message }];
  }
  if (!kept && wanted && !tier.holds(wanted)) {
    const message = `'dataClassification' must be at most '${tier.mostSensitiveData}' in a ${tier} environment, got '${wanted}'; say what the owner of '${name}' keeps it for`;
    return [{ code: ErrorCode.CLASSIFICATION_NOT_ALLOWED, message }];
  }
  if (!kept || !wanted || kept.isAtLeast(wanted)) return [];
  const message = `'dataClassification' must be at most that of the database '${name}', which is for '${kept}' data, got '${wanted}'; ask its owner, ${offered.owner}, or keep such data in a database of your own`;
  return [{ code: ErrorCode.CLASSIFICATION_NOT_ALLOWED, message }];
}
