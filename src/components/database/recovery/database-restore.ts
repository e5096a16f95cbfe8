import { Token } from 'aws-cdk-lib';
import { CfnDBCluster, CfnDBInstance } from 'aws-cdk-lib/aws-rds';
import { Original, originalOf } from './original';
import { ErrorCode, PavedRoadError, Problem } from '../../../core/errors';
import { DatabaseEngine } from '../engine/database-engine';
import { IServiceDatabase } from '../service-database-interface';

/** What is known about a snapshot. */
export interface SnapshotOptions {
  /**
   * The engine and version that the snapshot was taken of. With it, another engine or an older version is refused at synthesis.
   *
   * @default - not known; RDS refuses what does not fit when it is deployed
   */
  readonly engine?: DatabaseEngine;
}

/** Which database is restored, and to when. */
export interface PointInTimeOptions {
  /**
   * The database that the data comes from, in the same account and region: the name of its cluster or instance, such as `shop-orders`.
   * For one that was deleted and whose automated backups were kept it is the resource id, such as
   * `cluster-ABCDEFGHIJKLMNOPQRSTUVWXYZ` or `db-ABCDEFGHIJKLMNOPQRSTUVWXYZ`.
   */
  readonly source: string;

  /**
   * The instant in UTC, such as `2026-11-21T14:30:00Z`. Before the latest restorable time, which is about five minutes ago, and within
   * the time for which backups are kept.
   *
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_PIT.html
   * @default - the latest restorable time, once, when it is deployed
   */
  readonly time?: string;

  /**
   * The engine and version of the source. With it, another engine or another version that does not fit is refused at synthesis.
   *
   * @default - not known; RDS refuses what does not fit when it is deployed
   */
  readonly engine?: DatabaseEngine;
}

/** How an L1 says where its data comes from. */
type Source<Resource> = Partial<Resource>;

/** Where the data of a database comes from when it is made. */
export class DatabaseRestore {
  /**
   * From a snapshot: of a cluster for Aurora, of an instance for RDS. Refuses what is neither a name nor an ARN of one with
   * `InvalidValue`, nothing with `MissingValue`, and a token with `UnresolvedToken`.
   *
   * The snapshot has to be encrypted, and its key has to be usable. Aurora encrypts the data with the key of the environment; RDS keeps
   * the key of the snapshot, so a snapshot with another key is copied with the right one first.
   *
   * @param snapshot the name, such as `rds:shop-orders-2026-11-20-03-12`, or the ARN; of another account it has to be the ARN
   * @param options what is known about it
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/USER_RestoreFromSnapshot.html
   */
  public static fromSnapshot(snapshot: string, options: SnapshotOptions = {}): DatabaseRestore {
    const [, kind] = SNAPSHOT_ARN.exec(snapshot) ?? [];
    refuse('fromSnapshot', [
      ...tokenProblems('snapshot', snapshot),
      ...textProblems('snapshot', snapshot, (text) => kind !== undefined || SNAPSHOT_NAME.test(text), 'the name or the ARN of a snapshot, such as rds:shop-orders-2026-11-20-03-12'),
    ]);
    return new DatabaseRestore(`snapshot ${snapshot}`, {
      cluster: kind === 'snapshot' ? undefined : { snapshotIdentifier: snapshot },
      instance: kind === 'cluster-snapshot' ? undefined : { dbSnapshotIdentifier: snapshot },
      engine: options.engine,
      region: kind && snapshot.split(':')[3],
    });
  }

  /**
   * To what a database was at an instant, from its automatic backups. Refuses a source or an instant that is none with `InvalidValue`, no
   * source with `MissingValue`, and a token with `UnresolvedToken`.
   *
   * @param options which database, and when
   */
  public static toPointInTime(options: PointInTimeOptions): DatabaseRestore {
    const { source, time, engine } = options;
    refuse('toPointInTime', [
      ...tokenProblems('source', source),
      ...textProblems('source', source, (text) => IDENTIFIER.test(text) || RESOURCE_ID.test(text), 'the name of a cluster or instance, such as shop-orders, or its resource id'),
      ...time === undefined ? [] : textProblems('time', time, isInstant, 'an instant in UTC, such as 2026-11-21T14:30:00Z'),
    ]);
    const [, kind] = RESOURCE_ID.exec(source) ?? [];
    const useLatestRestorableTime = time === undefined || undefined;
    const cluster = kind ? { sourceDbClusterResourceId: source } : { sourceDbClusterIdentifier: source };
    const instance = kind ? { sourceDbiResourceId: source } : { sourceDbInstanceIdentifier: source };
    return new DatabaseRestore(`${source} at ${time ?? 'the latest restorable time'}`, {
      cluster: kind === 'db' ? undefined : { ...cluster, restoreToTime: time, useLatestRestorableTime },
      instance: kind === 'cluster' ? undefined : { ...instance, restoreTime: time, useLatestRestorableTime },
      engine,
      keepsVersion: true,
    });
  }

