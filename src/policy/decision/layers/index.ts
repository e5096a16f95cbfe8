export * from './governance-policy';
export * from './layer-name';
export * from './layer-settings';
export * from './policy-layer';
