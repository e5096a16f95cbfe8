const { chmodSync, mkdtempSync, realpathSync } = require('fs');
const { tmpdir } = require('os');
const { join } = require('path');

/** Gives a run a temporary folder of its own, for everything that apps, tests and the programs that they start leave behind. */
module.exports = () => {
  process.env.TMPDIR = mkdtempSync(join(realpathSync(tmpdir()), 'run-'));
  // Passable for everybody, as the machine's is: some tests are nobody for a while.
  chmodSync(process.env.TMPDIR, 0o755);
};
