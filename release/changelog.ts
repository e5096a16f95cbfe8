import { compare } from 'semver';

/** A section of `CHANGELOG.md`. */
export interface Release {
  /** Nothing for what is not released yet. */
  readonly version?: string;
  /** The day, as `2026-11-22`. */
  readonly date?: string;
  /** Who is told something, in the order of the file. */
  readonly readers: readonly string[];
}

const READERS = ['application developers', 'infrastructure engineers', 'security teams'];

/** The sections of a changelog, in the order of the file. */
export function releasesIn(changelog: string): Release[] {
  return changelog.split(/^## /m).slice(1).map((section) => {
    const [title] = section.split('\n');
    const [, version, date] = /^(\S+) - (\d{4}-\d\d-\d\d)$/.exec(title) ?? [];
    if (!version && title !== 'Unreleased') throw new Error(`CHANGELOG.md has a section '${title}'; write 'Unreleased' or '1.2.3 - 2026-11-22'`);
    return { version, date, readers: [...section.matchAll(/^### For (.+)$/gm)].map(([, reader]) => reader) };
  });
}

/**
 * What is wrong with a changelog: sections out of order, a reader who is left out, nothing about a version that is to be released.
 *
 * @param next the version that is built
 */
export function changelogFaults(changelog: string, next: string): string[] {
  const releases = releasesIn(changelog);
  const versions = releases.flatMap(({ version }) => version ?? []);
  const sorted = [...versions].sort((one, other) => compare(other, one));
  return [
    ...releases.findIndex(({ version }) => !version) > 0 ? ['Unreleased is not the first section'] : [],
    ...versions.join() === sorted.join() ? [] : [`the versions are not in order, the newest first: ${versions.join(', ')}`],
    ...releases.flatMap(({ version = 'Unreleased', readers }) => {
      const wanted = version === 'Unreleased' ? READERS.filter((reader) => readers.includes(reader)) : READERS;
      return wanted.join() === readers.join() ? [] : [`${version} speaks to ${readers.join(', ') || 'nobody'}; its readers are ${READERS.join(', ')}`];
    }),
    ...releases[0] && [undefined, next].includes(releases[0].version) ? [] : [`nothing is said about ${next}; begin with a section 'Unreleased'`],
  ];
}
