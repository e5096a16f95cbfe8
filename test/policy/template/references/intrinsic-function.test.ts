import { attributeOf, intrinsicFunction } from '../../../../src/policy/template/references/intrinsic-function';

test.each<[string, unknown, [string, unknown]]>([
  ['a list', ['Bucket', 'Arn'], ['Bucket', 'Arn']],
  ['a text', 'Bucket.Arn', ['Bucket', 'Arn']],
  ['an attribute of a nested thing', 'Cluster.Endpoint.Address', ['Cluster', 'Endpoint.Address']],
  ['a text without an attribute', 'Bucket', ['Bucket', '']],
  ['a text that begins with a dot', '.Arn', ['', 'Arn']],
])('what Fn::GetAtt names in %s', (_, argument, expected) => expect(attributeOf(argument)).toEqual(expected));

test.each<[string, unknown, string | undefined]>([
  ['a reference', { Ref: 'Bucket' }, 'Ref'],
  ['a function', { 'Fn::Join': ['', []] }, 'Fn::Join'],
  ['a transform beside others', { 'Fn::Transform': {}, 'Name': 'x' }, 'Fn::Transform'],
  ['a plain object', { Name: 'x' }, undefined],
  ['a plain object with a key like a function among others', { Ref: 'x', Name: 'y' }, undefined],
  ['nothing', {}, undefined],
  ['a condition of IAM', { Condition: { Bool: {} } }, undefined],
  ['a list', ['Ref'], undefined],
])('the function of %s', (_, value, name) => expect(intrinsicFunction(value)?.name).toBe(name));
