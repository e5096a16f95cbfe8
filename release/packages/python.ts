import { spawnSync } from 'child_process';
import { PackageTarget } from './package-target';
import { pacmak } from './pacmak';

/** The wheel and the source distribution for PyPI. */
export const python: PackageTarget = {
  name: 'python',
  missing: () => spawnSync('python3', ['-c', 'import venv, ensurepip'], { stdio: 'ignore' }).status === 0
    ? undefined : "there is no Python that makes environments ('python3 -m venv')",
  pack: (project, outdir) => pacmak('python', project, outdir),
};
