export * from './governance-assertions';
export * from './observed-finding';
