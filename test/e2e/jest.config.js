const unit = require('../../jest.config.json');

/**
 * What `npm test` leaves out, since it takes long: whole programs (the real `cdk` and `paved-road` command lines, git, a browser, the benchmark,
 * the examples), rules and cases of others, and what is tried in every tier with every choice.
 */
module.exports = {
  ...unit,
  rootDir: '../..',
  testMatch: undefined,
  testRegex: unit.testPathIgnorePatterns.filter((pattern) => pattern !== '/node_modules/'),
  testPathIgnorePatterns: ['/node_modules/'],
  reporters: ['default'],
};
