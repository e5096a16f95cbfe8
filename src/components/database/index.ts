export * from './database-capacity';
export * from './database-engine';
export * from './service-database';
export * from './service-database-props';
