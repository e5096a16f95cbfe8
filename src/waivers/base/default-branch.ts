import { GitRepository } from './git-repository';
import { UnknownBase } from './unknown-base';

/**
 * The commit at which the change left the default branch; on the default branch itself, the commit that is checked out.
 *
 * The branch of the remote is asked first, since what is there was merged, and what is on a local branch may not be.
 */
export function mergeBaseWithDefaultBranch(repository: GitRepository): string {
  const head = repository.commitOf('HEAD');
  if (head === undefined) throw new UnknownBase('its repository has no commit yet');
  const branch = branchesOf(repository).map((ref) => repository.commitOf(ref)).find((commit) => commit !== undefined);
  const base = branch === undefined ? undefined : repository.mergeBase(head, branch);
  if (base !== undefined) return base;
  if (repository.isShallow) throw new UnknownBase("the clone is shallow and leaves out where the change began; check out with 'fetch-depth: 0'");
  throw new UnknownBase(branch === undefined ? 'no default branch is known here' : 'the change and the default branch have no commit in common');
}

/** Where the default branch may be, the likeliest first. Full names, so that no tag of that name is taken for it. */
function branchesOf(repository: GitRepository): string[] {
  const { CI_DEFAULT_BRANCH, GITHUB_BASE_REF, CI_MERGE_REQUEST_TARGET_BRANCH_NAME } = process.env;
  const told = [CI_DEFAULT_BRANCH, GITHUB_BASE_REF, CI_MERGE_REQUEST_TARGET_BRANCH_NAME].filter((name) => name);
  const remote = repository.targetOf('refs/remotes/origin/HEAD');
  return [
    ...remote === undefined ? [] : [remote],
    ...[...told, 'main', 'master'].map((name) => `refs/remotes/origin/${name}`),
    'refs/heads/main',
    'refs/heads/master',
  ];
}
