export * from './overlay-props';
