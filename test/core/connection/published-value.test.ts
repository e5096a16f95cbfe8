import { App, Fn, NestedStack, Stack } from 'aws-cdk-lib';
import { Match, Template } from 'aws-cdk-lib/assertions';
import { Topic } from 'aws-cdk-lib/aws-sns';
import { PublishedValue } from '../../../src/core/connection/published-value';

const value = new PublishedValue({ parameter: '/a/v1/name', id: 'AName', type: 'String' });
const list = new PublishedValue({ parameter: '/a/v1/names', id: 'ANames', type: 'List<String>', subject: 'A/Names' });

describe('a published value', () => {
  test('is read by one parameter of each stack that uses it', () => {
    const app = new App();
    const stacks = ['One', 'Two'].map((id) => new Stack(app, id));
    for (const stack of stacks) for (const id of ['First', 'Second']) new Topic(stack, id, { displayName: `of ${value.asText()}` });
    for (const stack of stacks) {
      const { Parameters, Outputs } = Template.fromStack(stack).toJSON();
      const ours = Object.entries(Parameters).filter(([id]) => id.startsWith('EnvironmentContractAName')).map(([, parameter]) => parameter);
      expect(ours).toEqual([{ Type: 'AWS::SSM::Parameter::Value<String>', Default: '/a/v1/name', Description: 'read from /a/v1/name' }]);
      expect(Outputs).toBeUndefined();
    }
  });

  test('that is a list gives its values one by one', () => {
    const stack = new Stack();
    new Topic(stack, 'Topic', { displayName: Fn.select(1, list.asTexts()) });
    Template.fromStack(stack).hasResourceProperties('AWS::SNS::Topic', { DisplayName: { 'Fn::Select': [1, { Ref: Match.stringLikeRegexp('^EnvironmentContractANames') }] } });
  });

  test('is read by a nested stack for itself', () => {
    const nested = new NestedStack(new Stack(new App(), 'Outer'), 'Inner');
    new Topic(nested, 'Topic', { displayName: value.asText() });
    expect(Object.values(Template.fromStack(nested).toJSON().Parameters)).toEqual([expect.objectContaining({ Default: '/a/v1/name' })]);
  });

  test('that nobody uses is not read', () => {
    expect(value.asText()).toContain('${Token');
    expect(Template.fromStack(new Stack()).toJSON().Parameters ?? {}).not.toHaveProperty('AName');
  });

  test('stands in records for what it is about, else for where it is published', () => {
    expect([value.subject, list.subject]).toEqual(['/a/v1/name', 'A/Names']);
    expect(`${value}`).toBe(value.asText());
  });
});
