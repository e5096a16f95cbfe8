import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { ServiceRole } from '../../src/core/service-role';

const compose = () => {
  const stack = new Stack(new App(), 'Shop');
  return { stack, role: new ServiceRole(stack, 'Role', 'lambda.amazonaws.com', 'what it may do') };
};

describe('ServiceRole', () => {
  test('may do nothing at first', () => {
    const { stack } = compose();
    Template.fromStack(stack).resourceCountIs('AWS::IAM::ManagedPolicy', 0);
  });

  test('has what others grant to it in a managed policy, never inline', () => {
    const { stack, role } = compose();
    new Bucket(stack, 'Files').grantRead(role);
    role.addToPrincipalPolicy(new PolicyStatement({ actions: ['sqs:SendMessage'], resources: ['arn:aws:sqs:::x'] }));
    const template = Template.fromStack(stack);
    template.resourceCountIs('AWS::IAM::Policy', 0);
    const [{ Properties }] = Object.values(template.findResources('AWS::IAM::ManagedPolicy'));
    expect(Properties.PolicyDocument.Statement.map(({ Action }: { Action: unknown }) => [Action].flat()[0])).toEqual(['s3:GetObject*', 'sqs:SendMessage']);
  });

  test('keeps apart what needs an exception', () => {
    const { stack, role } = compose();
    role.addToPrincipalPolicy(new PolicyStatement({ actions: ['a:B'], resources: ['arn:x'] }));
    const apart = role.allowApart('Wide', new PolicyStatement({ actions: ['c:D'], resources: ['*'] }));
    expect(apart).toBeDefined();
    Template.fromStack(stack).resourceCountIs('AWS::IAM::ManagedPolicy', 2);
  });

  test('can be named in the policy of a resource', () => {
    const { stack, role } = compose();
    const bucket = new Bucket(stack, 'Files');
    bucket.addToResourcePolicy(new PolicyStatement({ principals: [role], actions: ['s3:GetObject'], resources: [bucket.arnForObjects('*')] }));
    expect(JSON.stringify(Template.fromStack(stack).findResources('AWS::S3::BucketPolicy'))).toContain('"Fn::GetAtt":["Role1ABCC5F0","Arn"]');
  });
});
