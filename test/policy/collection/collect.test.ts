import { App, CfnParameter, CfnResource, CfnStack, NestedStack, Stack, Validations } from 'aws-cdk-lib';
import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, NIST80053R5Checks, IApplyRule, NagMessageLevel, NagPack, NagRuleCompliance, NagRules } from 'cdk-nag';
import { PavedRoadChecks } from '../../../src/packs/paved-road-checks';
import { collect } from '../../../src/policy/collection/collect';
import { State } from '../../../src/policy/rule/verdict';
import { RenderedApp } from '../../../src/policy/template/rendered-app';

class OnePack extends NagPack {
  public readonly name = 'One';

  constructor(private readonly rule: IApplyRule['rule'], private readonly level = NagMessageLevel.ERROR) {
    super();
    this.packName = 'One';
  }

  protected checkResource(node: CfnResource): void {
    this.applyRule({ ruleSuffixOverride: 'Rule', info: 'it is off', explanation: 'it matters', level: this.level, rule: this.rule, node });
  }
}

const appWithBucket = (compose?: (stack: Stack) => void): App => {
  const app = new App();
  const stack = new Stack(app, 'Shop');
  new Bucket(stack, 'Files');
  compose?.(stack);
  app.synth();
  return app;
};

describe('collect', () => {
  test.each([
    [NagRuleCompliance.COMPLIANT, State.COMPLIANT], [NagRuleCompliance.NON_COMPLIANT, State.NON_COMPLIANT],
  ])('hears the answer %s of a rule of cdk-nag', (answer, state) => {
    const { evaluations } = collect(RenderedApp.read(appWithBucket()), [new OnePack(() => answer)]);
    expect(evaluations).toMatchObject([{ rule: { id: 'One-Rule' }, pack: 'One', state }]);
  });

  test('only counts what is not applicable', () => {
    const { evaluations, packs } = collect(RenderedApp.read(appWithBucket()), [new OnePack(() => NagRuleCompliance.NOT_APPLICABLE)]);
    expect([evaluations, packs]).toMatchObject([[], [{ rules: 1, applicable: 0, evaluations: { 'not-applicable': 1 } }]]);
  });

  test('keeps each finding of a rule that has several', () => {
    const { evaluations } = collect(RenderedApp.read(appWithBucket()), [new OnePack(() => ['Resource::*', 'Action::s3:*'])]);
    expect(evaluations.map(({ detail, state }) => [detail, state])).toEqual([['Resource::*', 'non-compliant'], ['Action::s3:*', 'non-compliant']]);
  });

  test('a rule that throws does not know, and the others go on', () => {
    const app = appWithBucket((stack) => new CfnSecurityGroup(stack, 'Group', {
      groupDescription: 'x', securityGroupIngress: [{ ipProtocol: 'tcp', cidrIp: new CfnParameter(stack, 'Cidr').valueAsString }],
    }));
    const { evaluations, packs } = collect(RenderedApp.read(app), [new AwsSolutionsChecks()]);
    expect(evaluations).toContainEqual(expect.objectContaining({ state: State.UNKNOWN, rule: expect.objectContaining({ id: 'AwsSolutions-EC23' }) }));
    expect(packs[0].crash).toBeUndefined();
  });

  test('sees findings that were acknowledged away', () => {
    const app = new App();
    const bucket = new Bucket(new Stack(app, 'Shop'), 'Files');
    Validations.of(bucket).acknowledge({ id: 'AwsSolutions-S1', reason: '' });
    app.synth();
    const { evaluations } = collect(RenderedApp.read(app), [new AwsSolutionsChecks()]);
    expect(evaluations).toContainEqual(expect.objectContaining({ state: State.NON_COMPLIANT, rule: expect.objectContaining({ id: 'AwsSolutions-S1' }) }));
  });

  test('asks a rule once about a resource however many packs have it', () => {
    const rule = jest.fn(() => NagRuleCompliance.COMPLIANT);
    collect(RenderedApp.read(appWithBucket()), [new OnePack(rule), new OnePack(rule)]);
    expect(rule).toHaveBeenCalledTimes(1);
  });

  test('leaves a pack as it was, so that it still works alone', () => {
    const pack = new NIST80053R5Checks();
    const app = appWithBucket();
    const before = pack.validateScope(app).violations.length;
    collect(RenderedApp.read(app), [pack]);
    expect(pack.validateScope(app).violations).toHaveLength(before);
    expect(before).toBeGreaterThan(0);
  });

  test('a pack that throws is named with what it died of, and the next one still judges', () => {
    class Broken extends OnePack {
      protected checkResource(): void {
        throw new Error('no network');
      }
    }
    const answer = () => NagRuleCompliance.COMPLIANT;
    const { packs, evaluations } = collect(RenderedApp.read(appWithBucket()), [new Broken(answer), new OnePack(answer)]);
    expect(packs).toMatchObject([{ crash: 'no network' }, { evaluations: { compliant: 1 } }]);
    expect(evaluations).toHaveLength(1);
  });

  test.each<[string, () => never, string[]]>([
    ['throws', () => { throw new Error('no such thing'); }, ['the rule One-Rule is broken: no such thing']],
    ['finds a value that the template does not tell', () => NagRules.resolveIfPrimitive(new CfnResource(new Stack(), 'R', { type: 'X::Y::Z' }), { Ref: 'P' }) as never, []],
  ])('a rule that %s is unknown, and broken only if it is its own fault', (_, rule, broken) => {
    const { evaluations, gaps } = collect(RenderedApp.read(appWithBucket()), [new OnePack(rule)]);
    expect(evaluations).toMatchObject([{ state: State.UNKNOWN }]);
    expect(gaps.map(({ message }) => message)).toEqual(broken);
  });

  test('what a foreign template or a module brings along is a gap, and a nested stack is none', () => {
    const app = appWithBucket((stack) => {
      new CfnStack(stack, 'Foreign', { templateUrl: 'https://example.com/template.json' });
      new CfnResource(stack, 'Module', { type: 'Acme::S3::Bucket::MODULE' });
      new Bucket(new NestedStack(stack, 'Nested'), 'Inner');
    });
    const { gaps } = collect(RenderedApp.read(app), [new AwsSolutionsChecks()]);
    expect(gaps.map(({ kind, resource }) => [kind, resource?.view.place.path])).toEqual([['template-unjudged', 'Shop/Foreign'], ['template-unjudged', 'Shop/Module']]);
  });

  test('a pack whose rules are for other types is not idle, and one that asks nothing is', () => {
    class Asleep extends NagPack {
      public readonly name = 'Asleep';
      protected checkResource(): void {}
    }
    const app = new App();
    new CfnResource(new Stack(app, 'Shop'), 'Handle', { type: 'AWS::CloudFormation::WaitConditionHandle' });
    app.synth();
    const { gaps } = collect(RenderedApp.read(app), [new PavedRoadChecks(), new AwsSolutionsChecks(), new Asleep()]);
    expect(gaps.map(({ kind, pack }) => [kind, pack])).toEqual([['pack-idle', 'Asleep']]);
  });

  test('an application for analytics has two L1 classes, and rules recognise it whatever it is made of', () => {
    const properties = { RuntimeEnvironment: 'FLINK-1_20', ServiceExecutionRole: 'r' };
    const app = appWithBucket((stack) => new CfnResource(stack, 'A', { type: 'AWS::KinesisAnalyticsV2::Application', properties }));
    const { evaluations } = collect(RenderedApp.read(app), [new AwsSolutionsChecks()]);
    expect(evaluations).toContainEqual(expect.objectContaining({ state: State.NON_COMPLIANT, rule: expect.objectContaining({ id: 'AwsSolutions-KDA3' }) }));
  });
});
