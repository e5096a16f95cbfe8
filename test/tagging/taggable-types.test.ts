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
import { readTags, tagPropertyOf, writeTags } from '../../src/tagging/taggable-types';

describe('taggable types', () => {
  test('the table is the one that the script makes', () => {
    expect(readFileSync('src/tagging/taggable-types.generated.ts', 'utf8')).toBe(taggableTypesSource());
  });

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
    const rendered = Properties[property];
    expect(rendered).toEqual(writeTags(form, { owner: 'me' }));
    expect(readTags(form, rendered)).toEqual({ owner: 'me' });
  });

  test.each(['AWS::IAM::Policy', 'AWS::EC2::LaunchTemplate', 'Custom::Thing', 'Nonsense'])('%s takes none', (type) => expect(tagPropertyOf(type)).toBeUndefined());

  test.each([
    ['list', { Ref: 'Tags' }], ['list', [{ 'Fn::If': [] }]], ['map', { Ref: 'Tags' }], ['map', []],
  ] as const)('cannot read the %s %j', (form, value) => expect(readTags(form, value)).toBeUndefined());
});
