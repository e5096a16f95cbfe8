import { readFileSync, realpathSync, statSync } from 'fs';
import { basename, dirname } from 'path';
import { mergeBaseWithDefaultBranch } from './default-branch';
import { GitRepository } from './git-repository';
import { UnknownBase } from './unknown-base';
import { ErrorCode, PavedRoadError } from '../../core/errors';
import { shownPath } from '../../private/documents/document-file';
import { Waiver } from '../waiver';
import { filesAt, isRegisterFile, waiversIn } from '../waiver-files';

/** The context that names what the register is compared with. */
export const BASE_CONTEXT = 'paved-road:waivers-base';

/** What a file or folder of the register held before the change that is judged. */
export interface FormerPart {
  /** The commit that was looked at; nothing where it lies in a submodule that was not there. */
  readonly commit?: string;
  /** The files that are as they were, as sources name them: their entries need no comparison. */
  readonly unchanged: readonly string[];
  /** The entries of all other files. */
  readonly waivers: readonly Waiver[];
  /** What could not be read there, and therefore granted nothing. */
  readonly problems: readonly string[];
}

/**
 * What a file or folder of the register held at a commit of the repository that it lies in. Where it changed, YAML files that are gone
 * since count as well, wherever they stood, as far as they were registers: so entries may move from file to file.
 *
 * Throws `UnknownBase` where nobody can tell, and refuses a ref that is not there with `InvalidWaivers`.
 *
 * @param path the file or folder, relative to the working directory
 * @param ref the ref that was asked for; otherwise the commit at which the change left the default branch
 */
export function formerPart(path: string, ref: string | undefined): FormerPart {
  const place = realpathSync(path);
  const isFolder = statSync(place).isDirectory();
  const repository = new GitRepository(isFolder ? place : dirname(place));
  const commit = commitBefore(repository, ref);
  if (commit === undefined) return { unchanged: [], waivers: [], problems: ['its submodule was not there'] };
  const names = repository.namesAt(commit, isFolder ? undefined : basename(place)).filter((name) => !isFolder || isRegisterFile(name));
  if (names.length === 0 && repository.ignores(isFolder ? '.' : basename(place))) throw new UnknownBase('git ignores it');

  const today = new Map(filesAt(path, []).map((file) => [repository.prefix + basename(isFolder ? file : place), file]));
  const unchanged = names.filter((name) => today.has(name) && readFileSync(today.get(name)!, 'utf8') === repository.read(commit, name));
  const hasChanged = unchanged.length < today.size;
  const problems: string[] = [];
  const entriesOf = (name: string, wrong: string[]) => waiversIn(repository.read(commit, name), `${commit.slice(0, 12)}:${name}`, wrong);
  return {
    commit,
    unchanged: unchanged.map((name) => shownPath(today.get(name)!)),
    waivers: [
      ...names.filter((name) => !unchanged.includes(name)).flatMap((name) => entriesOf(name, problems)),
      // What is gone and was no register has nothing to say.
      ...(hasChanged ? repository.goneSince(commit) : []).filter((name) => !names.includes(name)).flatMap((name) => entriesOf(name, [])),
    ],
    problems,
  };
}

/** A submodule is compared with its commit in the repository around it, which is the one that the change is made in. */
function commitBefore(repository: GitRepository, ref: string | undefined): string | undefined {
  const { outer } = repository;
  if (!outer) return ref === undefined ? mergeBaseWithDefaultBranch(repository) : commitNamed(ref, repository);
  const commit = commitBefore(outer.repository, ref);
  return commit === undefined ? undefined : outer.repository.submoduleAt(commit, outer.name);
}

/** A branch of the remote is found first, so that nothing else of its name is taken for it. */
function commitNamed(ref: string, repository: GitRepository): string {
  const commit = repository.commitOf(`refs/remotes/${ref}`) ?? repository.commitOf(ref);
  if (commit !== undefined) return commit;
  const message = `context '${BASE_CONTEXT}' must be a commit that is here, or a path that begins with './', '../' or '/', got '${ref}'; fetch it before the synthesis`;
  throw PavedRoadError.about('', [{ code: ErrorCode.INVALID_WAIVERS, message }]);
}
