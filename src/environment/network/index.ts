export * from './network-shape';
export * from './own-network-options';
