import { findingsToMend, mostPressingFirst } from '../../../src/evidence/edition/pressing';
import { Severity } from '../../../src/policy/rule/severity';
import { ADVISORY, BASELINED, excepted, finding } from '../records';

test('what blocks comes first, then advice, then the baseline, then what is excepted; the graver before the rest', () => {
  const some = [
    excepted({}, { id: '6' }), finding({ id: '5', disposition: BASELINED }), finding({ id: '4', disposition: ADVISORY, severity: Severity.INFO }),
    finding({ id: '3', disposition: ADVISORY, severity: Severity.WARNING }), finding({ id: '1' }), finding({ id: '2' }),
  ];
  expect(mostPressingFirst(some).map(({ id }) => id)).toEqual(['1', '2', '3', '4', '5', '6']);
});

describe('findings that one change mends', () => {
  const groupsOf = (...some: Parameters<typeof findingsToMend>[0]) => findingsToMend(some).map((same) => same.map(({ id }) => id));

  test('are those of a rule at a line', () => {
    const apart = [finding({ id: 'c', rule: 'PR-OTHER' }), finding({ id: 'd', source: 'lib/shop.ts:13' }), finding({ id: 'e', disposition: BASELINED })];
    expect(groupsOf(finding({ id: 'a' }), ...apart, finding({ id: 'b' }))).toEqual([['a', 'b'], ['c'], ['d'], ['e']]);
  });

  test('are those of a rule on a resource where nobody knows the line', () => {
    const other = { path: 'Shop/Other', stack: 'Shop', template: 'Shop.template.json', logicalId: 'Other', type: 'AWS::S3::Bucket' };
    expect(groupsOf(finding({ id: 'a', source: undefined }), finding({ id: 'b', source: undefined, resource: other }), finding({ id: 'c', source: undefined }))).toEqual([['a', 'c'], ['b']]);
  });

  test('are each by itself where they are about the app itself', () => {
    const about = (id: string) => finding({ id, message: `the waiver ${id} is over`, source: undefined, resource: undefined });
    expect(groupsOf(about('a'), about('b'))).toEqual([['a'], ['b']]);
  });
});
