import { App, CfnOutput, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { makeReferencesWeak } from '../../src/core/weak-references';

test('makeReferencesWeak reaches every resource below a construct', () => {
  const app = new App();
  const producer = new Stack(app, 'Producer');
  const bucket = new Bucket(new Construct(new Construct(producer, 'Outer'), 'Inner'), 'Bucket');
  const consumer = new Stack(app, 'Consumer');
  new CfnOutput(consumer, 'Name', { value: bucket.bucketName });

  makeReferencesWeak(producer);

  const texts = [producer, consumer].map((stack) => JSON.stringify(Template.fromStack(stack).toJSON()));
  expect(texts.join()).not.toMatch(/"Export"|Fn::ImportValue/);
  expect(texts[1]).toContain('Fn::GetStackOutput');
});
