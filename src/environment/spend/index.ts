export * from './cost-anomaly-options';
