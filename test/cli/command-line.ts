import { spawnSync } from 'child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { compilePackage } from '../../bench/compile';

/** What a call of the command said. */
export interface Answer {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** The real command, compiled, in a process of its own and a folder of its own. */
export class CommandLine {
  /** The folder that it is called in. */
  public readonly folder = mkdtempSync(join(tmpdir(), 'cli-'));

  private readonly home = mkdtempSync(join(tmpdir(), 'package-'));

  constructor() {
    compilePackage(this.home);
    symlinkSync(join(__dirname, '..', '..', 'node_modules'), join(this.home, 'node_modules'));
  }

  /** Calls it as a shell does. */
  public call(...args: string[]): Answer {
    const { status, stdout, stderr } = spawnSync(join(this.home, 'bin', 'paved-road'), args, { cwd: this.folder, encoding: 'utf8' });
    return { code: status, out: stdout, err: stderr };
  }

  /** A path in the folder. */
  public path(...names: string[]): string {
    return join(this.folder, ...names);
  }

  /** Takes both folders away. */
  public remove(): void {
    for (const folder of [this.folder, this.home]) rmSync(folder, { recursive: true });
  }
}
