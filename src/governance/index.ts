export * from './component-description';
export * from './governance';
export * from './governed-component';
export * from './proposed-exception';
export * from './stated-fact';
export * from './stated-parameter';
export * from './workload-connector';
