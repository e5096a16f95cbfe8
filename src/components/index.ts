export * from './database';
export * from './function';
export * from './operators';
export * from './secret';
