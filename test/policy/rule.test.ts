import { ResourceView } from '../../src/policy/resource-view';
import { Rule, RuleMeta } from '../../src/policy/rule';
import { Severity } from '../../src/policy/severity';
import { Verdict } from '../../src/policy/verdict';

const meta: RuleMeta = {
  id: 'ACME-S3-NAMED', statement: 'buckets are named', why: 'names help', fix: 'name it', severity: Severity.ERROR, types: ['AWS::S3::Bucket'], source: 'https://example.com',
};

class Named extends Rule {
  constructor(overrides: Partial<RuleMeta> = {}) {
    super({ ...meta, ...overrides });
  }

  public judge(_: ResourceView): Verdict {
    return Verdict.COMPLIANT;
  }
}

describe('Rule', () => {
  test('keeps what it says about itself', () => expect(new Named().meta).toEqual(meta));

  test.each<[Partial<RuleMeta>, string]>([
    [{ id: 'acme-s3' }, "'id' must be"], [{ id: 'ACME' }, "'id' must be"], [{ id: 'ACME S3' }, "'id' must be"],
    [{ statement: ' ' }, "'statement' must say"], [{ why: '' }, "'why' must say"], [{ fix: '' }, "'fix' must say"], [{ source: '' }, "'source' must say"],
    [{ types: [] }, "'types' must name"],
  ])('refuses %j', (overrides, words) => expect(() => new Named(overrides)).toThrow(words));

  test('says everything that is wrong at once', () => {
    expect(() => new Named({ id: '', types: [] })).toThrow(/^2 problems:\n.*'id'.*\(InvalidRule.*\n.*'types'/);
  });
});
