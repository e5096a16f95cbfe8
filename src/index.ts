export * from './core';
export * as policy from './policy';
