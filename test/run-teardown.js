const { rmSync } = require('fs');
const { dirname } = require('path');

/** Takes the temporary folder of a run away, with everything in it. */
module.exports = () => {
  const folder = process.env.TMPDIR;
  // A browser may still write there.
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
  process.env.TMPDIR = dirname(folder);
};
