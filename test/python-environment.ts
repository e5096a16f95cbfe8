import { spawnSync } from 'child_process';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join, resolve } from 'path';
import { sha256 } from '../src/private/stable-json';

const CACHE = join(__dirname, '..', 'node_modules', '.cache');

/** The executables of a Python environment. */
export interface PythonEnvironment {
  readonly bin: string;
  readonly python: string;
}

/** What stood in the way of an environment, as a sentence. */
export interface MissingPython {
  readonly missing: string;
}

/**
 * A Python environment with what a file of requirements lists. It is made anew when other ones are asked for, when its folder was moved, whose path
 * stands in its programs, and when the Python that it was made with is gone.
 *
 * @param home the folder; a name is one below `node_modules/.cache`
 */
export function pythonEnvironment(home: string, requirements: string): PythonEnvironment | MissingPython {
  const folder = resolve(CACHE, home);
  const bin = join(folder, process.platform === 'win32' ? 'Scripts' : 'bin');
  const environment = { bin, python: join(bin, process.platform === 'win32' ? 'python.exe' : 'python') };
  const installed = join(folder, 'requirements.sha256');
  const wanted = sha256(`${folder}\n${readFileSync(requirements, 'utf8')}`);
  if (existsSync(environment.python) && existsSync(installed) && readFileSync(installed, 'utf8') === wanted) return environment;
  mkdirSync(folder, { recursive: true });
  if (!succeeds('python3', ['-m', 'venv', '--clear', folder])) return { missing: "there is no Python that makes environments ('python3 -m venv')" };
  if (!succeeds(environment.python, ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--requirement', requirements])) {
    return { missing: `what ${requirements} lists could not be installed with pip into ${folder}` };
  }
  writeFileSync(installed, wanted);
  return environment;
}

function succeeds(command: string, args: string[]): boolean {
  return spawnSync(command, args, { stdio: ['ignore', 'ignore', 'inherit'] }).status === 0;
}
