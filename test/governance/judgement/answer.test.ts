import { answer, crashed } from '../../../src/governance/judgement/answer';
import { Disposition, Finding } from '../../../src/policy/decision/finding';
import { Severity } from '../../../src/policy/rule/severity';
import { State } from '../../../src/policy/rule/verdict';

const finding = (overrides: Partial<Finding> = {}): Finding => ({
  id: '0123456789abcdef',
  rule: 'PR-A-B',
  sameAs: [],
  controls: [],
  packs: ['Ours'],
  state: State.NON_COMPLIANT,
  severity: Severity.ERROR,
  disposition: Disposition.BLOCKING,
  message: 'A is off.',
  statement: 'A is on',
  why: 'it matters',
  fix: 'mend it',
  resource: { path: 'Shop/It', stack: 'Shop', template: 'Shop.template.json', logicalId: 'It', type: 'AWS::A::B' },
  ...overrides,
});
const files = new Map([['Shop', '/out/Shop.template.json']]);

describe('answer', () => {
  test('is fatal, the one severity that nobody can acknowledge away', () => {
    expect(answer([finding({ property: 'P.0.Q', source: 'lib/shop.ts:3' })], ['Shop'], files)).toEqual({
      success: false,
      violations: [expect.objectContaining({
        ruleName: 'PR-A-B',
        severity: 'fatal',
        description: 'A is off; the rule: A is on, because it matters',
        fix: 'lib/shop.ts:3: mend it',
        violatingResources: [{ resourceLogicalId: 'It', templatePath: '/out/Shop.template.json', locations: ['Properties/P/0/Q'] }],
      })],
    });
  });

  test.each([Disposition.WAIVED, Disposition.ADVISORY])('says nothing of what is %s', (disposition) => {
    expect(answer([finding({ disposition })], ['Shop'], files)).toEqual({ success: true, violations: [] });
  });

  test('says nothing of stacks that it was not asked about, but speaks for nested ones', () => {
    expect(answer([finding()], ['Stock'], files).violations).toEqual([]);
    expect(answer([finding()], ['Sho'], files).violations).toEqual([]);
    const nested = { ...finding().resource!, stack: 'Shop/Nested' };
    expect(answer([finding({ resource: nested })], ['Shop'], files).violations).toHaveLength(1);
  });

  test('what is about the app itself blocks every selection of stacks', () => {
    expect(answer([finding({ resource: undefined })], ['Any'], files).violations).toMatchObject([{ violatingResources: [{ constructPath: '' }] }]);
  });

  test('what is about a stack is found by its path', () => {
    const place = { ...finding().resource!, path: 'Shop', logicalId: '' };
    expect(answer([finding({ resource: place })], ['Shop'], files).violations).toMatchObject([{ violatingResources: [{ constructPath: 'Shop' }] }]);
    expect(answer([finding({ resource: place })], ['Stock'], files).violations).toEqual([]);
  });

  test('does not say twice what a rule of cdk-nag states as what it found', () => {
    expect(answer([finding({ message: 'A is off.', statement: 'A is off.' })], ['Shop'], files).violations[0].description).toBe('A is off: it matters');
  });

  test('has ids that the CDK can take, whatever stands in them', () => {
    const [{ ruleName }] = answer([finding({ detail: 'Resource::arn:{x}[1]*' })], ['Shop'], files).violations;
    expect(ruleName).toBe('PR-A-B[Resource:arn:_x__1_*]');
  });
});

test.each([[true, 'fatal'], [false, 'warning']])('a crash where anything enforces (%s) is a %s at the root: the command line hides a plugin that throws', (enforces, severity) => {
  expect(crashed('no network', enforces)).toMatchObject({ success: !enforces, violations: [{ severity, violatingResources: [{ constructPath: '' }] }] });
});
