import { Token } from 'aws-cdk-lib';
import { Original } from './original';
import { ErrorCode, Problem } from '../../../core/errors';
import { SettledDatabaseProps } from '../settled-props';

/** What keeps a database from being made of what it is to be restored from. */
export function restoreProblems(props: SettledDatabaseProps): Problem[] {
  const { restore, engine, environment } = props;
  if (!restore) return [];
  const { cluster, instance, region, original } = restore._origin;
  const problems = [...versionProblems(props), ...original ? originalProblems(props, original) : []];
  if (!(engine.isCluster ? cluster : instance)) {
    const wayOut = original ? 'restore it to a point in time, since RDS cannot clone' : `use the engine that it was taken of, which is ${engine.isCluster ? 'RDS' : 'Aurora'}`;
    problems.push(contradiction(`'restore' must be made for ${engine}, got ${restore}; ${wayOut}`));
  }
  if (region && known(environment.region) && region !== environment.region) {
    problems.push(contradiction(`'restore' must lie in ${environment.region}, where the environment is, got ${restore}; copy the snapshot there first`));
  }
  return problems;
}

/** Data of an engine goes into the same engine, and never into an older version of it. */
function versionProblems({ restore, engine }: SettledDatabaseProps): Problem[] {
  const { engine: from, keepsVersion } = restore!._origin;
  if (!from) return [];
  if (from._kind.name !== engine._kind.name) {
    return [contradiction(`'engine' must be ${from._kind.title}, which ${restore} is of, got ${engine}; move data to another engine with AWS DMS or a dump`)];
  }
  const order = compareVersions(engine.version, from.version);
  if (keepsVersion && engine.isCluster && order !== 0) {
    return [contradiction(`'engine' must be ${from}, the version that ${restore} has, got ${engine}; upgrade it once it is there`)];
  }
  return order < 0 ? [contradiction(`'engine' must be at least ${from}, which ${restore} is of, got ${engine}; RDS never goes back to an older version`)] : [];
}

function originalProblems({ restore, environment, dataClassification, databaseName }: SettledDatabaseProps, original: Original): Problem[] {
  const problems: Problem[] = [];
  if (dataClassification && !dataClassification.isAtLeast(original.dataClassification)) {
    const message = `'dataClassification' must be at least '${original.dataClassification}', which ${restore} has, got '${dataClassification}'; copying data does not make it less sensitive`;
    problems.push({ code: ErrorCode.CLASSIFICATION_NOT_ALLOWED, message });
  }
  if (databaseName !== original.databaseName) {
    problems.push(contradiction(`'databaseName' must be '${original.databaseName}', as it is in ${restore}, got '${databaseName}'; leave it out`));
  }
  for (const place of ['account', 'region'] as const) {
    const [here, there] = [environment[place], original.environment[place]];
    if (known(here) && known(there) && here !== there) {
      problems.push(contradiction(`'restore' must lie in the ${place} of the environment, ${here}, got ${restore} in ${there}; copy a snapshot there and restore from it`));
    }
  }
  return problems;
}

function contradiction(message: string): Problem {
  return { code: ErrorCode.CONTRADICTING_PROPS, message };
}

function known(place: string | undefined): boolean {
  return place !== undefined && !Token.isUnresolved(place);
}

/** Below 0 where the first one is older, above where it is newer. One that leaves the minor version to RDS is neither. */
function compareVersions(one: string, other: string): number {
  const parts = [one, other].map((version) => version.split('.'));
  const said = Math.min(...parts.map(({ length }) => length));
  const [left, right] = parts.map((numbers) => numbers.slice(0, said).join('.'));
  return left.localeCompare(right, 'en', { numeric: true });
}
