/** The suites with whole programs: the real `cdk` command line, a real browser, rules of others, the benchmark. */
module.exports = {
  ...require('../../jest.config.json'),
  rootDir: '../..',
  testMatch: ['<rootDir>/test/{gate,corpora}/*.test.ts', '<rootDir>/test/bench/run.test.ts', '<rootDir>/test/evidence/html/{report,picture}.test.ts'],
  testPathIgnorePatterns: ['/node_modules/'],
  reporters: ['default'],
};
