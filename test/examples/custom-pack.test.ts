import { join } from 'path';
import { CfnParameter, Duration, Stack } from 'aws-cdk-lib';
import { CfnQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import { NagPack } from 'cdk-nag';
import { AcmeChecks } from '../../examples/custom-pack/acme-checks';
import { AcmeNagChecks } from '../../examples/custom-pack/acme-nag-checks';
import { Governance, packs, policy } from '../../src';
import { GovernanceAssertions, ObservedFinding, PackDiff, PackLint, RuleFixture, RuleFixtures, RuleTest } from '../../src/testing';
import { newApp } from '../governance/apps';

const FILE = join(__dirname, '..', '..', 'examples', 'custom-pack', 'acme-checks.yaml');
const yaml = (): packs.YamlPack => packs.YamlPack.fromFile(FILE);

/** What a pack finds in an app with one queue of each kind. */
function findingsOf(pack: NagPack): ObservedFinding[] {
  const app = newApp();
  Governance.apply(app, { packs: [pack] });
  const stack = new Stack(app, 'Mail');
  const deadLetters = { queue: new Queue(stack, 'Undeliverable'), maxReceiveCount: 3 };
  new Queue(stack, 'Outgoing', { deadLetterQueue: deadLetters });
  new Queue(stack, 'AWeek', { deadLetterQueue: deadLetters, retentionPeriod: Duration.seconds(604_800) });
  new Queue(stack, 'Longer', { deadLetterQueue: deadLetters, retentionPeriod: Duration.seconds(604_801) });
  new Queue(stack, 'Careless', { retentionPeriod: Duration.days(14) });
  new CfnQueue(stack, 'Asked', {
    messageRetentionPeriod: new CfnParameter(stack, 'Retention', { type: 'Number' }).valueAsNumber, redrivePolicy: { deadLetterTargetArn: deadLetters.queue.queueArn, maxReceiveCount: 3 },
  });
  return GovernanceAssertions.of(app).findings().filter(({ rule }) => rule.startsWith('ACME-'));
}

const inShort = ({ rule, path, state, severity, disposition, message }: ObservedFinding) => ({
  rule, path, state, severity, disposition, message: state === policy.State.UNKNOWN ? undefined : message,
});
const byPlace = (one: { rule: string; path: string }, other: { rule: string; path: string }) => `${one.path} ${one.rule}` < `${other.path} ${other.rule}` ? -1 : 1;

const queue = (properties: Record<string, unknown>) => RuleFixture.resource('AWS::SQS::Queue', properties);
const deadLetters = { deadLetterTargetArn: { 'Fn::GetAtt': ['Undeliverable', 'Arn'] } };
const pair = (logicalId: string) => RuleFixture.inTemplate({
  Resources: { Undeliverable: { Type: 'AWS::SQS::Queue' }, Outgoing: { Type: 'AWS::SQS::Queue', Properties: { RedrivePolicy: deadLetters } } },
}, logicalId);
const fixtures: Record<string, RuleFixtures> = {
  'ACME-SQS-DEAD-LETTERS': {
    compliant: { 'with dead letters': pair('Outgoing') }, nonCompliant: { without: queue({}) }, notApplicable: { 'for dead letters': pair('Undeliverable') },
  },
  'ACME-SQS-RETENTION-BOUNDED': {
    compliant: { 'a week': queue({ MessageRetentionPeriod: 604_800 }), 'left out, which is 4 days': queue({}) },
    nonCompliant: { longer: queue({ MessageRetentionPeriod: 604_801 }) },
    unknown: { parameter: queue({ MessageRetentionPeriod: { Ref: 'P' } }) },
  },
};

describe('examples/custom-pack', () => {
  const forms: [string, () => NagPack][] = [['the pack of this library', () => new AcmeChecks()], ['the pack of cdk-nag', () => new AcmeNagChecks()], ['the pack in YAML', yaml]];

  test.each(forms)('%s finds what is wrong', (_, pack) => {
    const { NON_COMPLIANT, UNKNOWN } = policy.State;
    const { ERROR, WARNING } = policy.Severity;
    const { BLOCKING, ADVISORY } = policy.Disposition;
    const tooLong = { rule: 'ACME-SQS-RETENTION-BOUNDED', severity: WARNING, disposition: ADVISORY };
    expect(findingsOf(pack()).map(inShort).sort(byPlace)).toEqual([
      { ...tooLong, path: 'Mail/Asked', state: UNKNOWN, message: undefined },
      { rule: 'ACME-SQS-DEAD-LETTERS', path: 'Mail/Careless/Resource', state: NON_COMPLIANT, severity: ERROR, disposition: BLOCKING, message: 'the queue has no dead letter queue' },
      { ...tooLong, path: 'Mail/Careless/Resource', state: NON_COMPLIANT, message: 'messages are kept for too long' },
      { ...tooLong, path: 'Mail/Longer/Resource', state: NON_COMPLIANT, message: 'messages are kept for too long' },
    ]);
  });

  test('the rules in YAML say about themselves what those in code say', () => {
    expect(yaml().rules.map(({ meta }) => meta)).toEqual(new AcmeChecks().rules.map(({ meta }) => meta));
    expect(yaml()).toMatchObject({ name: new AcmeChecks().name, version: new AcmeChecks().version });
  });

  test.each(forms.filter(([name]) => !name.includes('nag')) as [string, () => policy.RulePack][])('%s passes its tests, the mutation check and the lint', (_, pack) => {
    for (const rule of pack().rules) {
      RuleTest.of(rule).verify(fixtures[rule.meta.id]);
      RuleTest.of(rule).verifyMutations(fixtures[rule.meta.id]);
    }
    PackLint.of(pack()).verify({ fixtures: [pair('Outgoing')] });
  });

  test('there is no difference between the two', () => {
    const Resources = { ...fixtures['ACME-SQS-DEAD-LETTERS'].compliant['with dead letters']._template.Resources, Careless: { Type: 'AWS::SQS::Queue' } };
    expect(PackDiff.between(new AcmeChecks(), yaml()).on({ mail: { Resources } }).describe()).toBe('Acme 2.1.0 to 2.1.0: no difference');
  });
});
