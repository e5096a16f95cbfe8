export * from './yaml-pack';