  /**
   * A clone of an Aurora database in the same account and region: it is there within minutes whatever the size, and costs storage for
   * what either of the two changes from then on alone. Up to 15 clones of a database are made so; AWS copies the data for the next one.
   *
   * It keeps key, engine, version and database name of the other one, and asks for data that is classified at least as high. Refuses a
   * database that this app does not make with `InvalidValue`.
   *
   * @param database the database, as this app makes it
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.Managing.Clone.html
   */
  public static cloneOf(database: IServiceDatabase): DatabaseRestore {
    const original = originalOf(database);
    if (!original) {
      const message = `'database' must be one that this app makes, got ${database.node.path}; restore to a point in time with the name of its cluster instead`;
      throw PavedRoadError.about('DatabaseRestore.cloneOf', [{ code: ErrorCode.INVALID_VALUE, message }]);
    }
    return new DatabaseRestore(`clone of ${original.identifier}`, {
      cluster: { sourceDbClusterIdentifier: original.identifier, restoreType: 'copy-on-write', useLatestRestorableTime: true, kmsKeyId: undefined },
      engine: original.engine,
      keepsVersion: true,
      original,
    });
  }

  private constructor(
    /** Where the data comes from, in words. */
    public readonly name: string,
    /**
     * What is known about it.
     *
     * @internal
     */
    public readonly _origin: RestoreOrigin,
  ) {}

  /** Where the data comes from, in words. */
  public toString(): string {
    return this.name;
  }
}

/** What is known about where data comes from. */
interface RestoreOrigin {
  /** What a cluster is told; nothing where a cluster cannot be made of it. */
  readonly cluster?: Source<CfnDBCluster>;
  /** What an instance is told; nothing where an instance cannot be made of it. */
  readonly instance?: Source<CfnDBInstance>;
  /** The engine and version that the data is of. */
  readonly engine?: DatabaseEngine;
  /** The region that it lies in. */
  readonly region?: string;
  /** Whether a cluster that is made of it has its version, whatever the template says. */
  readonly keepsVersion?: boolean;
  /** The database itself, where it is made here, too. */
  readonly original?: Original;
}

const SNAPSHOT_ARN = /^arn:[a-z-]+:rds:[a-z0-9-]+:\d{12}:(snapshot|cluster-snapshot):.+$/;
const SNAPSHOT_NAME = /^(rds:|awsbackup:)?[A-Za-z][A-Za-z0-9-]{0,254}$/;
const IDENTIFIER = /^[a-z](-?[a-z0-9])*$/;
const RESOURCE_ID = /^(cluster|db)-[A-Z0-9]{20,}$/;

function isInstant(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) && new Date(text).toJSON()?.slice(0, 19) === text.slice(0, 19);
}

/** The physical name of what is restored is made from it. */
function tokenProblems(prop: string, value: string | undefined): Problem[] {
  if (!Token.isUnresolved(value)) return [];
  return [{ code: ErrorCode.UNRESOLVED_TOKEN, message: `'${prop}' must be known at synthesis, got a token; write it down, since the name of what is restored is made from it` }];
}

function textProblems(prop: string, text: string | undefined, fits: (text: string) => boolean, what: string): Problem[] {
  if (Token.isUnresolved(text)) return [];
  if (text === undefined || text === '') return [{ code: ErrorCode.MISSING_VALUE, message: `'${prop}' must be ${what}, got ${JSON.stringify(text) ?? text}` }];
  return fits(text) ? [] : [{ code: ErrorCode.INVALID_VALUE, message: `'${prop}' must be ${what}, got '${text}'` }];
}

function refuse(way: string, problems: Problem[]): void {
  if (problems.length > 0) throw PavedRoadError.about(`DatabaseRestore.${way}`, problems);
}
