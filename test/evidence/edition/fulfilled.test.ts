import { Fulfilled } from '../../../src/evidence/edition/fulfilled';
import { Finding } from '../../../src/policy/decision/finding';
import { excepted, finding, judging } from '../records';

const inShop = (record: ReturnType<typeof judging>, findings: Finding[] = []) =>
  [...Fulfilled.by({ ...record, findings }).in(record.coverage.templates[0])];

test('what holds for a resource is what looked at it and found nothing', () => {
  const record = judging({ Bucket: ['PR-A', 'PR-S3-TLS-ONLY'], Other: ['PR-A', 'PR-S3-TLS-ONLY'], Bare: [] });
  expect(inShop(record, [finding()])).toEqual([
    { path: 'Shop/Bucket', rules: ['PR-A'], isUnsure: false },
    { path: 'Shop/Other', rules: ['PR-A', 'PR-S3-TLS-ONLY'], isUnsure: false },
    { path: 'Shop/Bare', rules: [], isUnsure: false },
  ]);
});

test('resources of one kind with the same mistakes share a list', () => {
  const rules = ['PR-A', 'PR-S3-TLS-ONLY'];
  const { coverage: { templates: [template] }, ...others } = judging({ Bucket: rules, Other: rules, Good: rules });
  const record = { ...others, coverage: { ruleSets: [rules], templates: [{ ...template, applied: { Bucket: 0, Other: 0, Good: 0 } }] } };
  const at = (logicalId: string) => finding({ resource: { ...finding().resource!, logicalId } });
  const [one, same, good] = inShop(record, [at('Bucket'), at('Other')]).map((held) => held.rules);
  expect(one).toEqual(['PR-A']);
  expect(same).toBe(one);
  expect(good).toEqual(rules);
});

test.each([
  ['is excepted', excepted()], ['has a detail', finding({ detail: 'Resource::*' })], ['was found by another rule as well', finding({ rule: 'PR-X', sameAs: ['PR-S3-TLS-ONLY[Resource::*]'] })],
])('a rule does not hold where what it found %s', (_, found) => expect(inShop(judging({ Bucket: ['PR-S3-TLS-ONLY'] }), [found])[0].rules).toEqual([]));

test('what was found in another template, or about the app itself, changes nothing', () => {
  const elsewhere = finding({ resource: { path: 'Other/Bucket', stack: 'Other', template: 'Other.template.json', logicalId: 'Bucket', type: 'AWS::S3::Bucket' } });
  expect(inShop(judging({ Bucket: ['PR-S3-TLS-ONLY'] }), [elsewhere, finding({ resource: undefined })])[0].rules).toEqual(['PR-S3-TLS-ONLY']);
});

test('nobody is sure of what a macro changes later', () =>
  expect(inShop(judging({ A: ['PR-A'], B: ['PR-A'] }, { changedLater: ['B'] })).map(({ isUnsure }) => isUnsure)).toEqual([false, true]));
