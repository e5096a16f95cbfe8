export * from './function-service';
export * from './function-service-props';
