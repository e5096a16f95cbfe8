import { DatabaseDialect } from './database-dialect';

/** What engines of this library speak. */
export type Dialect = DatabaseDialect.POSTGRESQL | DatabaseDialect.MYSQL;

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
  /** The logs that it hands to CloudWatch: exactly those that AWS Control Tower knows of it, which refuses a database with one more. */
  readonly logs: readonly string[];
  /** The parameters that make it refuse connections without TLS. */
  readonly tls: Readonly<Record<string, string>>;
  /** The parameters without which logs stay empty that it hands to CloudWatch. */
  readonly logging?: Readonly<Record<string, string>>;
  /** The major version whose groups have no version in their construct ids. It is that of the first release, and stays when the default moves on. */
  readonly firstMajor: string;
  /** Whether AWS sells support beyond the end of a version, and has a switch against it. */
  readonly hasExtendedSupport: boolean;
  /** Whether it can be rewound without a restore. */
  readonly canBacktrack?: boolean;
  /** The instance classes that are too small for Performance Insights. */
  readonly tooSmallForInsights?: RegExp;
}

const POSTGRESQL = { dialect: DatabaseDialect.POSTGRESQL, port: 6543, tls: { 'rds.force_ssl': '1' }, firstMajor: '17', hasExtendedSupport: true } as const;

const MYSQL = { dialect: DatabaseDialect.MYSQL, port: 6033, logging: { slow_query_log: '1', long_query_time: '1', log_output: 'FILE' } } as const;

/** RDS takes numbers where Aurora takes words: https://github.com/prowler-cloud/prowler/pull/4116. */
const MYSQL_ON_RDS = { ...MYSQL, tls: { require_secure_transport: '1' }, tooSmallForInsights: /^(t2|t3|t4g)\.(micro|small)$/ } as const;

/** The engines that a `ServiceDatabase` can run. */
export const ENGINE_KINDS = {
  auroraPostgresql: { ...POSTGRESQL, title: 'Aurora PostgreSQL', name: 'aurora-postgresql', isCluster: true, logs: ['postgresql'] },
  auroraMysql: {
    ...MYSQL,
    title: 'Aurora MySQL',
    name: 'aurora-mysql',
    isCluster: true,
    logs: ['audit', 'error', 'general', 'slowquery'],
    tls: { require_secure_transport: 'ON' },
    firstMajor: '8.0',
    hasExtendedSupport: true,
    canBacktrack: true,
    tooSmallForInsights: /^(t2|t3)\.|^t4g\.(micro|small)$/,
  },
  postgresql: { ...POSTGRESQL, title: 'PostgreSQL', name: 'postgres', isCluster: false, logs: ['postgresql', 'upgrade'] },
  mysql: {
    ...MYSQL_ON_RDS,
    title: 'MySQL',
    name: 'mysql',
    isCluster: false,
    logs: ['audit', 'error', 'general', 'slowquery'],
    firstMajor: '8.4',
    hasExtendedSupport: true,
  },
  mariadb: {
    ...MYSQL_ON_RDS,
    title: 'MariaDB',
    name: 'mariadb',
    isCluster: false,
    logs: ['audit', 'error', 'general', 'slowquery'],
    firstMajor: '11.8',
    hasExtendedSupport: false,
  },
} satisfies Record<string, EngineKind>;

/** How an Aurora is made for clients that speak a language. */
export function auroraFor({ dialect }: EngineKind): string {
  return `DatabaseEngine.${dialect === DatabaseDialect.POSTGRESQL ? 'auroraPostgresql' : 'auroraMysql'}()`;
}
