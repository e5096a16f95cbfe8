export * from './alarm-severity';
export * from './app-environment';
export * from './connection';
export * from './data-classification';
export * from './environment-tier';
export * from './error-code';
export * from './identity';
export * from './responsibility';
