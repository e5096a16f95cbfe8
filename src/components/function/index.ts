export * from './deployment/function-deployment';
export * from './failures/failure-destination';
export * from './function-service';
export * from './function-service-props';
