import { Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { ServiceDatabaseAttributes } from './service-database-attributes';
import { IAppEnvironment } from '../../../core/app-environment';
import { ErrorCode, Problem } from '../../../core/errors';
import { placementProblems, stackAround } from '../../../core/placement';
import { importNameProblems } from '../../../governance/imports';

const MISSING_ENVIRONMENT = "'environment' must be given, got undefined; create an AppEnvironment and hand it over";

/** What is wrong with what was written down about a database, everything at once. */
export function attributeProblems(scope: Construct, name: string, attributes: ServiceDatabaseAttributes): Problem[] {
  const { environment, host, readerHost, port, securityGroupIds, vpcId } = attributes;
  return [
    ...placeProblems(scope, name, environment),
    ...hostProblems('host', host),
    ...readerHost === undefined ? [] : hostProblems('readerHost', readerHost),
    ...portProblems(port),
    ...secretProblems(attributes),
    ...groupProblems(securityGroupIds),
    ...vpcId === undefined ? [] : shapeProblems('vpcId', vpcId, /^vpc-[0-9a-f]{8,17}$/, 'the id of a VPC, such as vpc-0123456789abcdef0'),
    ...classificationProblems(attributes),
    ...factProblems(attributes),
  ];
}

/**
 * What keeps a database that was made elsewhere from being used in a place under a name.
 *
 * @param path the construct path of the database itself, where it is made in the same app
 */
export function placeProblems(scope: Construct, name: string, environment: IAppEnvironment | undefined, path?: string): Problem[] {
  if (!environment) return [{ code: ErrorCode.MISSING_VALUE, message: MISSING_ENVIRONMENT }];
  const message = `an imported database must lie in a stack, got ${scope.node.path || 'the app'}; create it in the stack of a workload that connects to it`;
  return [
    ...stackAround(scope) ? placementProblems(scope, environment) : [{ code: ErrorCode.MISSING_VALUE, message }],
    ...importNameProblems(environment, name, path),
  ];
}

function hostProblems(prop: string, host: string | undefined): Problem[] {
  return shapeProblems(prop, host, /^[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?$/, 'the name of a host, without scheme and port');
}

function portProblems(port: number | undefined): Problem[] {
  if (port === undefined) return [{ code: ErrorCode.MISSING_VALUE, message: "'port' must be given, got undefined; take the one that the database listens on" }];
  if (Token.isUnresolved(port) || (Number.isInteger(port) && port >= 1 && port <= 65_535)) return [];
  return [{ code: ErrorCode.INVALID_VALUE, message: `'port' must be a whole number from 1 to 65535, got ${port}; take the one that the database listens on` }];
}

function secretProblems({ secretArn, secretKeyArn, environment }: ServiceDatabaseAttributes): Problem[] {
  const secret = /^arn:[\w-]+:secretsmanager:[a-z0-9-]+:\d{12}:secret:.+-[A-Za-z0-9]{6}$/;
  const key = /^arn:[\w-]+:kms:[a-z0-9-]+:\d{12}:key\/[\w-]+$/;
  return [
    ...shapeProblems('secretArn', secretArn, secret, 'the complete ARN of a secret, with the six characters at its end'),
    ...elsewhereProblems('secretArn', secretArn, secret, environment),
    ...secretKeyArn === undefined ? [] : shapeProblems('secretKeyArn', secretKeyArn, key, 'the ARN of a key, and not of an alias'),
    ...elsewhereProblems('secretKeyArn', secretKeyArn, key, environment),
  ];
}

/** The role of a workload is enough within an account; to another one the owner would have to let it in, too. */
function elsewhereProblems(prop: string, arn: string | undefined, shape: RegExp, environment: IAppEnvironment | undefined): Problem[] {
  if (arn === undefined || !environment || Token.isUnresolved(arn) || !shape.test(arn)) return [];
  const [, , , region, account] = arn.split(':');
  return ([['account', account], ['region', region]] as const).flatMap(([what, there]) => {
    const here = environment[what];
    if (here === undefined || here === there) return [];
    const message = `'${prop}' must lie in the ${what} of the environment '${environment.identity.environmentName}', which is ${here}, got ${there}; `
      + 'what the role of a workload may do opens nothing elsewhere, so have the secret replicated or made there';
    return [{ code: ErrorCode.OTHER_ACCOUNT_OR_REGION, message }];
  });
}

function groupProblems(groups: string[] | undefined): Problem[] {
  if (!groups?.length) {
    return [{ code: ErrorCode.MISSING_VALUE, message: `'securityGroupIds' must name a security group at least, got ${groups ? 'none' : 'undefined'}; take those of the database` }];
  }
  if (Token.isUnresolved(groups)) {
    return [{ code: ErrorCode.UNRESOLVED_TOKEN, message: "'securityGroupIds' must have a known length, got a token for the whole list; name its entries one by one, each of which may be a token" }];
  }
  return groups.flatMap((id) => shapeProblems('securityGroupIds', id, /^sg-[0-9a-f]{8,17}$/, 'ids of security groups, such as sg-0123456789abcdef0'));
}

function classificationProblems({ environment, dataClassification }: ServiceDatabaseAttributes): Problem[] {
  if (!environment || !dataClassification || environment.tier.holds(dataClassification)) return [];
  const { tier } = environment;
  const message = `'dataClassification' must be at most '${tier.mostSensitiveData}' in a ${tier} environment, got '${dataClassification}'; use the database from a tier that may hold it`;
  return [{ code: ErrorCode.CLASSIFICATION_NOT_ALLOWED, message }];
}

function factProblems({ facts = {} }: ServiceDatabaseAttributes): Problem[] {
  return Object.entries(facts).filter(([, reason]) => reason.trim() === '').map(([rule, reason]) => ({
    code: ErrorCode.MISSING_VALUE, message: `'facts' must say how you know that ${rule} holds, got ${JSON.stringify(reason)}; name who checked it, or leave it out`,
  }));
}

/** What is missing or known to look otherwise. */
function shapeProblems(prop: string, value: string | undefined, shape: RegExp, what: string): Problem[] {
  if (value === undefined || value.trim() === '') {
    return [{ code: ErrorCode.MISSING_VALUE, message: `'${prop}' must be ${what}, got ${JSON.stringify(value)}; ask the owner of the database` }];
  }
  if (Token.isUnresolved(value) || shape.test(value)) return [];
  return [{ code: ErrorCode.INVALID_VALUE, message: `'${prop}' must be ${what}, got '${value}'; ask the owner of the database` }];
}
