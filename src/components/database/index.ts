export * from './capacity/database-capacity';
export * from './engine/database-dialect';
export * from './engine/database-engine';
export * from './existing/service-database-attributes';
export * from './existing/shared-database-props';
export * from './service-database';
export * from './service-database-interface';
export * from './service-database-props';
