export * from './components';
export * from './core';
export * from './environment';
export * from './governance';
export * as packs from './packs';
export * as policy from './policy';
export * as rules from './rules';
export * as tagging from './tagging';
export * as testing from './testing';
