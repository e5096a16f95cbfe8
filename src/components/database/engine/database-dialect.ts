/** What clients speak with a database. */
export enum DatabaseDialect {
  /** PostgreSQL, on Aurora or RDS. */
  POSTGRESQL = 'postgresql',

  /** MySQL and MariaDB, on Aurora or RDS. */
  MYSQL = 'mysql',

  /** Oracle, which no `ServiceDatabase` runs, but some use. */
  ORACLE = 'oracle',

  /** SQL Server, which no `ServiceDatabase` runs, but some use. */
  SQL_SERVER = 'sqlserver',
}
