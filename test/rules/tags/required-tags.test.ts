import { TagsRules } from '../../../src/rules/tags';
import { TagSchema } from '../../../src/tagging/tag-schema';
import { bucket, judging, resource, verdictOn } from '../judging';

const rule = TagsRules.required(new TagSchema([
  { key: 'owner', required: true },
  { key: 'cost-center', required: true, pattern: 'cc-[0-9]+' },
  { key: 'data-classification', values: ['public', 'internal'] },
], { prefix: 'acme:' }));

const good = { 'acme:owner': 'team-shop', 'acme:cost-center': 'cc-4711' };
const listOf = (tags: Record<string, unknown>) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
const tagged = (tags: Record<string, unknown>) => bucket({ Tags: listOf(tags) });
const parameter = (tags: unknown) => resource('AWS::SSM::Parameter')({ Tags: tags });
const whenever = { 'Fn::If': ['C', { Key: 'acme:owner', Value: 'team-shop' }, { Ref: 'AWS::NoValue' }] };

judging(rule, {
  compliant: {
    'all of them': tagged(good),
    'others besides': tagged({ ...good, 'acme:data-classification': 'internal', 'Name': { Ref: 'P' } }),
    'a map': parameter(good),
    'a map under another name': resource('AWS::Cognito::UserPool')({ UserPoolTags: good }),
    'tags for an auto scaling group': resource('AWS::AutoScaling::AutoScalingGroup')({
      Tags: listOf(good).map((tag) => ({ ...tag, PropagateAtLaunch: true })),
    }),
    'a number': tagged({ ...good, 'acme:owner': 42 }),
    'all of them beside one that is not known': bucket({ Tags: [...listOf(good), whenever] }),
  },
  nonCompliant: {
    'no tags': bucket({}),
    'an empty list': bucket({ Tags: [] }),
    'one missing': tagged({ 'acme:owner': 'team-shop' }),
    'one without the prefix': tagged({ 'owner': 'team-shop', 'acme:cost-center': 'cc-4711' }),
    'a value that breaks the pattern': tagged({ ...good, 'acme:cost-center': '4711' }),
    'a value that is not in the list': tagged({ ...good, 'acme:data-classification': 'secret' }),
    'an empty value': tagged({ ...good, 'acme:owner': '' }),
    'no value': bucket({ Tags: [{ Key: 'acme:owner' }, { Key: 'acme:cost-center', Value: 'cc-4711' }] }),
    'a value that is a parameter': tagged({ ...good, 'acme:owner': { Ref: 'P' } }),
    'a map that misses one': parameter({ 'acme:owner': 'team-shop' }),
    'a list where a map belongs': parameter(listOf(good)),
    'one without a list': bucket({ Tags: { Key: 'acme:owner', Value: 'team-shop' } }),
    'a wrong value beside a tag that is not known': bucket({ Tags: [whenever, { Key: 'acme:cost-center', Value: '4711' }] }),
  },
  unknown: {
    'tags that are a parameter': bucket({ Tags: { Ref: 'P' } }),
    'a map that depends on a condition': parameter({ 'Fn::If': ['C', good, {}] }),
    'a missing one that may be there': bucket({ Tags: [whenever, { Key: 'acme:cost-center', Value: 'cc-4711' }] }),
    'a missing one whose key is a parameter': bucket({ Tags: [{ Key: { Ref: 'P' }, Value: 'x' }, { Key: 'acme:cost-center', Value: 'cc-4711' }] }),
  },
  notApplicable: { 'what takes no tags': resource('AWS::S3::BucketPolicy')({}) },
});

test('all problems of a resource stand in one message', () => {
  const { message, property } = verdictOn(rule, tagged({ 'acme:cost-center': { Ref: 'P' }, 'acme:data-classification': 'secret' }));
  expect(property).toBe('Tags');
  expect(message).toBe("'acme:owner' is missing; 'acme:cost-center' is only known at the deployment; "
    + '\'acme:data-classification\' must be one of public, internal, got "secret"');
});
