const { toNewest } = require('./alias');

/** Gives everybody who asks for aws-cdk-lib its newest version: sources, tests and cdk-nag, `require` and `require.resolve` alike. */
module.exports = (request, options) => options.defaultResolver(toNewest(request), options);
