import { CfnResource, Stack } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, IApplyRule, NagMessageLevel, NagPack, NagRuleCompliance, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks, rules, ServerlessChecks } from 'cdk-nag';
import { l1ClassOf } from '../../../../src/policy/collection/nag/l1-classes';
import { NAG_RULE_TYPES } from '../../../../src/policy/collection/nag/nag-rule-types.generated';
import { Registrations, registersAlwaysTheSame } from '../../../../src/policy/collection/nag/registrations';
import { Severity } from '../../../../src/policy/rule/severity';

const PACKS: Record<string, () => NagPack> = {
  AwsSolutions: () => new AwsSolutionsChecks(),
  HIPAA: () => new HIPAASecurityChecks(),
  NIST4: () => new NIST80053R4Checks(),
  NIST5: () => new NIST80053R5Checks(),
  PCI: () => new PCIDSS321Checks(),
  Serverless: () => new ServerlessChecks(),
};

/** The types that any rule of cdk-nag looks at, and some that none does. */
const TYPES = [...new Set(Object.values(NAG_RULE_TYPES).flatMap((types) => types.split(' ')))].concat('AWS::IoT::Thing', 'Custom::Thing', 'AWS::CloudFormation::WaitCondition');

const stack = new Stack();
const resources = TYPES.map((type, index) => new CfnResource(stack, `R${index}`, { type }));
const asked = (registrations: Registrations, resource: CfnResource) => {
  const { relevant, others } = registrations.for(resource, resource.cfnResourceType);
  return { ids: relevant.map(({ facts }) => facts.id), total: relevant.length + others };
};

/** What a pack registers, asked without any of our shortcuts. */
const registered = (pack: NagPack, resource: CfnResource): string[] => {
  const ids: string[] = [];
  const applyRule = ({ ruleSuffixOverride, rule, level, info }: IApplyRule) => ids.push([ruleSuffixOverride, rule.name, level, info].join());
  Object.assign(pack, { applyRule });
  (pack as unknown as { checkResource(node: CfnResource): void }).checkResource(resource);
  return ids;
};

describe.each(Object.entries(PACKS))('the pack %s of cdk-nag', (_, make) => {
  test('registers the same for resources of every type, so it may be read once', () => {
    const pack = make();
    const [first, ...others] = resources.map((resource) => registered(pack, resource).join('\n'));
    expect(first.length).toBeGreaterThan(0);
    expect(new Set([first, ...others]).size).toBe(1);
  });

  test('registers the same for an instance of the L1 class', () => {
    const pack = make();
    const expected = registered(pack, resources[0]).join('\n');
    const classes = TYPES.flatMap((type) => l1ClassOf(type) as { readonly prototype?: CfnResource } | undefined ?? []);
    const l1s = classes.map(({ prototype }) => Object.create(prototype!) as CfnResource);
    expect(new Set(l1s.map((l1) => registered(pack, l1).join('\n')))).toEqual(new Set([expected]));
  });

  test('is read once', () => {
    const pack = make();
    const checkResource = jest.spyOn(Object.getPrototypeOf(pack) as { checkResource(): void }, 'checkResource');
    const registrations = new Registrations(pack);
    resources.forEach((resource) => registrations.for(resource, resource.cfnResourceType));
    expect(checkResource).toHaveBeenCalledTimes(1);
    checkResource.mockRestore();
  });

  test('has no rule that is not relevant for any type', () => {
    const registrations = new Registrations(make());
    const relevant = new Set(resources.flatMap((resource) => asked(registrations, resource).ids));
    expect(relevant).toEqual(registrations.ids);
  });

  test('has the same number of rules for every resource', () => {
    const registrations = new Registrations(make());
    expect(new Set(resources.map((resource) => asked(registrations, resource).total)).size).toBe(1);
  });
});

/** A pack that registers rules as it is told. */
class Custom extends NagPack {
  public readonly name = 'Custom';
  public readonly seen: CfnResource[] = [];

  constructor(private readonly rulesFor: (node: CfnResource) => Partial<IApplyRule>[]) {
    super();
    this.packName = 'Custom';
  }

  protected checkResource(node: CfnResource): void {
    this.seen.push(node);
    for (const rule of this.rulesFor(node)) this.applyRule({ info: 'it is off', explanation: 'it matters', level: NagMessageLevel.ERROR, rule: always, node, ...rule });
  }
}

