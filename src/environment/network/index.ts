export * from './flow-log-destination';
export * from './network-shape';
export * from './own-network-options';
