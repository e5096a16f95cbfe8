export * from './alarm-severity';
export * from './app-environment';
export * from './connection';
export * from './data-classification';
export * from './environment-tier';
export * from './errors';
export * from './identity';
