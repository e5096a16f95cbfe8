export * from './database';
export * from './function';
export * from './secret';
