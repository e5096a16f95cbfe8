import { App, CfnCondition, CfnParameter, CfnResource, Fn, Stack } from 'aws-cdk-lib';
import { CollectOptions } from '../../../src/policy/collection/collect-options';
import { Evaluation } from '../../../src/policy/collection/evaluation';
import { RuleEvaluator } from '../../../src/policy/collection/rule-evaluator';
import { Rule, RuleMeta } from '../../../src/policy/rule/rule';
import { ParameterOrder, RuleParameter } from '../../../src/policy/rule/rule-parameter';
import { Severity } from '../../../src/policy/rule/severity';
import { State, Verdict } from '../../../src/policy/rule/verdict';
import { Fact } from '../../../src/policy/template/fact';
import { RenderedApp } from '../../../src/policy/template/rendered-app';
import { ResourceView } from '../../../src/policy/template/resource-view';

const META: RuleMeta = { id: 'ACME-A-B', statement: 'A is B', why: 'it matters', fix: 'mend it', severity: Severity.WARNING, types: ['Acme::A::B'], source: 'https://example.com' };

/** A rule that judges as it is told. */
class AnyRule extends Rule {
  constructor(private readonly judgement: (resource: ResourceView, rule: AnyRule) => Verdict, meta: Partial<RuleMeta> = {}) {
    super({ ...META, ...meta });
  }

  public judge(resource: ResourceView): Verdict {
    return this.judgement(resource, this);
  }

  public parameter(resource: ResourceView, name: string): unknown {
    return super.parameter(resource, name);
  }
}

const ruleOf = (judge: (resource: ResourceView, rule: AnyRule) => Verdict, meta?: Partial<RuleMeta>): Rule => new AnyRule(judge, meta);

/** Complies when `On` is true. */
const onlyOn = (resource: ResourceView) => {
  const on = resource.read('On');
  if (!on.isKnown) return Verdict.unknown('On');
  return on.value === true ? Verdict.COMPLIANT : Verdict.nonCompliant(`On is ${on.value}`, 'On');
};

const judged = (rules: Rule[], properties: (stack: Stack) => object, options: CollectOptions = {}, type = 'Acme::A::B') => {
  const app = new App({ analyticsReporting: false });
  const stack = new Stack(app, 'Shop');
  new CfnResource(stack, 'It', { type, properties: properties(stack) as Record<string, unknown> });
  app.synth();
  const said: Evaluation[] = [];
  const ids = new RuleEvaluator(RenderedApp.read(app), options).judgeAll({ name: 'Acme', version: '1.0.0', rules }, (evaluation) => said.push(evaluation));
  return { said, ids: [...ids] };
};

const whether = (stack: Stack, whenTrue: unknown, whenFalse: unknown, id = 'C') => {
  const parameter = new CfnParameter(stack, `${id}P`);
  const condition = new CfnCondition(stack, id, { expression: Fn.conditionEquals(parameter.valueAsString, 'x') });
  return Fn.conditionIf(condition.logicalId, whenTrue, whenFalse);
};

