export * from './app-environment';
export * from './app-environment-props';
export * from './contract';
export * from './network';
