import { Impact } from '../../src/compatibility/impact';
import { Bump, bumpFor, isLess, largest, versionAfter } from '../../src/compatibility/version-bump';

describe('what a change deserves', () => {
  const stateful = { type: 'AWS::RDS::DBInstance', stateful: true };
  const stateless = { type: 'AWS::IAM::Role', stateful: false };
  test.each([
    [Impact.DESTROYED, Bump.MAJOR, Bump.MINOR],
    [Impact.ORPHANED, Bump.MAJOR, Bump.MINOR],
    [Impact.MOVED, Bump.MAJOR, Bump.MINOR],
    [Impact.REPLACED, Bump.MAJOR, Bump.MINOR],
    [Impact.MAY_BE_REPLACED, Bump.MAJOR, Bump.MINOR],
    [Impact.INTERRUPTED, Bump.MINOR, Bump.MINOR],
    [Impact.UPDATED, Bump.PATCH, Bump.PATCH],
    [Impact.ADDED, Bump.PATCH, Bump.PATCH],
  ])('%s: %s with a state, %s without', (impact, withState, without) => {
    expect([bumpFor({ ...stateful, impact }), bumpFor({ ...stateless, impact })]).toEqual([withState, without]);
  });

  test('a new version of a function is a patch: each change of code makes one', () => {
    expect(bumpFor({ type: 'AWS::Lambda::Version', stateful: false, impact: Impact.DESTROYED })).toBe(Bump.PATCH);
  });

  test('the largest decides, and a release is at least a patch', () => {
    expect([largest([]), largest([Bump.PATCH, Bump.MAJOR, Bump.MINOR])]).toEqual([Bump.PATCH, Bump.MAJOR]);
    expect([isLess(Bump.PATCH, Bump.MINOR), isLess(Bump.MINOR, Bump.MINOR), isLess(Bump.MAJOR, Bump.MINOR)]).toEqual([true, false, false]);
  });
});

test.each([
  ['0.1.0', Bump.PATCH, '0.1.1'], ['0.1.3', Bump.MINOR, '0.2.0'], ['0.1.3', Bump.MAJOR, '0.2.0'],
  ['1.2.3', Bump.PATCH, '1.2.4'], ['1.2.3', Bump.MINOR, '1.3.0'], ['1.2.3', Bump.MAJOR, '2.0.0'],
])('after %s a %s is %s', (version, bump, next) => expect(versionAfter(version, bump)).toBe(next));
