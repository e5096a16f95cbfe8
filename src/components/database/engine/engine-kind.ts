/** The languages that databases speak. */
export type Dialect = 'postgresql' | 'mysql';

/** What is the same for all versions of an engine. */
export interface EngineKind {
  /** What AWS calls it in prose. */
  readonly title: string;
  /** What RDS calls it. */
  readonly name: string;
  /** What clients speak with it. */
  readonly dialect: Dialect;
  /** Whether it is a cluster with storage that its members share. */
  readonly isCluster: boolean;
  /** Where it listens: not the usual port of the dialect, which is the first that anybody tries. */
  readonly port: number;
  /** The logs that it can hand to CloudWatch. */
  readonly logs: readonly string[];
  /** The parameters that make it refuse connections without TLS. */
  readonly tls: Readonly<Record<string, string>>;
}

const POSTGRESQL = { dialect: 'postgresql', port: 6543, tls: { 'rds.force_ssl': '1' } } as const;
const MYSQL = { dialect: 'mysql', port: 6033, tls: { require_secure_transport: 'ON' } } as const;

/** The engines that a `ServiceDatabase` can run. */
export const ENGINE_KINDS = {
  auroraPostgresql: { ...POSTGRESQL, title: 'Aurora PostgreSQL', name: 'aurora-postgresql', isCluster: true, logs: ['postgresql'] },
  auroraMysql: { ...MYSQL, title: 'Aurora MySQL', name: 'aurora-mysql', isCluster: true, logs: ['audit', 'error', 'general', 'slowquery'] },
  postgresql: { ...POSTGRESQL, title: 'PostgreSQL', name: 'postgres', isCluster: false, logs: ['postgresql', 'upgrade'] },
  mysql: { ...MYSQL, title: 'MySQL', name: 'mysql', isCluster: false, logs: ['error', 'general', 'slowquery'] },
  mariadb: { ...MYSQL, title: 'MariaDB', name: 'mariadb', isCluster: false, logs: ['audit', 'error', 'general', 'slowquery'] },
} satisfies Record<string, EngineKind>;
