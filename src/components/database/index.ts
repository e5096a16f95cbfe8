export * from './capacity/database-capacity';
export * from './engine/database-engine';
export * from './recovery/database-restore';
export * from './recovery/recovery-objectives';
export * from './service-database';
export * from './service-database-interface';
export * from './service-database-props';
