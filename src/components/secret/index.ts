export * from './service-secret';
export * from './service-secret-props';
