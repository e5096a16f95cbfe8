export * from './hub-network';
export * from './pager-alarms';
export * from './vault-keys';
