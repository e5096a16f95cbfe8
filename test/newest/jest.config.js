/** The suite as it always runs, with the gate and the rules of others, on the newest CDK. */
module.exports = {
  ...require('../../jest.config.json'),
  rootDir: '../..',
  testPathIgnorePatterns: ['/node_modules/', '/test/bench/run', '/test/evidence/html/(report|picture)\\.test\\.ts'],
  resolver: '<rootDir>/test/newest/resolver.js',
  reporters: ['default'],
};
