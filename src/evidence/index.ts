export * from './comparison/record-comparison';
export * from './options/evidence-format';
export * from './options/evidence-options';
