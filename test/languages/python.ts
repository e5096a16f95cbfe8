import { spawnSync } from 'child_process';
import { readdirSync } from 'fs';
import { join } from 'path';
import { Language } from './language';
import { runProgram } from './program-run';
import { python as wheel } from '../../release/packages/python';
import { pythonEnvironment } from '../python-environment';

const PROJECT = 'examples/python';

/** Python: a wheel in an environment of its own, whose other packages are kept from run to run. */
export const python: Language = {
  name: 'Python',
  target: wheel,
  project: PROJECT,
  first: 'first.py',
  refusals: [
    "got an unexpected keyword argument 'classification'",
    "'backupRetention' must be from 7 to 35 whole days in a production environment, got 1 day; leave it out for 35 days (OutsideTierBound at Shop/Orders)",
  ],
  missing: wheel.missing,
  install: (consumer, packages) => {
    const [file] = readdirSync(join(packages, wheel.name)).filter((name) => name.endsWith('.whl'));
    const options = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-index', '--force-reinstall', '--no-deps'];
    const { status, stderr } = spawnSync(pythonOf(consumer), [...options, join(packages, wheel.name, file)], { encoding: 'utf8' });
    if (status !== 0) throw new Error(`pip could not install ${file}: ${stderr.trim()}`);
  },
  run: (consumer, program, outdir) => runProgram(pythonOf(consumer), [`${program.replace(/-/g, '_')}.py`], consumer, outdir),
};

function pythonOf(consumer: string): string {
  const environment = pythonEnvironment('languages-python', join(consumer, 'requirements.txt'));
  if ('missing' in environment) throw new Error(environment.missing);
  return environment.python;
}
