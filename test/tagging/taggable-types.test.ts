import { readFileSync } from 'fs';
import { App, CfnResource, Stack, TagManager } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnAutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { CfnBackupVault } from 'aws-cdk-lib/aws-backup';
import { CfnUserPool } from 'aws-cdk-lib/aws-cognito';
import { CfnFileSystem } from 'aws-cdk-lib/aws-efs';
import { CfnHostedZone } from 'aws-cdk-lib/aws-route53';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { CfnParameter } from 'aws-cdk-lib/aws-ssm';
import { Construct } from 'constructs';
import { taggableTypesSource } from '../../scripts/taggable-types';
import { completeTags, tagPropertyOf } from '../../src/tagging/taggable-types';
import { testWhere } from '../test-where';

describe('taggable types', () => {
  // A newer aws-cdk-lib than the table was made from knows more types.
  const table = readFileSync('src/tagging/taggable-types.generated.ts', 'utf8');
  const made = taggableTypesSource();
  testWhere(made.split('\n')[0] === table.split('\n')[0], 'it was made from another version of aws-cdk-lib')('the table is the one that the script makes', () => expect(made).toBe(table));

  test.each<[string, (scope: Construct) => CfnResource]>([
    ['AWS::S3::Bucket', (scope) => new CfnBucket(scope, 'It')],
    ['AWS::SSM::Parameter', (scope) => new CfnParameter(scope, 'It', { type: 'String', value: 'x' })],
    ['AWS::AutoScaling::AutoScalingGroup', (scope) => new CfnAutoScalingGroup(scope, 'It', { minSize: '0', maxSize: '1' })],
    ['AWS::Cognito::UserPool', (scope) => new CfnUserPool(scope, 'It')],
    ['AWS::EFS::FileSystem', (scope) => new CfnFileSystem(scope, 'It')],
    ['AWS::Route53::HostedZone', (scope) => new CfnHostedZone(scope, 'It')],
    ['AWS::Backup::BackupVault', (scope) => new CfnBackupVault(scope, 'It', { backupVaultName: 'vault' })],
  ])('%s writes its tags as the CDK does', (type, make) => {
    const stack = new Stack(new App(), 'Shop');
    TagManager.of(make(stack))!.setTag('owner', 'me');
    const { property, form } = tagPropertyOf(type)!;
    const [[, { Properties }]] = Object.entries(Template.fromStack(stack).findResources(type));
    expect(Properties[property]).toEqual(completeTags(form, undefined, { owner: 'me' }));
  });

  test.each(['AWS::IAM::Policy', 'AWS::EC2::LaunchTemplate', 'Custom::Thing', 'Nonsense'])('%s takes none', (type) => expect(tagPropertyOf(type)).toBeUndefined());

  test.each([
    ['list', { Ref: 'Tags' }], ['map', { Ref: 'Tags' }], ['map', { 'Fn::If': ['Yes', {}, {}] }], ['map', []], ['list', 'Tags'],
  ] as const)('leaves the %s %j alone', (form, standing) => expect(completeTags(form, standing, { owner: 'me' })).toBe(standing));

  test.each([
    ['list', [{ 'Fn::If': ['Yes', {}, {}] }], [{ 'Fn::If': ['Yes', {}, {}] }, { Key: 'owner', Value: 'me' }]],
    ['scaling-list', [{ Key: 'x', Value: 'y', PropagateAtLaunch: false }],
      [{ Key: 'x', Value: 'y', PropagateAtLaunch: false }, { Key: 'owner', Value: 'me', PropagateAtLaunch: true }]],
    ['map', { owner: 'you' }, { owner: 'you' }],
  ] as const)('completes the %s %j', (form, standing, expected) => expect(completeTags(form, standing, { owner: 'me' })).toEqual(expected));
});
