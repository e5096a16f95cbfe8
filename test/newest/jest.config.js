const { join } = require('path');
const unit = require('../../jest.config.json');

/**
 * What can differ between versions of the CDK, on the newest one: where the engine meets the CDK, what constructs become, the real command line,
 * cdk-nag alone and hosted, and the comparisons of this folder. `NEWEST=everything` runs the whole suite there, with the rules of others.
 */
const MEETS_THE_CDK = '/test/(components|core|environment|governance|policy/collection/nag|tagging|testing|cases|differential|gate|newest)/.*\\.test\\.ts$';
/** What tries every choice in every tier: the templates of the examples are compared instead. */
const EVERY_CHOICE = unit.testPathIgnorePatterns.filter((pattern) => /^\/test\/(components|environment|governance)\//.test(pattern));
const IN_PROCESS = ['/node_modules/', '/test/bench/run', '/test/evidence/html/(report|picture)\\.test\\.ts'];

const everything = process.env.NEWEST === 'everything';

// What a test starts as a process of its own runs on the newest CDK too.
process.env.NODE_OPTIONS = [process.env.NODE_OPTIONS, `--require ${JSON.stringify(join(__dirname, 'newest-cdk.js'))}`].filter(Boolean).join(' ');

module.exports = {
  ...unit,
  rootDir: '../..',
  ...everything ? {} : { testMatch: undefined, testRegex: [MEETS_THE_CDK] },
  testPathIgnorePatterns: everything ? IN_PROCESS : [...IN_PROCESS, ...EVERY_CHOICE],
  resolver: '<rootDir>/test/newest/resolver.js',
  reporters: ['default'],
};
