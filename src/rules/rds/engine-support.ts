import { DATABASES, engineOf, isClusterMember, isCopy } from './database';
import { ENGINE_CALENDARS, EngineRelease } from './engine-releases';
import { Verdict } from '../../policy/rule/verdict';
import { ResourceView } from '../../policy/template/resource-view';
import { dayOf, daysBetween } from '../../waivers/utc-day';

/** How many days before the end of its support a version is warned about: half a year, as long as a major upgrade may need. */
export const NOTICE_DAYS = 183;

/** What rules about the support of engines have in common. */
export const SUPPORT_RULE = {
  types: DATABASES,
  source: 'https://docs.aws.amazon.com/AmazonRDS/latest/UserGuide/extended-support.html',
};

/** The release that a version belongs to: `17.7` to `17`; nothing where the catalogue does not know it. */
export function releaseOf(engine: string, version: string): EngineRelease | undefined {
  return ENGINE_CALENDARS[engine]?.releases.find(({ major }) => version === major || version.startsWith(`${major}.`));
}

/** Whether AWS supports a release on a day without extra charge. */
export function isSupported({ until }: EngineRelease, day: string): boolean {
  return day <= until;
}

/** Whether the support of a release ends within half a year. */
export function endsSoon(release: EngineRelease, day: string): boolean {
  return isSupported(release, day) && daysBetween(day, release.until) < NOTICE_DAYS;
}

/** The releases of an engine to upgrade to, in words: those that are supported on a day, and longer than the notice where there are any. */
export function supportedReleases(engine: string, day: string): string {
  const supported = ENGINE_CALENDARS[engine].releases.filter((release) => isSupported(release, day) && release.since <= day);
  const lasting = supported.filter((release) => !endsSoon(release, day));
  return (lasting.length > 0 ? lasting : supported).map(({ major, until }) => `${major} (until ${until})`).join(', ');
}

/**
 * Judges a database by the release of its engine. A version that the catalogue does not know is unknown, and one that is left out is what
 * AWS takes by itself, which is supported.
 *
 * @param judge what follows from a release of an engine, on the day of the synthesis
 */
export function judgeRelease(database: ResourceView, judge: (release: EngineRelease, engine: string, day: string) => Verdict): Verdict {
  if (isClusterMember(database)) return Verdict.NOT_APPLICABLE;
  const engine = engineOf(database);
  const version = database.read('EngineVersion');
  if (engine === undefined) return Verdict.unknown('Engine', 'Engine is not known, and every engine has versions of its own');
  if (!ENGINE_CALENDARS[engine]) return Verdict.NOT_APPLICABLE;
  if (!version.isPresent) return isCopy(database) ? Verdict.unknown(version.path, 'EngineVersion is left out and taken from what the database is copied from') : Verdict.COMPLIANT;
  if (!version.isKnown) return Verdict.unknownValue(version);

  const release = releaseOf(engine, String(version.value));
  if (!release) return Verdict.unknown(version.path, `the catalogue of engine versions does not know ${engine} ${version.value}`);
  if (database.instant === undefined) return Verdict.unknown(version.path, 'nobody said on which day the version is to be supported');
  return judge(release, engine, dayOf(database.instant));
}
