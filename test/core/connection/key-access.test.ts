import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Key } from 'aws-cdk-lib/aws-kms';
import { KeyAccess } from '../../../src/core';
import { properties } from '../../environment/shop';

const env = { account: '111111111111', region: 'eu-west-1' };
const ARN = 'arn:aws:kms:eu-west-1:222222222222:key/central';
const EVENTS = { service: 'events.amazonaws.com', sourceArn: 'arn:aws:events:eu-west-1:111111111111:rule/*' };

const stackWith = () => new Stack(new App(), 'Keys', { env });

describe('KeyAccess', () => {
  test('lets a service use a key of ours, on behalf of the account alone', () => {
    const stack = stackWith();
    KeyAccess.letService(new Key(stack, 'Key'), EVENTS);
    const [, statement, ...more] = properties(Template.fromStack(stack), 'AWS::KMS::Key').KeyPolicy.Statement;
    expect(more).toEqual([]);
    expect(statement).toEqual({
      Effect: 'Allow',
      Principal: { Service: 'events.amazonaws.com' },
      Action: ['kms:Decrypt', 'kms:GenerateDataKey*'],
      Resource: '*',
      Condition: { StringEquals: { 'aws:SourceAccount': '111111111111' }, ArnLike: { 'aws:SourceArn': EVENTS.sourceArn } },
    });
  });

  test('takes the actions that it is given, from anything of the service', () => {
    const stack = stackWith();
    KeyAccess.letService(new Key(stack, 'Key'), { service: 'sqs.amazonaws.com', actions: ['kms:Decrypt'] });
    const [, statement] = properties(Template.fromStack(stack), 'AWS::KMS::Key').KeyPolicy.Statement;
    expect(statement).toMatchObject({ Action: 'kms:Decrypt', Condition: { StringEquals: { 'aws:SourceAccount': '111111111111' } } });
    expect(statement.Condition.ArnLike).toBeUndefined();
  });

  test('asks in an output for what a key that was brought must have, once, whatever the order', () => {
    const outputs = (uses: { service: string }[]) => {
      const stack = stackWith();
      const key = Key.fromKeyArn(stack, 'internal', ARN);
      uses.forEach((use) => KeyAccess.letService(key, use));
      return Template.fromStack(stack).toJSON().Outputs;
    };
    const found = outputs([EVENTS, { service: 'sqs.amazonaws.com' }, EVENTS]);
    expect(found).toEqual(outputs([{ service: 'sqs.amazonaws.com' }, EVENTS]));
    expect(Object.keys(found)).toHaveLength(2);
    const [first] = Object.values<{ Value: string; Description: string; Export?: unknown }>(found);
    expect(first.Description).toBe('what the policy of the key for internal data must have');
    expect(first.Export).toBeUndefined();
    expect(JSON.parse(first.Value)).toMatchObject({ Effect: 'Allow', Principal: { Service: 'events.amazonaws.com' }, Condition: { StringEquals: { 'aws:SourceAccount': '111111111111' } } });
  });
});
