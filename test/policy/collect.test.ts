import { App, CfnParameter, CfnResource, Stack, Validations } from 'aws-cdk-lib';
import { CfnSecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, NIST80053R5Checks, IApplyRule, NagMessageLevel, NagPack, NagRuleCompliance } from 'cdk-nag';
import { collect } from '../../src/policy/collect';
import { RenderedApp } from '../../src/policy/rendered-app';
import { State } from '../../src/policy/verdict';

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
});
