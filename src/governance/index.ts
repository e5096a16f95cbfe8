export * from './component-description';
export * from './governance';
export * from './governed-component';
export * from './statements/proposed-exception';
export * from './statements/stated-fact';
export * from './statements/stated-parameter';
export * from './workload-connector';
