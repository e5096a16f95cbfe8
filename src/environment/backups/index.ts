export * from './backup-options';
export * from './vault-lock';
