// The CDK's own validator costs a second per process; the suite that wants it switches it on.
process.env.CDK_VALIDATION ??= 'false';
