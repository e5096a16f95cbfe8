import { join } from 'path';
import { outputOf } from '../program-output';

const PACMAK = require.resolve('jsii-pacmak/bin/jsii-pacmak.js');

/**
 * Makes a package with jsii-pacmak. Throws the end of what it said when it fails.
 *
 * @param target as jsii-pacmak names it
 * @param project the folder with `.jsii` and `package.json`
 * @param outdir the folder whose subfolder with the target's name gets the package
 * @param options further options, such as `--code-only`
 */
export function pacmak(target: string, project: string, outdir: string, ...options: string[]): void {
  const tablet = join(project, '.jsii.tabl.json');
  const args = ['--target', target, '--outdir', outdir, '--rosetta-tablet', tablet, '--no-npmignore', ...options, project];
  outputOf(process.execPath, [PACMAK, ...args], { failure: `jsii-pacmak could not make the package for ${target}` });
}
