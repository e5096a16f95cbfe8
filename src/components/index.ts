export * from './database';
export * from './function';
