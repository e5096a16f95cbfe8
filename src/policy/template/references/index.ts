export * from './reference-graph';
