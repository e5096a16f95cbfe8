/** The suite as it always runs, with the gate, on the newest CDK. */
module.exports = {
  ...require('../../jest.config.json'),
  rootDir: '../..',
  testPathIgnorePatterns: ['/node_modules/', '/test/evidence/html/(report|picture)\\.test\\.ts'],
  resolver: '<rootDir>/test/newest/resolver.js',
  reporters: ['default'],
};
