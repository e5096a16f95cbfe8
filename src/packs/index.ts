export * from './paved-road-checks';
