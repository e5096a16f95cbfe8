import { execFileSync } from 'child_process';
import { relative } from 'path';
import { UnknownBase } from './unknown-base';

/**
 * The git repository around a folder, as it is on this machine: nothing is fetched, and nothing changed.
 *
 * Whatever git cannot do is an `UnknownBase` in words of our own, since its own name folders of this machine.
 */
export class GitRepository {
  /** Where the folder lies in the working tree, with a slash at the end; empty for the top. */
  public readonly prefix: string;

  private readonly top: string;
  private readonly outerTop: string;

  /** @param folder any folder in the working tree */
  constructor(private readonly folder: string) {
    const answer = this.ask('rev-parse', '--show-prefix', '--show-toplevel', '--show-superproject-working-tree')!;
    [this.prefix, this.top, this.outerTop] = answer.split('\n');
  }

  /** The repository that it is a submodule of, and its name there; nothing where it is none. */
  public get outer(): { readonly repository: GitRepository; readonly name: string } | undefined {
    return this.outerTop === '' ? undefined : { repository: new GitRepository(this.outerTop), name: relative(this.outerTop, this.top) };
  }

  /** Whether its history was cut off somewhere. */
  public get isShallow(): boolean {
    return this.ask('rev-parse', '--is-shallow-repository') === 'true\n';
  }

  /** The commit that a branch, a tag or a part of a SHA stands for; nothing where it stands for none here. */
  public commitOf(name: string): string | undefined {
    return name.startsWith('-') ? undefined : this.ask('rev-parse', '--verify', '--quiet', `${name}^{commit}`)?.trimEnd();
  }

  /** The ref that another one stands for, such as `refs/remotes/origin/main`. */
  public targetOf(ref: string): string | undefined {
    return this.ask('symbolic-ref', '--quiet', ref)?.trimEnd();
  }

  /** The latest commit that two of them have in common. */
  public mergeBase(one: string, other: string): string | undefined {
    return this.ask('merge-base', one, other)?.trimEnd();
  }

  /** Whether git leaves a file or folder out on purpose. */
  public ignores(name: string): boolean {
    return this.ask('check-ignore', '--quiet', '--', name) !== undefined;
  }

  /** The names of what stood in a folder at a commit, or of one thing in the folder, relative to the top. */
  public namesAt(commit: string, name?: string): string[] {
    return listed(this.ask('ls-tree', '-z', '--name-only', '--full-name', commit, ...name === undefined ? [] : ['--', name])!);
  }

  /** The commit of a submodule at a commit; nothing where there was none of that name. */
  public submoduleAt(commit: string, name: string): string | undefined {
    return /^160000 commit (\w+)\t/.exec(this.ask('ls-tree', '-z', commit, '--', name)!)?.[1];
  }

  /** YAML files that stood anywhere in the working tree at a commit and are gone or elsewhere now, relative to the top. */
  public goneSince(commit: string): string[] {
    return listed(this.ask('diff-index', '-z', '--no-renames', '--name-only', '--diff-filter=D', commit, '--', ':(top)*.yaml', ':(top)*.yml')!);
  }

  /** What a file said at a commit. */
  public read(commit: string, name: string): string {
    return this.ask('cat-file', 'blob', `${commit}:${name}`)!;
  }

  /** What git answers; nothing where it says no. */
  private ask(...args: string[]): string | undefined {
    try {
      return execFileSync('git', args, { cwd: this.folder, env: environment(), encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'], maxBuffer: 2 ** 28 });
    } catch (error) {
      const { code, status, stderr } = error as { readonly code?: string; readonly status?: number | null; readonly stderr?: string };
      if (code === 'ENOENT') throw new UnknownBase('git is not installed here');
      if (status === 1) return undefined;
      throw new UnknownBase(failureInWords(String(stderr)));
    }
  }
}

function failureInWords(said: string): string {
  if (/not a git repository|must be run in a work tree/.test(said)) return 'it lies in no git repository';
  if (/dubious ownership|unsafe repository/.test(said)) return "the repository belongs to another user, and git does not read it; add it to git's 'safe.directory'";
  return 'git cannot read it there; a clone that left contents out has to get them first';
}

/** Git finds the repository by the folder, even when it runs us itself, speaks English, asks nobody and connects to nobody. */
function environment(): NodeJS.ProcessEnv {
  const { GIT_DIR, GIT_WORK_TREE, GIT_INDEX_FILE, GIT_PREFIX, ...others } = process.env;
  return { ...others, LC_ALL: 'C', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', GIT_NO_LAZY_FETCH: '1', GIT_ALLOW_PROTOCOL: 'none' };
}

function listed(text: string): string[] {
  return text.split('\0').slice(0, -1);
}
