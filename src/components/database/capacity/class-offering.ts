import { Token } from 'aws-cdk-lib';
import { InstanceType } from 'aws-cdk-lib/aws-ec2';
import { ErrorCode, Problem } from '../../../core/errors';
import { EngineKind } from '../engine/engine-kind';

/** Instance classes that engines do not have. */
export interface MissingClasses {
  /** What RDS calls the engines. */
  readonly engines: readonly string[];
  /** The classes, without the leading `db.`. */
  readonly classes: RegExp;
  /** The classes in words. */
  readonly inWords: string;
  /** What they are, and why they are not there. */
  readonly because: string;
  /** What to take instead. */
  readonly instead: string;
}

const AURORA = ['aurora-postgresql', 'aurora-mysql'];
const RDS = ['postgres', 'mysql', 'mariadb'];

/**
 * What engines do not offer. Classes that nobody lists here are let through: AWS has new ones every year.
 *
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Concepts.DBInstanceClass.SupportAurora.html
 * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/Concepts.DBInstanceClass.Support.html
 */
export const MISSING_CLASSES: readonly MissingClasses[] = [
  {
    engines: AURORA,
    classes: /^[mcz]\d/,
    inWords: 'm, c and z classes',
    because: 'Aurora has no general purpose and no compute optimized classes',
    instead: 'r7g.large',
  },
  {
    engines: AURORA,
    classes: /^t(3|4g)\.(?!medium$|large$)/,
    inWords: 't3 and t4g of other sizes than medium and large',
    because: 'of burstable classes Aurora has medium and large alone',
    instead: 't4g.medium',
  },
  {
    engines: AURORA,
    classes: /^x(1|1e|2i[a-z]+)\./,
    inWords: 'x1, x1e and x2i classes',
    because: 'of the X family Aurora has x2g alone',
    instead: 'x2g.large',
  },
  {
    engines: AURORA,
    classes: /^(t2|r3|r4)\./,
    inWords: 't2, r3 and r4 classes',
    because: 'Aurora versions in support run on newer classes',
    instead: 'r7g.large',
  },
  {
    engines: RDS,
    classes: /^(x1|x1e|z1d)\./,
    inWords: 'x1, x1e and z1d classes',
    because: 'RDS has it for Oracle and SQL Server alone',
    instead: 'x2g.large',
  },
  {
    engines: RDS,
    classes: /^c\d/,
    inWords: 'c classes',
    because: 'RDS has compute optimized classes in Multi-AZ DB clusters alone',
    instead: 'm7g.large',
  },
];

/** A class that the engine does not have. */
export function classProblems(engine: { readonly name: string; readonly _kind: EngineKind }, instanceType: InstanceType): Problem[] {
  const name = instanceType.toString();
  if (Token.isUnresolved(name)) return [];
  const missing = MISSING_CLASSES.find(({ engines, classes }) => engines.includes(engine._kind.name) && classes.test(name));
  if (!missing) return [];
  const message = `'capacity' must be of a class that ${engine.name} has, got db.${name}: ${missing.because}; take ${missing.instead}`;
  return [{ code: ErrorCode.NOT_OFFERED, message }];
}
