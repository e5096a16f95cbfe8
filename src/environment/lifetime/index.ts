export * from './lifetime-props';
