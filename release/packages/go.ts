import { spawnSync } from 'child_process';
import { realpathSync } from 'fs';
import { join } from 'path';
import { gte } from 'semver';
import { PackageTarget } from './package-target';
import { pacmak } from './pacmak';

/** The oldest Go that the Go module of aws-cdk-lib can be compiled with. */
const OLDEST = '1.25.0';

/**
 * The Go module, compiled. Beside it lies the module of cdk-nag, generated from its npm package: the Go proxy has none of its third major version.
 */
export const goPackage: PackageTarget = {
  name: 'go',
  missing: () => {
    const version = installedGo();
    if (version === undefined) return `there is no Go, which is needed from ${OLDEST} on`;
    return gte(version, OLDEST) ? undefined : `Go is ${version}, and is needed from ${OLDEST} on`;
  },
  pack: (project, outdir) => {
    const nag = realpathSync(join(project, 'node_modules', 'cdk-nag'));
    pacmak('go', nag, outdir, '--code-only', '--force-target');
    pacmak('go', project, outdir);
  },
};

/** The version of Go on the path, such as `1.26.8`. */
function installedGo(): string | undefined {
  const { stdout } = spawnSync('go', ['env', 'GOVERSION'], { encoding: 'utf8' });
  const [, version, patch = '.0'] = /^go(\d+\.\d+)(\.\d+)?/.exec(stdout ?? '') ?? [];
  return version && `${version}${patch}`;
}
