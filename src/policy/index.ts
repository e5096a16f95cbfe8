export * from './finding';
export * from './mode';
export * from './reading';
export * from './resource-view';
export * from './rule';
export * from './rule-pack';
export * from './severity';
export * from './verdict';
