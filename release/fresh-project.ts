import { mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { ModuleKind, ScriptTarget, transpileModule } from 'typescript';
import { Library } from './libraries/carried-libraries';
import { outputOf } from './program-output';

const TYPESCRIPT = require.resolve('typescript/bin/tsc');

/** A project of somebody who uses the library: the package from its tarball, its peers, and nothing else. */
export class FreshProject {
  constructor(private readonly folder: string) {
    mkdirSync(folder, { recursive: true });
    writeFileSync(join(folder, 'package.json'), '{ "name": "shop", "private": true }\n');
  }

  /** Installs the package, and its peers in the versions that the library is developed with. */
  public install(tarball: string, peers: readonly Library[]): void {
    this.run('npm', 'install', '--prefer-offline', '--no-audit', '--no-fund', '--ignore-scripts', tarball, ...peers.map(({ name, version }) => `${name}@${version}`));
  }

  /** Compiles a program in TypeScript against the types of the package. */
  public compile(program: string): void {
    this.write('shop.ts', program);
    const compilerOptions = { noEmit: true, strict: true, skipLibCheck: true, target: 'es2022', module: 'node16', types: [] };
    this.write('tsconfig.json', JSON.stringify({ compilerOptions, files: ['shop.ts'] }));
    this.run(process.execPath, TYPESCRIPT);
  }

  /** Runs a program as an ES module, which Node reads as it stands: it has imports and no types. Returns its record. */
  public runAsModule(program: string): string {
    this.write('shop.mjs', program);
    return this.recordOf('shop.mjs');
  }

  /** Runs a program as a CommonJS script. Returns its record. */
  public runAsScript(program: string): string {
    this.write('shop.cjs', transpileModule(program, { compilerOptions: { module: ModuleKind.CommonJS, target: ScriptTarget.ES2022 } }).outputText);
    return this.recordOf('shop.cjs');
  }

  /** Runs the command that comes with the package. Returns what it prints. */
  public pavedRoad(...args: string[]): string {
    return this.run('npx', '--no-install', 'paved-road', ...args).trim();
  }

  private write(file: string, text: string): void {
    writeFileSync(join(this.folder, file), text);
  }

  private recordOf(file: string): string {
    this.run(process.execPath, file);
    return readFileSync(join(this.folder, `${file}.out`, 'governance', 'record.json'), 'utf8');
  }

  private run(command: string, ...args: string[]): string {
    return outputOf(command, args, { cwd: this.folder, env: { CDK_OUTDIR: join(this.folder, `${args[0]}.out`) } });
  }
}
