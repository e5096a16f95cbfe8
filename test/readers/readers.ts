import { spawnSync } from 'child_process';
import { existsSync } from 'fs';
import { join } from 'path';
import { pythonEnvironment } from '../python-environment';

/**
 * Lets readers that others wrote, in Python, read the evidence of a folder: that of examples/orders unless another is named. Fails when one
 * refuses a file, or counts something else than the record. Without Python it says so, and passes.
 *
 * The readers are installed once, in the versions of requirements.txt, into node_modules/.cache, or into the folder that `READERS_HOME` names.
 */

const ROOT = join(__dirname, '..', '..');

function main([folder = join(ROOT, 'examples', 'orders', 'cdk.out', 'governance')]: string[]): number {
  if (!existsSync(join(folder, 'record.json'))) {
    console.error(`there is no record in ${folder}; write one with 'npm run demo' first`);
    return 1;
  }
  const environment = pythonEnvironment(process.env.READERS_HOME ?? 'readers', join(__dirname, 'requirements.txt'));
  if ('missing' in environment) {
    console.log(`skipped: ${environment.missing}`);
    return 0;
  }
  return spawnSync(environment.python, [join(__dirname, 'read.py'), folder], { stdio: 'inherit' }).status ?? 1;
}

process.exitCode = main(process.argv.slice(2));
