import { Duration, Token } from 'aws-cdk-lib';
import { Construct } from 'constructs';
import { classProblems } from './capacity/class-offering';
import { readerProblems } from './capacity/readers';
import { databaseIdentifier, databasesByIdentifier } from './database-identifier';
import { NAMING } from './engine/database-names';
import { auroraFor, EngineKind } from './engine/engine-kind';
import { versionProblems } from './engine/version-problems';
import { operationsProblems } from './operations/operations-problems';
import { recoveryProblems } from './recovery/recovery-problems';
import { restoreProblems } from './recovery/restore-problems';
import { ServiceDatabaseProps } from './service-database-props';
import { SettledDatabaseProps } from './settled-props';
import { ErrorCode, Problem } from '../../core/errors';

/** What is wrong with the props of a database, everything at once. */
export function databaseProblems(scope: Construct, id: string, props: SettledDatabaseProps): Problem[] {
  return [
    ...identifierProblems(scope, id),
    ...classificationProblems(props),
    ...versionProblems(scope, props),
    ...nameProblems(databaseNameOf(id, props), props.databaseName === undefined, props.engine._kind),
    ...operationsProblems(props),
    ...props.environment ? tierProblems(props) : [],
  ];
}

/** What the tier has a say in. */
function tierProblems(props: SettledDatabaseProps): Problem[] {
  return [backupProblems, capacityProblems, readerProblems, recoveryProblems, restoreProblems].flatMap((problemsOf) => problemsOf(props));
}

/** `OrdersDb` and `ordersdb` are two constructs, and one physical name. */
function identifierProblems(scope: Construct, id: string): Problem[] {
  const identifier = databaseIdentifier(scope, id);
  const namesake = databasesByIdentifier(scope).get(identifier);
  if (namesake === undefined) return [];
  const message = `'id' must give a physical name of its own, got '${id}', which is '${identifier}' as that of ${namesake}; choose an id that differs in more than case and signs`;
  return [{ code: ErrorCode.DUPLICATE_COMPONENT, message }];
}

/** The name of the database inside the server. */
export function databaseNameOf(id: string, { databaseName, componentName }: Pick<ServiceDatabaseProps, 'databaseName' | 'componentName'>): string {
  return databaseName ?? (componentName ?? id).replace(/([a-z0-9])([A-Z])/g, '$1_$2').replace(/[^A-Za-z0-9]+/g, '_').toLowerCase();
}

function classificationProblems({ dataClassification }: ServiceDatabaseProps): Problem[] {
  if (dataClassification) return [];
  return [{ code: ErrorCode.MISSING_VALUE, message: "'dataClassification' must say what the data calls for, got undefined; choose a DataClassification" }];
}

function nameProblems(name: string, isDerived: boolean, { dialect }: EngineKind): Problem[] {
  if (Token.isUnresolved(name)) {
    return [{ code: ErrorCode.UNRESOLVED_TOKEN, message: "'databaseName' must be known at synthesis, got a token; write the name itself" }];
  }
  const { title, longest, reserved } = NAMING[dialect];
  if (/^[A-Za-z][A-Za-z0-9_]*$/.test(name) && name.length <= longest && !reserved.has(name.toLowerCase())) return [];
  const message = `'databaseName' must be a letter followed by at most ${longest - 1} letters, digits or underscores, and no word that ${title} reserves, got '${name}'`
    + `${isDerived ? ', which was made from the id of the component' : ''}; give the database a name of its own`;
  return [{ code: ErrorCode.INVALID_VALUE, message }];
}

function backupProblems({ backupRetention, environment: { tier } }: ServiceDatabaseProps): Problem[] {
  if (!backupRetention || backupRetention.isUnresolved()) return [];
  const days = backupRetention.toDays({ integral: false });
  const floor = tier.minimumBackupRetention.toDays();
  if (Number.isInteger(days) && days >= floor && days <= Duration.days(35).toDays()) return [];
  const message = `'backupRetention' must be from ${floor} to 35 whole days in a ${tier} environment, got ${words(days)}; leave it out for ${words(tier.backupRetention.toDays())}`;
  return [{ code: ErrorCode.OUTSIDE_TIER_BOUND, message }];
}

function capacityProblems(props: SettledDatabaseProps): Problem[] {
  const { capacity: asked, ioOptimized, engine, environment: { tier } } = props;
  const problems: Problem[] = [];
  if (ioOptimized && !engine.isCluster) {
    problems.push({ code: ErrorCode.CONTRADICTING_PROPS, message: `'ioOptimized' must be left out for ${engine}, got true; only Aurora has such storage` });
  }
  const capacity = asked?._on(engine._kind);
  if (!capacity) return problems;
  if (capacity._provisioned) problems.push(...classProblems(engine, capacity._provisioned.instanceType));
  if (capacity._serverless && !engine.isCluster) {
    problems.push({ code: ErrorCode.CONTRADICTING_PROPS, message: `'capacity' must be provisioned for ${engine}, got ${capacity}; use DatabaseCapacity.provisioned() or ${auroraFor(engine._kind)}` });
  }
  if (capacity._provisioned?.storageGiB !== undefined && engine.isCluster) {
    problems.push({ code: ErrorCode.CONTRADICTING_PROPS, message: `'storage' must be left out for ${engine}, got ${capacity._provisioned.storageGiB} GiB; its storage grows as needed` });
  }
  if (capacity._provisioned?.mostStorageGiB !== undefined && engine.isCluster) {
    problems.push({ code: ErrorCode.CONTRADICTING_PROPS, message: `'maximumStorage' must be left out for ${engine}, got ${capacity._provisioned.mostStorageGiB} GiB; its storage grows as needed` });
  }
  if (capacity._serverless?.minimum === 0 && !tier.scaleToZero) {
    problems.push({ code: ErrorCode.OUTSIDE_TIER_BOUND, message: `'minimum' must be at least 0.5 ACU in a ${tier} environment, got 0; a paused database makes its first caller wait` });
  }
  return problems;
}

function words(days: number): string {
  return days === 1 ? '1 day' : `${days} days`;
}
