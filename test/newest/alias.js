/** The package that stands in for aws-cdk-lib: the same, in its newest version. */
exports.toNewest = (request) => request.replace(/^aws-cdk-lib(?=\/|$)/, 'aws-cdk-lib-newest');
