import { readFileSync } from 'fs';
import { Impact } from './impact';
import { ResourceChange } from './template-changes';
import { ErrorCode, PavedRoadError } from '../core/errors';
import { shownPath } from '../private/documents/document-file';

/** The word with which an entry announces an impact; the others need no entry. */
const WORDS: Readonly<Partial<Record<Impact, string>>> = {
  [Impact.DESTROYED]: 'destroys',
  [Impact.ORPHANED]: 'orphans',
  [Impact.MOVED]: 'replaces',
  [Impact.REPLACED]: 'replaces',
  [Impact.MAY_BE_REPLACED]: 'replaces',
  [Impact.INTERRUPTED]: 'interrupts',
};

/**
 * What the notes of the next release announce about resources: items of a list that begin with `destroys`, `orphans`, `replaces` or `interrupts`, and the
 * type and place of a resource as code.
 *
 * ```md
 * ## Unreleased
 * - replaces `AWS::RDS::DBInstance Orders/Resource`: storage is encrypted with a key of its own
 * ```
 *
 * The place is the construct path, the end of it, or the logical id.
 */
export class ReleaseNotes {
  /** Notes that announce nothing. */
  public static readonly NONE = new ReleaseNotes('');

  /** Reads a file; one that cannot be read is refused with `FileFailure`. */
  public static fromFile(path: string): ReleaseNotes {
    try {
      return new ReleaseNotes(readFileSync(path, 'utf8'));
    } catch (error) {
      const message = `'${shownPath(path)}' must be a file of release notes, got ${(error as NodeJS.ErrnoException).code}`;
      throw PavedRoadError.about('', [{ code: ErrorCode.FILE_FAILURE, message }]);
    }
  }

  /** How an entry for a change begins; nothing where the change needs none. */
  public static entryFor({ impact, type, path }: Pick<ResourceChange, 'impact' | 'type' | 'path'>): string | undefined {
    const word = WORDS[impact];
    return word && `- ${word} \`${type} ${path}\``;
  }

  private readonly entries: readonly Announcement[];

  /** @param text Markdown; the section `Unreleased` counts, or the first one where there is none */
  constructor(text: string) {
    const sections = text.split(/^## /m).slice(1);
    const next = sections.find((section) => /^\[?unreleased\b/i.test(section)) ?? sections[0] ?? '';
    this.entries = [...next.matchAll(/^[-*] (destroys|orphans|replaces|interrupts)((?:,?(?: and)? `[^`]+`)+)/gm)]
      .flatMap(([, word, places]) => [...places.matchAll(/`(\S+) ([^`]+)`/g)].map(([, type, place]) => ({ word, type, place })));
  }

  /** Whether a change is announced. */
  public announce(change: NamedChange): boolean {
    return this.entries.some((entry) => isAbout(entry, change));
  }

  /** The entries that are about none of some changes, as the notes have them; each once. */
  public beyond(changes: readonly NamedChange[]): string[] {
    const unmet = this.entries.filter((entry) => !changes.some((change) => isAbout(entry, change)));
    return [...new Set(unmet.map(({ word, type, place }) => `${word} ${type} ${place}`))];
  }
}

/** What a change does, and the names that an entry may call its resource by. */
type NamedChange = Pick<ResourceChange, 'impact' | 'type' | 'path' | 'logicalId'>;

function isAbout({ word, type, place }: Announcement, change: NamedChange): boolean {
  return word === WORDS[change.impact] && type === change.type
    && (place === change.logicalId || change.path === place || change.path.endsWith(`/${place}`));
}

interface Announcement {
  readonly word: string;
  readonly type: string;
  readonly place: string;
}
