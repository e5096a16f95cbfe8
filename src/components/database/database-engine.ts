import { AuroraPostgresEngineVersion, DatabaseClusterEngine, DatabaseInstanceEngine, IClusterEngine, IInstanceEngine, PostgresEngineVersion } from 'aws-cdk-lib/aws-rds';

/** Which database runs, and in which version. */
export class DatabaseEngine {
  /**
   * Aurora PostgreSQL: storage that grows by itself and lies in three availability zones, serverless capacity.
   *
   * @param version the engine version; 17.7 when left out
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/AuroraUserGuide/Aurora.AuroraPostgreSQL.html
   */
  public static auroraPostgresql(version: AuroraPostgresEngineVersion = AuroraPostgresEngineVersion.VER_17_7): DatabaseEngine {
    return new DatabaseEngine(`Aurora PostgreSQL ${version.auroraPostgresFullVersion}`, ['postgresql'], DatabaseClusterEngine.auroraPostgres({ version }));
  }

  /**
   * RDS PostgreSQL: one instance with storage of its own, cheaper where little is stored and asked.
   *
   * @param version the engine version; 17.7 when left out
   * @see https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/CHAP_PostgreSQL.html
   */
  public static postgresql(version: PostgresEngineVersion = PostgresEngineVersion.VER_17_7): DatabaseEngine {
    return new DatabaseEngine(`PostgreSQL ${version.postgresFullVersion}`, ['postgresql', 'upgrade'], undefined, DatabaseInstanceEngine.postgres({ version }));
  }

  private constructor(
    /** The name with the version. */
    public readonly name: string,
    /**
     * The logs that the engine can hand to CloudWatch.
     *
     * @internal
     */
    public readonly _logs: string[],
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

  /** Whether the database is a cluster, as Aurora is, rather than a single instance. */
  public get isCluster(): boolean {
    return this._cluster !== undefined;
  }

  /** The name with the version. */
  public toString(): string {
    return this.name;
  }
}