const always = () => NagRuleCompliance.COMPLIANT;
const [bucket, queue] = ['AWS::S3::Bucket', 'AWS::SQS::Queue'].map((type) => resources.find(({ cfnResourceType }) => cfnResourceType === type)!);

describe('a pack of somebody else', () => {
  test('is asked about each resource', () => {
    const pack = new Custom(() => []);
    const registrations = new Registrations(pack);
    [bucket, queue].forEach((resource) => registrations.for(resource, resource.cfnResourceType));
    expect(pack.seen).toEqual([bucket, queue]);
  });

  test('may register other rules for other resources', () => {
    const registrations = new Registrations(new Custom((node) => [{ ruleSuffixOverride: node === bucket ? 'B' : 'Q' }]));
    expect([bucket, queue].map((resource) => asked(registrations, resource).ids)).toEqual([['Custom-B'], ['Custom-Q']]);
    expect([...registrations.ids]).toEqual(['Custom-B', 'Custom-Q']);
  });

  test.each([[NagMessageLevel.ERROR, Severity.ERROR], [NagMessageLevel.WARN, Severity.WARNING], [NagMessageLevel.INFO, Severity.INFO]])('says how much it matters: %s', (level, severity) => {
    const { relevant: [{ facts }] } = new Registrations(new Custom(() => [{ ruleSuffixOverride: 'A', level }])).for(bucket, 'AWS::S3::Bucket');
    expect(facts).toMatchObject({ id: 'Custom-A', severity, statement: 'it is off', why: 'it matters', sameAs: [], controls: [], check: always });
  });

  test('names a rule after its function where it has no name of its own', () => {
    expect(asked(new Registrations(new Custom(() => [{}])), bucket).ids).toEqual(['Custom-always']);
  });

  test('uses a rule of cdk-nag: it is relevant for the types of that rule alone', () => {
    const { S3BucketLoggingEnabled } = rules.s3 as unknown as Record<string, IApplyRule['rule']>;
    const registrations = new Registrations(new Custom(() => [{ ruleSuffixOverride: 'L', rule: S3BucketLoggingEnabled }, { ruleSuffixOverride: 'A' }]));
    expect([bucket, queue].map((resource) => asked(registrations, resource))).toEqual([{ ids: ['Custom-L', 'Custom-A'], total: 2 }, { ids: ['Custom-A'], total: 2 }]);
  });

  test('goes on as before, even when it throws', () => {
    const pack = new Custom(() => { throw new Error('no network'); });
    expect(() => new Registrations(pack).for(bucket, 'AWS::S3::Bucket')).toThrow('no network');
    expect(Object.hasOwn(pack, 'applyRule')).toBe(false);
  });

  test('in another language is heard where jsii looks for what it calls: in the prototype of the class', () => {
    const pack = new Custom(() => []);
    const prototype = Custom.prototype as unknown as { applyRule(params: IApplyRule): void };
    const checkResource = (node: CfnResource) =>
      prototype.applyRule.call(pack, { ruleSuffixOverride: 'A', info: 'it is off', explanation: 'it matters', level: NagMessageLevel.ERROR, rule: always, node });
    expect(asked(new Registrations(Object.assign(pack, { checkResource })), queue).ids).toEqual(['Custom-A']);
    expect(Object.hasOwn(prototype, 'applyRule')).toBe(false);
  });

  test('with an applyRule of its own keeps it', () => {
    const own = jest.fn();
    const pack = Object.assign(new Custom(() => [{}]), { applyRule: own });
    expect(asked(new Registrations(pack), bucket).ids).toEqual(['Custom-always']);
    expect([(pack as unknown as { applyRule: unknown }).applyRule, own.mock.calls]).toEqual([own, []]);
  });
});

describe('registersAlwaysTheSame', () => {
  test.each(Object.values(PACKS).map((make) => [make().name, make()] as const))('%s does', (_, pack) => expect(registersAlwaysTheSame(pack)).toBe(true));

  test.each<[string, NagPack]>([
    ['a subclass', new (class extends AwsSolutionsChecks {})()],
    ['a pack of somebody else', new Custom(() => [])],
    ['one whose checkResource was replaced', Object.assign(new AwsSolutionsChecks(), { checkResource: () => undefined }) as NagPack],
    ['one whose applyRule was replaced', Object.assign(new AwsSolutionsChecks(), { applyRule: () => undefined }) as NagPack],
  ])('%s may not', (_, pack) => expect(registersAlwaysTheSame(pack)).toBe(false));
});
