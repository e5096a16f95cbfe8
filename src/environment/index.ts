export * from './alarms';
export * from './app-environment';
export * from './app-environment-props';
export * from './network';
export * from './spend';
