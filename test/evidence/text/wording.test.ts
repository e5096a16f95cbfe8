import { counted, countWords, extentWords, foundWords, placeWords } from '../../../src/evidence/text/wording';
import { finding, smallRecord } from '../records';

test.each([[0, '0 findings'], [1, '1 finding'], [2, '2 findings']])('%d are %s', (count, words) => expect(counted(count, 'finding')).toBe(words));

test.each([
  [undefined, 'a wildcard', 'a wildcard'], ['Resource::*', 'a wildcard', 'a wildcard (Resource::*)'], ['Resource::*', 'Resource::* is a wildcard', 'Resource::* is a wildcard'],
])('the detail %s of %j is said once: %s', (detail, message, words) => expect(foundWords(finding({ detail, message }))).toBe(words));

test('a finding is at its resource, or about the app itself', () => {
  expect([placeWords(finding()), placeWords({})]).toEqual(['Shop/Bucket', 'the app itself']);
});

describe('the counts of a record', () => {
  const found = (dispositions: readonly string[]) => smallRecord({ findings: dispositions.map((disposition) => finding({ disposition } as never)) });

  test('begin with what presses most, and name a baseline only where there is one', () => {
    expect(countWords(found(['waived', 'advisory']))).toEqual(['0 blocking', '1 advisory', '1 excepted']);
    expect(countWords(found(['baselined']))).toEqual(['0 blocking', '0 advisory', '1 baselined', '0 excepted']);
    expect(countWords({ ...found([]), baseline: {} as never })).toContain('0 baselined');
  });

  test('say how much was judged, in the singular where it is one', () => {
    const one = { ...smallRecord({ coverage: { ruleSets: [], templates: [{ resources: 1 }] } }), counts: { byState: { 'compliant': 1, 'non-compliant': 0, 'unknown': 0 } } as never };
    expect(extentWords(one)).toBe('1 check on 1 resource in 1 template');
  });
});
