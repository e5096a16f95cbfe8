export * from './tag-keys';
export * from './tag-schema';
