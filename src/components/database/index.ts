export * from './access/database-proxy-interface';
export * from './capacity/database-capacity';
export * from './engine/database-engine';
export * from './service-database';
export * from './service-database-interface';
export * from './service-database-props';
