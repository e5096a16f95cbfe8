/** The suite as it always runs, on the newest CDK. */
module.exports = { ...require('../../jest.config.json'), rootDir: '../..', resolver: '<rootDir>/test/newest/resolver.js', reporters: ['default'] };
