export * from './personal-props';
