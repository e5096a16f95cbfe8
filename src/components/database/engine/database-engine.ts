import {
  AuroraMysqlEngineVersion, AuroraPostgresEngineVersion, DatabaseClusterEngine, DatabaseInstanceEngine, IClusterEngine, IInstanceEngine,
  MariaDbEngineVersion, MysqlEngineVersion, PostgresEngineVersion,
} from 'aws-cdk-lib/aws-rds';
import { ENGINE_KINDS, EngineKind } from './engine-kind';

/**
 * Which database runs, and in which version.
 *
 * Versions out of standard support are refused by the database that is to run them. `docs/engines.md` lists all of them.
 */
export class DatabaseEngine {
  /**
   * Aurora PostgreSQL: storage that grows by itself and lies in three availability zones, serverless capacity.
   *
   * @param version the engine version; 17.7 when left out
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraPostgreSQL.html
   */
  public static auroraPostgresql(version: AuroraPostgresEngineVersion = AuroraPostgresEngineVersion.VER_17_7): DatabaseEngine {
    return new DatabaseEngine(ENGINE_KINDS.auroraPostgresql, version.auroraPostgresFullVersion, DatabaseClusterEngine.auroraPostgres({ version }));
  }

  /**
   * Aurora MySQL: the same storage and capacity for clients that speak MySQL.
   *
   * @param version the engine version; 3.10.3, which speaks MySQL 8.0, when left out
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraMySQL.html
   */
  public static auroraMysql(version: AuroraMysqlEngineVersion = AuroraMysqlEngineVersion.VER_3_10_3): DatabaseEngine {
    return new DatabaseEngine(ENGINE_KINDS.auroraMysql, version.auroraMysqlFullVersion, DatabaseClusterEngine.auroraMysql({ version }));
  }

  /**
   * RDS PostgreSQL: one instance with storage of its own, cheaper where little is stored and asked.
   *
   * @param version the engine version; 17 when left out, whose minor version RDS chooses
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_PostgreSQL.html
   */
  public static postgresql(version: PostgresEngineVersion = PostgresEngineVersion.VER_17): DatabaseEngine {
    return new DatabaseEngine(ENGINE_KINDS.postgresql, version.postgresFullVersion, undefined, DatabaseInstanceEngine.postgres({ version }));
  }

  /**
   * RDS MySQL: one instance with storage of its own.
   *
   * @param version the engine version; 8.4.8 when left out
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_MySQL.html
   */
  public static mysql(version: MysqlEngineVersion = MysqlEngineVersion.VER_8_4_8): DatabaseEngine {
    return new DatabaseEngine(ENGINE_KINDS.mysql, version.mysqlFullVersion, undefined, DatabaseInstanceEngine.mysql({ version }));
  }

  /**
   * RDS MariaDB: one instance with storage of its own.
   *
   * @param version the engine version; 11.8.6 when left out
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_MariaDB.html
   */
  public static mariadb(version: MariaDbEngineVersion = MariaDbEngineVersion.VER_11_8_6): DatabaseEngine {
    return new DatabaseEngine(ENGINE_KINDS.mariadb, version.mariaDbFullVersion, undefined, DatabaseInstanceEngine.mariaDb({ version }));
  }

  private constructor(
    /**
     * What is the same for all versions.
     *
     * @internal
     */
    public readonly _kind: EngineKind,
    /** The version: in full, or the major version alone where RDS chooses the minor one. */
    public readonly version: string,
    /**
     * The engine where it is a cluster.
     *
     * @internal
     */
    public readonly _cluster?: IClusterEngine,
    /**
     * The engine where it is a single instance.
     *
     * @internal
     */
    public readonly _instance?: IInstanceEngine,
  ) {}

  /** The name with the version. */
  public get name(): string {
    return `${this._kind.title} ${this.version}`;
  }

  /** Whether the database is a cluster, as Aurora is, rather than a single instance. */
  public get isCluster(): boolean {
    return this._kind.isCluster;
  }

  /** The name with the version. */
  public toString(): string {
    return this.name;
  }
}
