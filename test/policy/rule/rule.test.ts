import { Rule, RuleMeta } from '../../../src/policy/rule/rule';
import { ParameterOrder, RuleParameter } from '../../../src/policy/rule/rule-parameter';
import { Severity } from '../../../src/policy/rule/severity';
import { Verdict } from '../../../src/policy/rule/verdict';
import { ResourceView } from '../../../src/policy/template/resource-view';

const meta: RuleMeta = {
  id: 'ACME-S3-NAMED', statement: 'buckets are named', why: 'names help', fix: 'name it', severity: Severity.ERROR, types: ['AWS::S3::Bucket'], source: 'https://example.com',
};

const days: RuleParameter = { name: 'mostDays', description: 'days at most', default: 7, stricter: ParameterOrder.SMALLER };

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

  test.each<[Partial<RuleMeta>, string]>([
    [{ controls: ['SC-28'] }, "'controls' must name a framework"], [{ controls: ['AWS-FSBP/'] }, "'controls' must"], [{ controls: ['A/B', '/C'] }, 'got "/C"'],
    [{ parameters: [days, days] }, "'parameters' must have each name once, got mostDays"],
    [{ parameters: [{ ...days, name: 'most days' }] }, "'name' of a parameter"],
    [{ parameters: [{ ...days, description: ' ' }] }, "'description' of the parameter mostDays"],
    [{ parameters: [{ ...days, default: '7' }] }, "'default' of the parameter mostDays must be a number"],
    [{ parameters: [{ ...days, stricter: ParameterOrder.GREATER, default: Number.NaN }] }, 'must be a number'],
    [{ parameters: [{ ...days, stricter: ParameterOrder.FEWER }] }, 'must be a list'],
    [{ parameters: [{ ...days, stricter: ParameterOrder.MORE, default: undefined }] }, 'must be a list'],
    [{ parameters: [{ ...days, stricter: 'less' as ParameterOrder }] }, "'stricter' of the parameter mostDays must be one of greater, smaller, fewer, more"],
  ])('refuses controls and parameters such as %j', (overrides, words) => expect(() => new Named(overrides)).toThrow(words));

  test.each<Partial<RuleMeta>>([
    { controls: ['NIST.800-53.R5/SC-28', 'AWS-FSBP/RDS.3'] },
    { parameters: [days, { ...days, name: 'least', stricter: ParameterOrder.GREATER, default: 0 }] },
    { parameters: [{ ...days, stricter: ParameterOrder.FEWER, default: ['postgres'] }, { ...days, name: 'logs', stricter: ParameterOrder.MORE, default: [] }] },
  ])('accepts %j', (overrides) => expect(new Named(overrides).meta).toMatchObject(overrides));

  test('says everything that is wrong at once', () => {
    expect(() => new Named({ id: '', types: [] })).toThrow(/^2 problems:\n.*'id'.*\(InvalidRule.*\n.*'types'/);
  });
});

describe('a parameter of a rule', () => {
  class Bounded extends Named {
    constructor() {
      super({ parameters: [days] });
    }

    public valueOf(view: ResourceView, name: string): unknown {
      return this.parameter(view, name);
    }
  }

  const view = new ResourceView({ path: 'A/B', stack: 'A', template: 'A.json', logicalId: 'B', type: 'AWS::S3::Bucket' }, { Type: 'AWS::S3::Bucket' });
  const governed = Object.assign(Object.create(view) as ResourceView, { _parameter: (rule: string, name: string) => rule === meta.id && name === 'mostDays' ? 3 : undefined });

  test('has its default where no policy says another', () => expect(new Bounded().valueOf(view, 'mostDays')).toBe(7));
  test('has the value of the policy', () => expect(new Bounded().valueOf(governed, 'mostDays')).toBe(3));
  test('is refused when the rule does not list it', () => {
    expect(() => new Bounded().valueOf(governed, 'leastDays')).toThrow("'name' must be one of the rule's parameters (mostDays), got \"leastDays\"");
  });
});
