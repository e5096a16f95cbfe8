import { spawnSync } from 'child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join, resolve } from 'path';
import { sha256 } from '../../src/private/stable-json';

/**
 * Lets readers that others wrote, in Python, read the evidence of a folder: that of examples/orders unless another is named. Fails when one
 * refuses a file, or counts something else than the record. Without Python it says so, and passes.
 *
 * The readers are installed once, in the versions of requirements.txt, into node_modules/.cache, or into the folder that `READERS_HOME` names.
 */

const ROOT = join(__dirname, '..', '..');
const REQUIREMENTS = join(__dirname, 'requirements.txt');

function main([folder = join(ROOT, 'examples', 'orders', 'cdk.out', 'governance')]: string[]): number {
  if (!existsSync(join(folder, 'record.json'))) {
    console.error(`there is no record in ${folder}; write one with 'npm run demo' first`);
    return 1;
  }
  const python = pythonWithReaders();
  if (typeof python !== 'string') {
    console.log(`skipped: ${python.missing}`);
    return 0;
  }
  return spawnSync(python, [join(__dirname, 'read.py'), folder], { stdio: 'inherit' }).status ?? 1;
}

/** Python with the readers, installed when the ones that are there are not those that are asked for; or what is missing. */
function pythonWithReaders(): string | { readonly missing: string } {
  const home = resolve(process.env.READERS_HOME ?? join(ROOT, 'node_modules', '.cache', 'readers'));
  const python = join(home, ...process.platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']);
  const installed = join(home, 'requirements.sha256');
  const wanted = sha256(readFileSync(REQUIREMENTS, 'utf8'));
  if (existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return python;
  mkdirSync(home, { recursive: true });
  if (!succeeds('python3', ['-m', 'venv', home])) return { missing: "there is no Python that makes environments ('python3 -m venv')" };
  if (!succeeds(python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', REQUIREMENTS])) {
    return { missing: `the readers could not be installed with pip into ${home}` };
  }
  writeFileSync(installed, wanted);
  return python;
}

function succeeds(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}

process.exitCode = main(process.argv.slice(2));
