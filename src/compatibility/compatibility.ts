import { Impact } from './impact';
import { ReleaseNotes } from './release-notes';
import { changesBetween, ResourceChange } from './template-changes';
import { Templates } from './template-resource';
import { Bump, bumpFor, largest } from './version-bump';

/** A change of a resource, and what it means for a release. */
export interface JudgedChange extends ResourceChange {
  /** The least that it deserves. */
  readonly bump: Bump;
  /** Whether it may be released: the notes announce it, or need not. */
  readonly announced: boolean;
}

/** Whether those who deployed some templates can take others without harm. */
export interface Compatibility {
  /** The version of this shape. */
  readonly schemaVersion: 1;
  /** The least that all changes together deserve. */
  readonly bump: Bump;
  /** What happens to resources, the worst first. */
  readonly changes: readonly JudgedChange[];
  /** What the notes announce and the templates do not show, such as `replaces AWS::S3::Bucket Files/Resource`: it may have been taken back. */
  readonly unmet: readonly string[];
}

/**
 * What deploying some templates over others does, and what the notes of the release have to say about it: each resource with a state that is destroyed,
 * orphaned, moved or replaced, or may be replaced, and each one that is interrupted.
 */
export function compatibilityOf(before: Templates, after: Templates, notes: ReleaseNotes): Compatibility {
  const changes = changesBetween(before, after).map((change) => {
    const bump = bumpFor(change);
    return { ...change, bump, announced: !needsNote(change, bump) || notes.announce(change) };
  });
  return { schemaVersion: 1, bump: largest(changes.map(({ bump }) => bump)), changes, unmet: notes.beyond(changes) };
}

/** What is wrong with each change that the notes should announce and do not, with the way out; once where several templates have the same path. */
export function unannounced({ changes }: Compatibility): string[] {
  const sentences = changes.filter(({ announced }) => !announced).map((change) => (
    `${change.type} ${change.path} ${IN_WORDS[change.impact]}, and the notes do not say so; undo it, or write '${ReleaseNotes.entryFor(change)}: why'`));
  return [...new Set(sentences)];
}

function needsNote({ impact }: ResourceChange, bump: Bump): boolean {
  return bump === Bump.MAJOR || impact === Impact.INTERRUPTED;
}

/** What happens to one resource, as the end of a sentence. */
const IN_WORDS: Readonly<Record<Impact, string>> = {
  [Impact.DESTROYED]: 'is destroyed',
  [Impact.ORPHANED]: 'is orphaned',
  [Impact.MOVED]: 'has another logical id, which makes it anew',
  [Impact.REPLACED]: 'is replaced',
  [Impact.MAY_BE_REPLACED]: 'may be replaced',
  [Impact.INTERRUPTED]: 'is interrupted',
  [Impact.UPDATED]: 'is updated in place',
  [Impact.ADDED]: 'is added',
};
