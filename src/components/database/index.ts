export * from './capacity/database-capacity';
export * from './capacity/database-size';
export * from './engine/database-engine';
export * from './operations/database-upgrade';
export * from './service-database';
export * from './service-database-interface';
export * from './service-database-props';
