export * from './app-environment';
export * from './app-environment-props';
export * from './lifetime';
export * from './network';
export * from './overlay';
export * from './personal';
