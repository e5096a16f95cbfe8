import { execFileSync } from 'child_process';
import { mkdirSync, mkdtempSync, realpathSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join } from 'path';
import { WaiverProps } from '../../../src/waivers';

/** Git as it is on a machine that nobody set up. */
const ENVIRONMENT = { PATH: process.env.PATH, HOME: tmpdir(), GIT_CONFIG_NOSYSTEM: '1', GIT_CONFIG_GLOBAL: '/dev/null', GIT_AUTHOR_DATE: '2026-11-01T00:00:00Z', GIT_COMMITTER_DATE: '2026-11-01T00:00:00Z' };

/** A folder that is removed with the machine. */
export const newFolder = (): string => realpathSync(mkdtempSync(join(tmpdir(), 'waivers-')));

/** A working tree of git in a folder of its own. */
export class WorkingTree {
  /** A repository with `main` for its default branch. */
  public static init(): WorkingTree {
    const tree = new WorkingTree(newFolder());
    tree.git('init', '--quiet', '--initial-branch', 'main');
    return tree;
  }

  private constructor(public readonly folder: string) {}

  public git(...args: string[]): string {
    return execFileSync('git', ['-c', 'user.name=Somebody', '-c', 'user.email=somebody@example.com', '-c', 'protocol.file.allow=always', ...args], { cwd: this.folder, encoding: 'utf8', env: ENVIRONMENT, stdio: 'pipe' });
  }

  public write(file: string, text: string): this {
    mkdirSync(dirname(join(this.folder, file)), { recursive: true });
    writeFileSync(join(this.folder, file), text);
    return this;
  }

  /** Writes a file of the register. */
  public register(waivers: readonly Partial<WaiverProps>[], file = 'waivers.yaml'): this {
    return this.write(file, registerOf(waivers));
  }

  /** Commits all that is there, and says the SHA. */
  public commit(): string {
    this.git('add', '--all');
    this.git('commit', '--quiet', '--allow-empty', '--message', 'change');
    return this.git('rev-parse', 'HEAD').trim();
  }

  public branch(name: string): this {
    this.git('checkout', '--quiet', '-b', name);
    return this;
  }

  /** Another repository with the same history, or a part of it. */
  public clone(...options: string[]): WorkingTree {
    const other = new WorkingTree(newFolder());
    other.git('clone', '--quiet', ...options, `file://${this.folder}`, '.');
    return other;
  }
}

/** The text of a register. */
export const registerOf = (waivers: readonly Partial<WaiverProps>[]): string =>
  JSON.stringify({ schemaVersion: 1, waivers: waivers.map((overrides) => ({ ...ENTRY, ...overrides })) }, undefined, 2);

/** An entry that was granted. */
export const ENTRY: WaiverProps = {
  id: 'W-1',
  rules: ['AwsSolutions-S1'],
  scope: { path: 'Shop/Files' },
  reason: 'the bucket keeps the access logs themselves, which are not logged again',
  owner: 'team-shop',
  approver: 'security-review',
  granted: '2026-11-01',
  expires: '2027-03-31',
};
