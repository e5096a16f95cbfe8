import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { makeLazy } from '../scripts/lazy-index';

const ROOT = join(__dirname, '..');

/** Compiles the benchmark and, as it is published, the package: into `folder`, and there where an app has it installed. */
export function compile(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  compileFolder(__dirname, folder);
  compilePackage(packageIn(folder));
  makeLazy(join(packageIn(folder), 'lib'));
}

/** Where the package lies in a folder that the benchmark was compiled into. */
export function packageIn(folder: string): string {
  return join(folder, 'node_modules', 'cdk-paved-road');
}

/**
 * Compiles the sources of the package, without checking types. `lib` stays as it is: it may be older than the sources,
 * and others may be using it.
 *
 * @param folder where the package is laid down; its index is eager
 */
export function compilePackage(folder: string): void {
  compileFolder(join(ROOT, 'src'), join(folder, 'lib'));
  for (const name of ['package.json', 'schemas', 'assets', 'bin']) cpSync(join(ROOT, name), join(folder, name), { recursive: true });
}

function compileFolder(from: string, to: string): void {
  for (const name of readdirSync(from, { recursive: true, encoding: 'utf8' }).filter(isSource)) {
    const compilerOptions = { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022, esModuleInterop: true };
    const { outputText } = transpileModule(readFileSync(join(from, name), 'utf8'), { compilerOptions });
    const file = join(to, name.replace(/\.ts$/, '.js'));
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, outputText);
  }
}

function isSource(name: string): boolean {
  return /(?<!\.d)\.ts$/.test(name) && !name.startsWith('.build');
}
