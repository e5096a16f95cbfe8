export * from './operator-access';
export * from './operator-access-props';
