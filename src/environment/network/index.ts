export * from './flow-log-destination';
export * from './imported-network-options';
export * from './network-shape';
export * from './own-network-options';
