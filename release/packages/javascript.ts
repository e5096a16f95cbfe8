import { PackageTarget } from './package-target';
import { pacmak } from './pacmak';

/** The package for npm. */
export const javascript: PackageTarget = {
  name: 'js',
  missing: () => undefined,
  pack: (project, outdir) => pacmak('js', project, outdir),
};
