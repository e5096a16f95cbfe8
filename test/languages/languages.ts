import { cpSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { basename, dirname, join } from 'path';
import { Assembly } from './assembly';
import { problemsOf } from './expectations';
import { go } from './go';
import { java } from './java';
import { Language, Program } from './language';
import { python } from './python';
import { referenceOf } from './reference';
import { CheckList } from '../../release/check-list';
import { compileWhereOld, stage } from '../../release/packages/compiled';
import { dotnet } from '../../release/packages/dotnet';
import { lastLines } from '../../release/program-output';

/**
 * Packs the library for other languages, installs it into a fresh copy of the consumer project of each, outside of this repository, and runs the
 * programs there. Names of languages choose; `--keep` leaves the folder with packages, projects and assemblies.
 */

const ROOT = join(__dirname, '..', '..');

const LANGUAGES: readonly Language[] = [
  python,
  java,
  go,
];

/** What somebody who tries a project in its place leaves there. */
const LEFT_BEHIND = ['.venv', '__pycache__', 'cdk.out', 'target'];

function main(args: readonly string[]): number {
  const chosen = args.filter((arg) => !arg.startsWith('--'));
  const known = [...LANGUAGES.map(({ target }) => target.name), dotnet.name];
  const unknown = chosen.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    console.error(`languages are ${known.join(', ')}, got ${unknown.join(', ')}`);
    return 1;
  }
  const isChosen = (name: string) => chosen.length === 0 || chosen.includes(name);
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'languages-')));
  const checks = new CheckList('languages');
  try {
    if (checks.attempt('the library is compiled', compileWhereOld)) {
      const project = stage(join(folder, 'project'));
      LANGUAGES.filter(({ target }) => isChosen(target.name)).forEach((language) => tryOut(language, project, folder, checks));
      if (isChosen(dotnet.name)) generate(project, folder, checks);
    }
  } finally {
    if (args.includes('--keep')) console.log(`kept: ${folder}`);
    else rmSync(folder, { recursive: true, force: true });
  }
  return checks.finish();
}

/** Packs the library for a language, installs it, and runs the programs. */
function tryOut(language: Language, project: string, folder: string, checks: CheckList): void {
  const { name, target } = language;
  const missing = target.missing() ?? language.missing();
  if (missing !== undefined) return checks.lack(`${name}: all programs`, missing);
  const [packages, assemblies, examples] = ['packages', join('assemblies', target.name), 'examples'].map((each) => join(folder, each));
  const consumer = join(folder, language.project);
  if (!checks.attempt(`${name}: package`, () => target.pack(project, packages))) return;
  cpSync(join(ROOT, language.project), consumer, { recursive: true, filter: (path) => !LEFT_BEHIND.includes(basename(path)) });
  writeFirstProgram(language, consumer);
  cpSync(join(ROOT, 'examples', 'orders', 'api'), join(examples, 'orders', 'api'), { recursive: true });
  if (!checks.attempt(`${name}: install`, () => language.install(consumer, packages))) return;
  const reference = referenceOf(consumer, join(assemblies, 'reference'));
  for (const program of Object.values(Program)) {
    checks.attempt(`${name}: ${program}`, () => {
      const outdir = join(assemblies, program);
      const run = language.run(consumer, program, outdir);
      const problems = problemsOf(program, { run, language, reference, project: consumer, left: new Assembly(outdir) });
      return problems.length === 0 ? [] : [...problems, lastLines(run.output, 12)];
    });
  }
}

/** What README.md says first about a language becomes a program of its consumer project. */
function writeFirstProgram({ name, target, first }: Language, consumer: string): void {
  const [, program] = new RegExp(`^\`\`\`${target.name}\n([^]*?)^\`\`\`$`, 'm').exec(readFileSync(join(ROOT, 'README.md'), 'utf8')) ?? [];
  if (program === undefined) throw new Error(`README.md must have a first program in ${name}, got none`);
  mkdirSync(dirname(join(consumer, first)), { recursive: true });
  writeFileSync(join(consumer, first), program);
}

/** .NET: the sources of the package, and the package where the SDK is. */
function generate(project: string, folder: string, checks: CheckList): void {
  const missing = dotnet.missing();
  checks.attempt(`.NET: ${missing ? 'sources' : 'package'}`, () => dotnet.pack(project, join(folder, 'packages')));
  if (missing) checks.skip('.NET: compiled', missing);
}

process.exitCode = main(process.argv.slice(2));
