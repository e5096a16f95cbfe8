import { execFileSync } from 'child_process';
import { UnknownBase } from './unknown-base';

/**
 * The git repository around a folder, as it is on this machine: nothing is fetched, and nothing changed.
 *
 * Whatever git cannot do is an `UnknownBase` in words of our own, since its own name folders of this machine.
 */
export class GitRepository {
  /** Where the folder lies in the working tree, with a slash at the end; empty for the top. */
  public readonly prefix: string;

  /** @param folder any folder in the working tree */
  constructor(private readonly folder: string) {
    const [isInside, prefix] = this.ask('rev-parse', '--is-inside-work-tree', '--show-prefix')!.split('\n');
    if (isInside !== 'true') throw new UnknownBase(NO_REPOSITORY);
    this.prefix = prefix;
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

const NO_REPOSITORY = 'it lies in no git repository';

function failureInWords(said: string): string {
  if (/not a git repository|must be run in a work tree/.test(said)) return NO_REPOSITORY;
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
