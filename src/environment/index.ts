export * from './alarms';
export * from './app-environment';
export * from './app-environment-props';
export * from './backups';
export * from './keys';
export * from './network';
export * from './spend';
