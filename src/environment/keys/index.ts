export * from './central-key';
export * from './environment-keys';
