export * from './comparison/record-comparison';
export * from './evidence-format';
export * from './evidence-options';
