import { traitsOf } from '../../../../src/policy/decision/exceptions/traits';

const actions = (detail: string | undefined, value: unknown) => [...traitsOf(detail, value).actions];
const principals = (value: unknown) => [...traitsOf(undefined, value).principals];
const ports = (value: unknown) => [...traitsOf(undefined, value).ports];

describe('what was found', () => {
  test('has the action of its detail, whatever the resource allows besides', () => {
    expect(actions('Action::s3:*', { PolicyDocument: { Statement: [{ Action: 'sqs:SendMessage' }] } })).toEqual(['s3:*']);
  });

  test('has every action of every statement where no detail names one', () => {
    const value = { Statement: [{ Action: 's3:GetObject' }, { Action: ['s3:PutObject', 's3:GetObject'] }, { NotAction: 'iam:*' }] };
    expect(actions('Resource::*', value)).toEqual(['s3:GetObject', 's3:PutObject', 'iam:*']);
  });

  test.each<[string, unknown, string[]]>([
    ['everybody', '*', ['*']],
    ['an account', { AWS: 'arn:aws:iam::111122223333:root' }, ['arn:aws:iam::111122223333:root']],
    ['several kinds', { AWS: ['a', 'b'], Service: 'lambda.amazonaws.com' }, ['a', 'b', 'lambda.amazonaws.com']],
    ['a role of the template', { AWS: { 'Fn::GetAtt': ['Role', 'Arn'] } }, ['{"Fn::GetAtt":["Role","Arn"]}']],
    ['nobody, said with a null', null, []],
  ])('has the principals of %s', (_, Principal, expected) => expect(principals({ Statement: [{ Principal }] })).toEqual(expected));

  test.each<[string, unknown, number[]]>([
    ['one port', { FromPort: 443, ToPort: 443 }, [443]],
    ['a range', [{ FromPort: 20, ToPort: 22 }], [20, 21, 22]],
    ['ports as texts', { FromPort: '80', ToPort: '80' }, [80]],
    ['a database', { Port: 5432 }, [5432]],
    ['nothing about the network', { Name: 'x' }, []],
  ])('has the ports of %s', (_, value, expected) => expect(ports(value)).toEqual(expected));

  test.each<[string, unknown]>([
    ['all protocols', { IpProtocol: '-1' }],
    ['all protocols as a number', { IpProtocol: -1, FromPort: 443, ToPort: 443 }],
    ['a port that is a parameter', { FromPort: { Ref: 'Port' }, ToPort: { Ref: 'Port' } }],
    ['a range that ends before it begins', { FromPort: 9, ToPort: 1 }],
  ])('may have any port for %s', (_, value) => expect(ports(value)).toHaveLength(65536));
});
