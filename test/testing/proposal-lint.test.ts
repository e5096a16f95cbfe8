import { Stack } from 'aws-cdk-lib';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { Governance, GovernedComponent, GovernedComponentProps, packs } from '../../src';
import { proposeOnBehalf } from '../../src/governance/scope/governed-scope';
import { ProposalCheck, ProposalLint, ProposalProblem } from '../../src/testing';
import { environmentIn, newApp } from '../governance/apps';

const REASON = 'a message that is lost here is sent again by the caller';

interface ScratchProps extends GovernedComponentProps {
  readonly rule?: string;
  readonly reason?: string;
  readonly hasDeadLetters?: boolean;
}

/** A queue without a place for dead letters, unless it has one. */
class Scratch extends GovernedComponent {
  constructor(scope: Construct, id: string, props: ScratchProps) {
    super(scope, id, props, { type: 'acme.Scratch', version: '1.0.0' });
    const letters = props.hasDeadLetters ? { maxReceiveCount: 3, queue: new Queue(this, 'DeadLetters', { enforceSSL: true }) } : undefined;
    const queue = new Queue(this, 'Resource', { enforceSSL: true, deadLetterQueue: letters });
    this.proposeException({ rule: props.rule ?? 'AwsSolutions-SQS3', resource: queue, reason: props.reason ?? REASON });
  }
}

const scratch = (props: Partial<ScratchProps> = {}, id = 'Scratch'): Scratch => {
  const app = newApp();
  return new Scratch(new Stack(app, 'Shop'), id, { environment: environmentIn(app), ...props });
};

const checksOf = (problems: ProposalProblem[]) => problems.map(({ check, message }) => [check, message]);

describe('ProposalLint', () => {
  test('has nothing to say about a proposal that lifts something, has a reason and stays where it belongs, trusted or not', () => {
    expect(ProposalLint.of(scratch()).problems()).toEqual([]);
    expect(() => ProposalLint.of(scratch()).verify()).not.toThrow();
  });

  test('refuses a proposal that lifts nothing', () => {
    expect(ProposalLint.of(scratch({ hasDeadLetters: true })).problems()).toEqual([expect.objectContaining({
      component: 'Shop/Scratch', rule: 'AwsSolutions-SQS3', resource: 'Shop/Scratch/Resource', check: ProposalCheck.NEED, message: expect.stringMatching(/^nothing is found that it lifts/),
    })]);
  });

  test('takes a proposal that one of several choices needs, and refuses one that none needs, once', () => {
    expect(ProposalLint.ofAll([scratch({ hasDeadLetters: true }), scratch({}, 'Other')]).problems()).toEqual([]);
    expect(ProposalLint.ofAll([scratch({ hasDeadLetters: true }), scratch({ hasDeadLetters: true }, 'Other')]).problems()).toHaveLength(1);
  });

  test.each([['Acme-1', 'no pack of the app has the rule'], ['AwsSolutions-SQS3[Some::*]', 'nothing is found that it lifts']])('does not take %s for another rule', (rule, message) => {
    expect(checksOf(ProposalLint.of(scratch({ rule })).problems())).toEqual([[ProposalCheck.NEED, expect.stringContaining(message)]]);
  });

  test('takes the rules of the packs that the app has', () => {
    const component = scratch();
    Governance.apply(component, { packs: [new packs.PavedRoadChecks()] });
    expect(checksOf(ProposalLint.of(component).problems())).toEqual([[ProposalCheck.NEED, expect.stringContaining('no pack of the app has the rule')]]);
  });

  test.each([
    ['tbd', 'placeholder'],
    ['it is so', 'has 8 characters, and the policy asks for 20'],
    ['The SQS queue does not have a dead-letter queue (DLQ) enabled', "repeats the rule's own words"],
  ])('refuses the reason %j', (reason, message) => {
    expect(checksOf(ProposalLint.of(scratch({ reason })).problems())).toEqual([[ProposalCheck.REASON, expect.stringContaining(message)]]);
  });

  test('refuses a proposal for what belongs to a component inside', () => {
    class Outer extends GovernedComponent {
      constructor(scope: Construct, id: string, props: GovernedComponentProps) {
        super(scope, id, props, { type: 'acme.Outer', version: '1.0.0' });
        const inner = new Scratch(this, 'Inner', props);
        this.proposeException({ rule: 'AwsSolutions-SQS4', resource: inner.node.findChild('Resource'), reason: REASON });
      }
    }
    const app = newApp();
    const problems = ProposalLint.of(new Outer(new Stack(app, 'Shop'), 'Outer', { environment: environmentIn(app) })).problems();
    expect(checksOf(problems)).toEqual([[ProposalCheck.REACH, 'the resource must belong to whoever proposes, and belongs to Shop/Outer/Inner, which has to propose it']]);
  });

  test('looks at what is proposed on behalf, and at environments', () => {
    const app = newApp();
    const environment = environmentIn(app);
    const component = new Scratch(new Stack(app, 'Shop'), 'Scratch', { environment });
    proposeOnBehalf({ rule: 'AwsSolutions-SQS4', resource: component.node.findChild('Resource'), reason: REASON });
    expect(ProposalLint.of(component).problems()).toMatchObject([{ rule: 'AwsSolutions-SQS4', check: ProposalCheck.NEED }]);
    expect(ProposalLint.of(app).problems()).toHaveLength(1);
    expect(ProposalLint.of(environment).problems()).toEqual([]);
  });

  test('throws with every problem, and with what is proposed where', () => {
    expect(() => ProposalLint.of(scratch({ hasDeadLetters: true, reason: 'tbd' })).verify())
      .toThrow(/^proposed exceptions have 2 problems:\n {2}- Shop\/Scratch, AwsSolutions-SQS3 on Shop\/Scratch\/Resource: nothing is found/);
  });

  test('refuses a construct in which nothing is governed', () => {
    const stack = new Stack(newApp(), 'Shop');
    expect(() => ProposalLint.of(stack)).toThrow(expect.objectContaining({ code: 'NotGoverned', message: expect.stringContaining("'component' must be a governed component") }));
  });
});
