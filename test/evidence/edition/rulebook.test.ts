import { pageOf, rulebook } from '../../../src/evidence/edition/rulebook';
import { finding, ruleEntry } from '../records';

test('has the rules of packs and those that are nothing but their findings, by id', () => {
  const book = rulebook({ rules: [ruleEntry('PR-Z'), ruleEntry('PR-A')], findings: [finding({ rule: 'PR-GOVERNANCE-MACRO' }), finding({ rule: 'PR-A', statement: 'other words' })] });
  expect([...book.keys()]).toEqual(['PR-A', 'PR-GOVERNANCE-MACRO', 'PR-Z']);
  expect(book.get('PR-A')!.statement).toBe('what PR-A says');
  expect(book.get('PR-GOVERNANCE-MACRO')).toMatchObject({ statement: 'buckets refuse requests without TLS', fix: 'set enforceSSL' });
});

test.each([
  ['https://example.com/a?b=(c)#d', true], ['http://example.com', true], ['javascript:alert(1)', false], ['https://a b', false], ['https://a>b', false], ['see https://example.com', false], ['', false], [undefined, false],
])('%j is a page: %s', (reference, isPage) => expect(pageOf(reference)).toBe(isPage ? reference : undefined));

test.each([
  ['https://docs.aws.amazon.com/a/b.html?x=1&y=%20#frag', true], ['http://wiki.acme.example:8080', true], ['https://a.b/c#d#e', false], ['https://a.b/[c]', false],
  ['https://a.b/%zz', false], ['https://a b', false], ['https://', false], ['javascript:alert(1)', false], ['https://a.b/ü', false], ['see the wiki', false],
])('%s is a page: %s', (reference, isPage) => expect(pageOf(reference)).toBe(isPage ? reference : undefined));
