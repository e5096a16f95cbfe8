import { spawnSync } from 'child_process';
import { devNull } from 'os';
import { join } from 'path';
import { Language, Program, Run } from './language';
import { runProgram } from './program-run';
import { goPackage } from '../../release/packages/go';

/** The modules that no proxy has, with the folders of their packages. */
const REPLACED = {
  'github.com/cdk-paved-road/cdk-paved-road-go/cdkpavedroad': 'cdkpavedroad',
  'github.com/cdklabs/cdk-nag-go/cdknag/v3': 'cdknag',
};

/** Where the executables are, in the consumer project. */
const BIN = 'bin';

/** Go: modules in folders take the place of published ones, and all programs are compiled at once. */
export const go: Language = {
  name: 'Go',
  target: goPackage,
  project: 'examples/go',
  first: 'first/main.go',
  refusals: [
    'unknown field BackupDays in struct literal of type cdkpavedroad.ServiceDatabaseProps',
    'DataClassification is required, but has nil value',
    "panic: 'backupRetention' must be from 7 to 35 whole days in a production environment, got 1 day; leave it out for 35 days",
  ],
  missing: goPackage.missing,
  install: (consumer, packages) => {
    const replacements = Object.entries(REPLACED).map(([module, folder]) => `-replace=${module}=${join(packages, goPackage.name, folder)}`);
    for (const command of [['mod', 'edit', ...replacements], ['build', '-o', join(BIN, '/'), './...']]) {
      const { status, output } = runGo(consumer, ...command);
      if (status !== 0) throw new Error(`go ${command.slice(0, 2).join(' ')} failed: ${output.trim()}`);
    }
  },
  run: (consumer, program, outdir) => {
    const { status, output } = runProgram(join(consumer, BIN, program), [], consumer, outdir);
    return { status, output: program === Program.WRONG_PROP ? `${misspelt(consumer)}${output}` : output };
  },
};

/** What the compiler says of a prop that does not exist, in a file that is compiled only when it is asked for. */
function misspelt(consumer: string): string {
  return runGo(consumer, 'build', '-tags', 'misspelt', '-o', devNull, `./${Program.WRONG_PROP}`).output;
}

function runGo(folder: string, ...command: readonly string[]): Run {
  const { status, stdout, stderr } = spawnSync('go', command, { cwd: folder, encoding: 'utf8' });
  return { status: status ?? 1, output: `${stdout ?? ''}${stderr ?? ''}` };
}
