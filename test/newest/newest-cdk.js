/** Preloaded (`node --require`), gives every module of the process the newest aws-cdk-lib. */
const Module = require('module');
const { toNewest } = require('./alias');

const resolve = Module._resolveFilename;
Module._resolveFilename = (request, ...rest) => resolve.call(Module, toNewest(request), ...rest);
