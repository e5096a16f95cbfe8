/** The suites with programs that others made: the real `cdk` command line, and a real browser. */
module.exports = {
  ...require('../../jest.config.json'),
  rootDir: '../..',
  testMatch: ['<rootDir>/test/gate/gate.test.ts', '<rootDir>/test/evidence/html/{report,picture}.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  reporters: ['default'],
};
