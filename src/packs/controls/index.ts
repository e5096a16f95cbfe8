export * from './control-mapping';
