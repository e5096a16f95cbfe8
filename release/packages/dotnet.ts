import { spawnSync } from 'child_process';
import { PackageTarget } from './package-target';
import { pacmak } from './pacmak';

/** The package for NuGet. Without the SDK its sources are generated all the same, and not compiled. */
export const dotnet: PackageTarget = {
  name: 'dotnet',
  missing: () => spawnSync('dotnet', ['--version'], { stdio: 'ignore' }).status === 0 ? undefined : "there is no .NET SDK ('dotnet')",
  pack: (project, outdir) => pacmak('dotnet', project, outdir, ...dotnet.missing() ? ['--code-only'] : []),
};
