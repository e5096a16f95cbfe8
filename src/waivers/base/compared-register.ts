import { isAbsolute } from 'path';
import { BASE_CONTEXT, formerPart } from './former-part';
import { PendingEntry, RegisterComparison } from './register-comparison';
import { UnknownBase } from './unknown-base';
import { ErrorCode, PavedRoadError } from '../../core/errors';
import { shownPath } from '../../private/documents/document-file';
import { Waiver } from '../waiver';
import { filesAt, readWaivers } from '../waiver-files';
import { WaiverRegister } from '../waiver-register';

/** What a part of the register was compared with. */
export interface WaiverBase {
  /** The file or folder, relative to the working directory; nothing for entries that are made in code. */
  readonly path?: string;
  /** A commit of the git repository, a copy of the register, or nobody knows what was there before. */
  readonly kind: 'git' | 'copy' | 'unknown';
  /** The SHA of the commit. */
  readonly commit?: string;
  /** Why nobody knows, or what could not be read there and granted nothing. */
  readonly reason?: string;
}

/** A register and what of it waits for the merge of the change that is judged. */
export interface ComparedRegister {
  /** The entries in order, each that was widened after what it was before. */
  readonly waivers: readonly Waiver[];
  /** Those that do not count yet. */
  readonly pending: ReadonlyMap<Waiver, PendingEntry>;
  /** What each part was compared with. */
  readonly bases: readonly WaiverBase[];
}

/**
 * Compares a register with what it was before the change that is judged. Entries of which nobody can tell count, and the base says why.
 * Refuses a base that was named and cannot be read with `InvalidWaivers`.
 *
 * @param named a git ref, or the path of a copy of the register; otherwise the merge base with the default branch
 */
export function comparedRegister(register: WaiverRegister, named?: unknown): ComparedRegister {
  const parts = partsOf(register, namedBase(named));
  const uncompared = new Set(parts.flatMap(({ files }) => files));
  const counts = ({ source }: Waiver) => source === undefined || uncompared.has(fileOf(source));
  // Parts of one repository tell of the same files that are gone.
  const before = new Map(parts.flatMap((part) => part.waivers).map((waiver) => [waiver.source, waiver]));
  const { waivers, pending } = new RegisterComparison(register.waivers, [...before.values()], counts);
  return { waivers, pending, bases: parts.map(({ base }) => base) };
}

/** A file or folder of the register. */
interface Part {
  readonly base: WaiverBase;
  /** The files whose entries count as they are: those that did not change, and those of which nobody can tell. */
  readonly files: readonly string[];
  /** What it is compared with. */
  readonly waivers: readonly Waiver[];
}

/** The parts that have something to compare, which a break glass is not. */
function partsOf({ waivers, _paths: paths }: WaiverRegister, named: string | undefined): Part[] {
  const sources = waivers.filter(({ breakGlass }) => !breakGlass).map(({ source }) => source);
  const inCode: Part[] = sources.includes(undefined) ? [{ base: { kind: 'unknown', reason: 'it is made in code' }, files: [], waivers: [] }] : [];
  if (sources.every((source) => source === undefined)) return inCode;
  if (named !== undefined && isPath(named)) {
    const copied = readWaivers([named]);
    return [...paths.map((path, index): Part => ({ base: { path: shownPath(path), kind: 'copy' }, files: [], waivers: index === 0 ? copied : [] })), ...inCode];
  }
  return [...paths.map((path) => partAt(path, named)), ...inCode];
}

function partAt(path: string, ref: string | undefined): Part {
  try {
    const { commit, unchanged, waivers, problems } = formerPart(path, ref);
    const reason = problems.length === 0 ? undefined : `what cannot be read there granted nothing: ${problems.join('; ')}`;
    return { base: { path: shownPath(path), kind: 'git', commit, reason }, files: unchanged, waivers };
  } catch (error) {
    if (!(error instanceof UnknownBase)) throw error;
    return { base: { path: shownPath(path), kind: 'unknown', reason: error.message }, files: filesAt(path, []).map(shownPath), waivers: [] };
  }
}

/** A path shows itself as one, so that no file of a change is ever taken for a branch. */
function isPath(named: string): boolean {
  return isAbsolute(named) || /^\.\.?[/\\]/.test(named);
}

function namedBase(named: unknown): string | undefined {
  if (named === undefined || (typeof named === 'string' && named !== '')) return named;
  const message = `context '${BASE_CONTEXT}' must be a git ref, or the path of a copy of the register, got ${JSON.stringify(named)}`;
  throw PavedRoadError.about('', [{ code: ErrorCode.INVALID_WAIVERS, message }]);
}

/** The file that a source names, without the line. */
function fileOf(source: string): string {
  return source.slice(0, source.lastIndexOf(':'));
}