describe('RuleEvaluator', () => {
  test.each<[unknown, State]>([[true, State.COMPLIANT], [false, State.NON_COMPLIANT], [{ Ref: 'AWS::Region' }, State.UNKNOWN]])('asks about a resource of the type of a rule: On is %j', (on, state) => {
    expect(judged([ruleOf(onlyOn)], () => ({ On: on })).said).toMatchObject([{ state, pack: 'Acme', rule: { id: 'ACME-A-B' }, resource: { view: { type: 'Acme::A::B' } } }]);
  });

  test('does not ask about resources of other types, but knows all rules', () => {
    const judge = jest.fn(onlyOn);
    expect(judged([ruleOf(judge)], () => ({}), {}, 'Acme::A::C')).toEqual({ said: [], ids: ['ACME-A-B'] });
    expect(judge).not.toHaveBeenCalled();
  });

  test('asks every rule that is for the type', () => {
    const rules = ['ACME-ONE-A', 'ACME-TWO-B', 'ACME-THREE-C'].map((id, index) => ruleOf(onlyOn, { id, types: index === 2 ? ['Acme::A::C'] : ['Acme::A::C', 'Acme::A::B'] }));
    expect(judged(rules, () => ({})).said.map(({ rule }) => rule.id)).toEqual(['ACME-ONE-A', 'ACME-TWO-B']);
  });

  test('says what is known about the rule', () => {
    const { said: [{ rule }] } = judged([ruleOf(onlyOn, { sameAs: ['Other-1'], controls: ['NIST.800-53.R5/SC-28'] })], () => ({}));
    expect(rule).toMatchObject({ id: 'ACME-A-B', severity: 'WARNING', statement: 'A is B', why: 'it matters', fix: 'mend it', reference: 'https://example.com', sameAs: ['Other-1'], controls: ['NIST.800-53.R5/SC-28'] });
  });

  test.each<[string, () => unknown, string]>([
    ['throws', () => { throw new Error('no network'); }, 'the rule threw: no network'],
    ['throws something that is no error', () => { throw 'no network'; }, 'the rule threw: no network'],
    ['says nothing', () => undefined, 'the rule answered undefined instead of a verdict'],
    ['says something else', () => true, 'the rule answered true instead of a verdict'],
  ])('a rule that %s does not know, and the next one is asked', (_, judge, message) => {
    const { said } = judged([ruleOf(judge as () => Verdict), ruleOf(onlyOn, { id: 'ACME-A-C' })], () => ({ On: true }));
    expect(said.map((evaluation) => [evaluation.state, evaluation.message])).toEqual([[State.UNKNOWN, message], [State.COMPLIANT, undefined]]);
  });

  test('asks about each branch of a condition', () => {
    expect(judged([ruleOf(onlyOn)], (stack) => ({ On: whether(stack, true, false) })).said).toMatchObject([{ state: State.UNKNOWN, property: 'On', message: 'violates when condition C is false: On is false' }]);
    expect(judged([ruleOf(onlyOn)], (stack) => ({ On: whether(stack, true, true) })).said).toMatchObject([{ state: State.COMPLIANT }]);
  });

  test('does not look at more branches than it can', () => {
    const judge = jest.fn(onlyOn);
    const { said } = judged([ruleOf(judge)], (stack) => ({ On: true, Others: [...'abcde'].map((id) => whether(stack, 1, 0, id)) }));
    expect(said).toMatchObject([{ state: State.UNKNOWN, message: 'its properties hang on too many conditions to look at each case' }]);
    expect(judge).not.toHaveBeenCalled();
  });

  test('asks about a resource that is in no deployment as it stands', () => {
    const app = new App({ analyticsReporting: false });
    const stack = new Stack(app, 'Shop');
    const never = new CfnCondition(stack, 'Never', { expression: Fn.conditionEquals('a', 'b') });
    const it = new CfnResource(stack, 'It', { type: 'Acme::A::B', properties: { On: true, Other: Fn.conditionIf('Never', 1, 2) } });
    it.cfnOptions.condition = never;
    app.synth();
    const said: Evaluation[] = [];
    new RuleEvaluator(RenderedApp.read(app), {}).judgeAll({ name: 'Acme', version: '1', rules: [ruleOf(onlyOn)] }, (evaluation) => said.push(evaluation));
    expect(said).toMatchObject([{ state: State.COMPLIANT }]);
  });

  describe('with facts', () => {
    const fact: Fact = { property: 'On', value: true, statedBy: 'Shop', reason: 'we know' };
    const other: Fact = { property: 'Other', value: true, statedBy: 'Shop', reason: 'we know' };
    const open = (stack: Stack) => ({ On: new CfnParameter(stack, 'P').valueAsString });

    test('decides what is open, and names the facts that it rests on', () => {
      const { said } = judged([ruleOf(onlyOn)], open, { factsAbout: () => [fact, other] });
      expect(said).toMatchObject([{ state: State.COMPLIANT }]);
      expect(said[0].facts).toEqual([fact]);
    });

    test('a verdict that rests on none names none', () => {
      expect(judged([ruleOf(onlyOn)], () => ({ On: false }), { factsAbout: () => [fact] }).said[0]).toMatchObject({ state: State.NON_COMPLIANT });
      expect(judged([ruleOf(onlyOn)], () => ({ On: false }), { factsAbout: () => [fact] }).said[0].facts).toBeUndefined();
    });

    test('a rule that reads nothing open rests on none, whatever the one before it read', () => {
      const { said } = judged([ruleOf(onlyOn), ruleOf(() => Verdict.COMPLIANT, { id: 'ACME-A-C' })], open, { factsAbout: () => [fact] });
      expect(said.map(({ facts }) => facts)).toEqual([[fact], undefined]);
    });

    test('holds in every branch', () => {
      const { said } = judged([ruleOf(onlyOn)], (stack) => ({ On: whether(stack, true, { Ref: 'CP' }) }), { factsAbout: () => [fact] });
      expect(said).toMatchObject([{ state: State.COMPLIANT, facts: [fact] }]);
    });
  });

  describe('with parameters', () => {
    const parameter: RuleParameter = { name: 'least', description: 'the least', default: 1, stricter: ParameterOrder.GREATER };
    const rule = ruleOf((resource, own) => Verdict.nonCompliant(`least is ${String(own.parameter(resource, 'least'))}`), { parameters: [parameter] });

    test('gives a rule what the policy says where the resource is', () => {
      const parameterOf = jest.fn(() => 7);
      const { said } = judged([rule], () => ({}), { parameterOf });
      expect(said[0].message).toBe('least is 7');
      expect(parameterOf).toHaveBeenCalledWith(said[0].resource, 'ACME-A-B', parameter);
    });

    test('leaves it at the default where no policy says anything', () => {
      expect(judged([rule], () => ({})).said[0].message).toBe('least is 1');
    });
  });
});
