export * from './acknowledgement/acknowledgement-import';
export * from './baseline/baseline';
export * from './baseline/baseline-entry';
export * from './waiver';
export * from './waiver-coverage';
export * from './waiver-props';
export * from './waiver-register';
export * from './waiver-request';
