import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, CfnResource, NestedStack, Stack, Stage } from 'aws-cdk-lib';
import { CfnQueue } from 'aws-cdk-lib/aws-sqs';
import { Construct } from 'constructs';
import { Governance, packs } from '../../src';
import { GovernanceAssertions } from '../../src/testing';
import { newApp, recordOf } from '../governance/apps';

const written = (name: string, text: string): string => {
  const file = join(mkdtempSync(join(tmpdir(), 'rules-')), name);
  writeFileSync(file, text);
  return file;
};

const RULES = `
schemaVersion: 1
name: Acme
version: 1.0.0
rules:
  - id: ACME-SQS-ENCRYPTED
    statement: queues are encrypted with a key of ours
    why: whoever reads the disk would read the messages
    fix: set KmsMasterKeyId
    severity: ERROR
    types: [AWS::SQS::Queue]
    source: https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-server-side-encryption.html
    check: { property: KmsMasterKeyId, operator: exists }
    message: the queue has no key of ours
`;

const judged = (compose: (stack: Stack, app: App) => void): App => {
  const app = newApp();
  Governance.apply(app, { packs: [packs.YamlPack.fromFile(written('rules.yaml', RULES))] });
  compose(new Stack(app, 'Mail'), app);
  return app;
};

describe('H5: a pack that is configuration alone', () => {
  test.each<[string, (stack: Stack, app: App) => Construct]>([
    ['a stack', (stack) => stack],
    ['a nested stack', (stack) => new NestedStack(stack, 'Nested')],
    ['a stage', (_, app) => new Stack(new Stage(app, 'Prod'), 'Mail')],
  ])('H5: blocks what breaks its rule in %s, without a class of anybody', (_, scopeIn) => {
    const app = judged((stack, root) => new CfnQueue(scopeIn(stack, root), 'Careless'));
    expect(() => app.synth()).toThrow(/ACME-SQS-ENCRYPTED/);
    expect(recordOf(app).packs).toMatchObject([{ name: 'Acme', version: '1.0.0', ruleIds: ['ACME-SQS-ENCRYPTED'] }]);
  });

  test.each<[string, (stack: Stack) => CfnResource, string[]]>([
    ['complies', (stack) => new CfnQueue(stack, 'Queue', { kmsMasterKeyId: 'key' }), []],
    ['is generic', (stack) => new CfnResource(stack, 'Queue', { type: 'AWS::SQS::Queue' }), ['ACME-SQS-ENCRYPTED']],
    ['lost its key to an override', (stack) => {
      const queue = new CfnQueue(stack, 'Queue', { kmsMasterKeyId: 'key' });
      queue.addPropertyDeletionOverride('KmsMasterKeyId');
      return queue;
    }, ['ACME-SQS-ENCRYPTED']],
  ])('H5 neighbour: a queue that %s', (_, make, rules) => {
    const app = judged((stack) => make(stack));
    GovernanceAssertions.of(app);
    expect(recordOf(app).findings.map(({ rule }) => rule)).toEqual(rules);
  });

  test('H5 neighbour: a file with a mistake is refused with its place', () => {
    expect(() => packs.YamlPack.fromFile(written('rules.yaml', RULES.replace('exists', 'exits')))).toThrow(/InvalidRules/);
  });
});
