import { Command, OptionValues, textOf, UsageError } from './command';
import { compatibilityOf, unannounced } from '../compatibility/compatibility';
import { compatibilityListing } from '../compatibility/listing';
import { ReleaseNotes } from '../compatibility/release-notes';
import { templatesIn } from '../compatibility/template-folder';
import { Templates } from '../compatibility/template-resource';
import { Bump, isLess } from '../compatibility/version-bump';
import { ErrorCode, PavedRoadError } from '../core/errors';
import { wayOut } from '../private/documents/nearest';

/** Says what new templates do to resources that are deployed from old ones, for those who release components. */
export const COMPATIBILITY: Command = {
  summary: 'lists what new templates do to deployed resources, and the least version bump; the exit code is 1 where one with a state is lost, or any is interrupted, without a release note',
  operands: { names: ['before', 'after'], count: 'each' },
  options: {
    notes: { value: 'path', summary: 'the release notes, such as CHANGELOG.md; nothing is announced when left out' },
    bump: { value: 'name', summary: `the bump that the release is meant to have, ${Object.values(Bump).join(', ')}; the exit code is 1 where more is deserved` },
    json: { summary: 'prints JSON instead' },
  },
  run(values, terminal, [before, after]) {
    const wanted = bumpIn(values);
    const compatibility = compatibilityOf(templates(before), templates(after), notesIn(values));
    terminal.say(values.json ? JSON.stringify(compatibility, undefined, 2) : compatibilityListing(compatibility));
    const problems = unannounced(compatibility);
    if (wanted !== undefined && isLess(wanted, compatibility.bump)) problems.push(`the release deserves a ${compatibility.bump} version, got ${wanted}`);
    for (const problem of problems) terminal.complain(`paved-road: ${problem}`);
    return problems.length > 0 ? 1 : 0;
  },
};

function bumpIn({ bump }: OptionValues): Bump | undefined {
  const name = textOf(bump);
  const known = Object.values(Bump);
  if (name !== undefined && !known.includes(name as Bump)) throw new UsageError(`unknown bump '${name}'; ${wayOut(name, known)}`);
  return name as Bump | undefined;
}

function notesIn({ notes }: OptionValues): ReleaseNotes {
  const path = textOf(notes);
  return path === undefined ? ReleaseNotes.NONE : ReleaseNotes.fromFile(path);
}

/** A folder without templates is a slip in the call. */
function templates(folder: string): Templates {
  try {
    return templatesIn(folder);
  } catch (error) {
    throw error instanceof PavedRoadError && error.code === ErrorCode.FILE_FAILURE ? new UsageError(error.message) : error;
  }
}
