import { readdirSync, readFileSync } from 'fs';
import { rcompare } from 'semver';
import { changelogFaults, releasesIn } from '../../release/changelog';

const section = (title: string, ...readers: string[]) => [`## ${title}`, ...readers.flatMap((reader) => [`### For ${reader}`, '- a change'])].join('\n');
const ALL = ['application developers', 'infrastructure engineers', 'security teams'];

describe('a changelog', () => {
  test.each([
    ['what comes, above what was', [section('Unreleased'), section('0.2.0 - 2026-12-01', ...ALL), section('0.1.0 - 2026-11-22', ...ALL)]],
    ['news for one reader', [section('Unreleased', ALL[1])]],
    ['the version that is built', [section('0.3.0 - 2027-01-01', ...ALL)]],
  ])('may have %s', (_, sections) => expect(changelogFaults(sections.join('\n'), '0.3.0')).toEqual([]));

  test.each([
    ['no section', [], /nothing is said about 0\.3\.0/],
    ['nothing new', [section('0.2.0 - 2026-12-01', ...ALL)], /nothing is said about 0\.3\.0/],
    ['what comes below what was', [section('0.3.0 - 2027-01-01', ...ALL), section('Unreleased')], /not the first section/],
    ['versions out of order', [section('Unreleased'), section('0.1.0 - 2026-11-22', ...ALL), section('0.2.0 - 2026-12-01', ...ALL)], /not in order/],
    ['a reader left out', [section('Unreleased'), section('0.2.0 - 2026-12-01', ALL[0], ALL[1])], /^0\.2\.0 speaks to/],
    ['a reader whom nobody knows', [section('Unreleased', 'managers')], /^Unreleased speaks to managers/],
  ])('is refused with %s', (_, sections, fault) => expect(changelogFaults(sections.join('\n'), '0.3.0')).toEqual([expect.stringMatching(fault)]));

  test('dates its versions', () => expect(() => releasesIn(section('0.2.0'))).toThrow("CHANGELOG.md has a section '0.2.0'"));
});

describe('CHANGELOG.md', () => {
  const changelog = readFileSync('CHANGELOG.md', 'utf8');
  const released = releasesIn(changelog).flatMap(({ version }) => version ?? []);
  const accepted = readdirSync('goldens').sort(rcompare);

  test('speaks to the three readers', () => expect(changelogFaults(changelog, released[0])).toEqual([]));

  test('has the versions whose templates were accepted, the last one newest', () => {
    expect(accepted.filter((version) => !released.includes(version))).toEqual([]);
    expect(released[0]).toBe(accepted[0]);
  });
});
