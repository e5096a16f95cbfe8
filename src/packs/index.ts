export * from './controls';
export * from './paved-road-checks';
export * from './yaml';
