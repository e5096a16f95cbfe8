export * from './evidence-format';
export * from './evidence-options';
