import { Impact } from '../../src/compatibility/impact';
import { ReleaseNotes } from '../../src/compatibility/release-notes';

const CHANGE = { type: 'AWS::RDS::DBCluster', path: 'ShopData/Orders/Resource', logicalId: 'Orders1F3A', impact: Impact.REPLACED };
const announced = (text: string, change = CHANGE) => new ReleaseNotes(text).announce(change);
const next = (entry: string) => `# Changelog\n\n## Unreleased\n\n### For infrastructure engineers\n\n${entry}\n\n## 0.1.0 - 2026-11-01\n\nThe first one.\n`;

test.each([
  ['the construct path', '- replaces `AWS::RDS::DBCluster ShopData/Orders/Resource`: why'],
  ['the end of the path', '- replaces `AWS::RDS::DBCluster Orders/Resource`: why'],
  ['the logical id', '* replaces `AWS::RDS::DBCluster Orders1F3A`'],
  ['one of several', '- replaces `AWS::RDS::DBCluster Stock/Resource`, `AWS::RDS::DBCluster Orders/Resource` and `AWS::KMS::Key Key/Resource`: why'],
])('an entry names a resource by %s', (_, entry) => expect(announced(next(entry))).toBe(true));

test.each([
  ['says something else of it', '- destroys `AWS::RDS::DBCluster Orders/Resource`: why'],
  ['names another type', '- replaces `AWS::RDS::DBInstance Orders/Resource`: why'],
  ['names half a name', '- replaces `AWS::RDS::DBCluster ders/Resource`: why'],
  ['names nothing', '- replaces databases'],
  ['is no item of a list', 'It replaces `AWS::RDS::DBCluster Orders/Resource`.'],
])('an entry does not count that %s', (_, entry) => expect(announced(next(entry))).toBe(false));

test('what an earlier release announced counts for that one alone', () => {
  const entry = '- replaces `AWS::RDS::DBCluster Orders/Resource`: why';
  expect(announced(`## 0.1.0 - 2026-11-01\n\n${entry}\n`)).toBe(true);
  expect(announced(`## Unreleased\n\n## 0.1.0 - 2026-11-01\n\n${entry}\n`)).toBe(false);
  expect(announced(`## 0.2.0 - 2026-12-01\n\n## 0.1.0 - 2026-11-01\n\n${entry}\n`)).toBe(false);
});

test.each([
  [Impact.DESTROYED, 'destroys'], [Impact.ORPHANED, 'orphans'], [Impact.MOVED, 'replaces'], [Impact.REPLACED, 'replaces'],
  [Impact.MAY_BE_REPLACED, 'replaces'], [Impact.INTERRUPTED, 'interrupts'],
])('what is %s is announced with %s, as the entry that is proposed does', (impact, word) => {
  const change = { ...CHANGE, impact };
  const entry = ReleaseNotes.entryFor(change)!;
  expect(entry).toBe(`- ${word} \`AWS::RDS::DBCluster ShopData/Orders/Resource\``);
  expect(announced(next(entry), change)).toBe(true);
});

test('what is harmless needs no entry', () => expect(ReleaseNotes.entryFor({ ...CHANGE, impact: Impact.UPDATED })).toBeUndefined());

test('entries that nothing happens to are told from the others, each once', () => {
  const notes = new ReleaseNotes(next([
    '- replaces `AWS::RDS::DBCluster Orders/Resource`, `AWS::KMS::Key Key/Resource`: why',
    '- destroys `AWS::RDS::DBCluster Orders/Resource`: why', '- destroys `AWS::RDS::DBCluster Orders/Resource`: again',
  ].join('\n')));
  expect(notes.beyond([CHANGE])).toEqual(['replaces AWS::KMS::Key Key/Resource', 'destroys AWS::RDS::DBCluster Orders/Resource']);
  expect(ReleaseNotes.NONE.beyond([])).toEqual([]);
});
