import { counted, foundWords, placeWords } from '../../../src/evidence/text/wording';
import { finding } from '../formats/small-record';

test.each([[0, '0 findings'], [1, '1 finding'], [2, '2 findings']])('%d are %s', (count, words) => expect(counted(count, 'finding')).toBe(words));

test.each([
  [undefined, 'a wildcard', 'a wildcard'], ['Resource::*', 'a wildcard', 'a wildcard (Resource::*)'], ['Resource::*', 'Resource::* is a wildcard', 'Resource::* is a wildcard'],
])('the detail %s of %j is said once: %s', (detail, message, words) => expect(foundWords(finding({ detail, message }))).toBe(words));

test('a finding is at its resource, or about the app itself', () => {
  expect([placeWords(finding()), placeWords({})]).toEqual(['Shop/Bucket', 'the app itself']);
});
