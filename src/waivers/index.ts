export * from './acknowledgement-import';
export * from './baseline';
export * from './baseline-entry';
export * from './waiver';
export * from './waiver-coverage';
export * from './waiver-props';
export * from './waiver-register';
export * from './waiver-request';
