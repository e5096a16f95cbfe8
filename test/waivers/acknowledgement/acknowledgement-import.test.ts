import { mkdtempSync, readFileSync, readdirSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { App, AppProps, CfnResource, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import { CfnBucket } from 'aws-cdk-lib/aws-s3';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { IConstruct } from 'constructs';
import { YamlDocument } from '../../../src/private/documents/yaml-document';
import { AcknowledgementImport } from '../../../src/waivers';

const v2 = (...suppressions: object[]): object => ({ rules_to_suppress: suppressions });
const acknowledge = (at: IConstruct, id: string, reason: string): void => Validations.of(at).acknowledge({ id, reason });

/** What is read from an app that does not know this library. */
const importOf = (compose: (stack: Stack, app: App) => void, props: AppProps = {}): AcknowledgementImport => {
  const app = new App({ analyticsReporting: false, ...props });
  compose(new Stack(app, 'Shop'), app);
  return AcknowledgementImport.fromAssembly(app.synth().directory);
};

/** What is read from an assembly of some files. */
const importOfFiles = (files: Record<string, unknown>): AcknowledgementImport => {
  const folder = mkdtempSync(join(tmpdir(), 'paved-road-'));
  for (const [name, content] of Object.entries(files)) {
    writeFileSync(join(folder, name), typeof content === 'string' ? content : JSON.stringify(content));
  }
  return AcknowledgementImport.fromAssembly(folder);
};

const asked = ({ requests }: AcknowledgementImport) =>
  requests.map(({ words: { scope, rules, reason, covers } }) => [scope.path, rules, reason, covers]);

describe('AcknowledgementImport', () => {
  test('reads what was acknowledged in code, on resources, constructs and stacks, in nested stacks and Stages', () => {
    const imported = importOf((stack, app) => {
      acknowledge(new CfnBucket(stack, 'Files'), 'AwsSolutions-S1', 'keeps logs');
      acknowledge(stack, 'AwsSolutions::AwsSolutions-S10', 'a test');
      acknowledge(new CfnBucket(new NestedStack(stack, 'Nested'), 'Files'), 'AwsSolutions-IAM5[Resource::*]', 'nested');
      acknowledge(new CfnBucket(new Stack(new Stage(app, 'Prod'), 'Shop'), 'Files'), 'AwsSolutions-S1', 'in a stage');
    });
    expect(asked(imported).sort()).toEqual([
      ['Prod/Shop/Files', ['AwsSolutions-S1'], 'in a stage', 'violation'],
      ['Shop', ['AwsSolutions-S10'], 'a test', 'violation'],
      ['Shop/Files', ['AwsSolutions-S1'], 'keeps logs', 'violation'],
      ['Shop/Nested/Files', ['AwsSolutions-IAM5[Resource::*]'], 'nested', 'violation'],
    ]);
    expect(imported.unread).toEqual([]);
  });

  test('reads metadata from the manifest, where older versions of the CDK have it', () => {
    expect(asked(importOfFiles({
      'manifest.json': { artifacts: { Shop: { type: 'aws:cloudformation:stack', metadata: { '/Shop/Files': [{ type: 'aws:cdk:acknowledged-rules', data: { 'AwsSolutions-S1': 'old' } }] } } } },
    }))).toEqual([['Shop/Files', ['AwsSolutions-S1'], 'old', 'violation']]);
  });

  test.each([[{}], [{ 'aws:cdk:enable-path-metadata': true, 'aws:cdk:enable-asset-metadata': true }]])('reads what cdk-nag 2 left in templates, with the context %j', (context) => {
    const imported = importOf((stack) => {
      stack.templateOptions.metadata = { cdk_nag: v2({ id: 'AwsSolutions-S10', reason: 'the whole stack' }) };
      new CfnBucket(stack, 'Files').addMetadata('cdk_nag', v2({ id: 'AwsSolutions-S1', reason: Buffer.from('kostet zu viel – é').toString('base64'), is_reason_encoded: true }));
      const nested = new NestedStack(stack, 'Nested');
      nested.templateOptions.metadata = { cdk_nag: v2({ id: 'AwsSolutions-S2', reason: 'the whole nested stack' }) };
      new CfnBucket(nested, 'Files').addMetadata('cdk_nag', v2({ id: 'AwsSolutions-IAM5', reason: 'nested', applies_to: ['Resource::*', 'Action::s3:*'] }));
    }, { context });
    expect(asked(imported)).toEqual([
      ['Shop', ['AwsSolutions-S10'], 'the whole stack', 'violation'],
      ['Shop/Files', ['AwsSolutions-S1'], 'kostet zu viel – é', 'violation'],
      ['Shop/Nested', ['AwsSolutions-S2'], 'the whole nested stack', 'violation'],
      ['Shop/Nested/Files', ['AwsSolutions-IAM5[Resource::*]', 'AwsSolutions-IAM5[Action::s3:*]'], 'nested', 'violation'],
    ]);
    expect(imported.unread).toEqual([]);
  });

  test('reads included templates', () => {
    const file = join(mkdtempSync(join(tmpdir(), 'paved-road-')), 'template.json');
    writeFileSync(file, JSON.stringify({ Resources: { Files: { Type: 'AWS::S3::Bucket', Metadata: { cdk_nag: v2({ id: 'AwsSolutions-S1', reason: 'included' }) } } } }));
    expect(asked(importOf((stack) => new CfnInclude(stack, 'Include', { templateFile: file })))).toEqual([['Shop/Include/Files', ['AwsSolutions-S1'], 'included', 'violation']]);
  });

  test('makes one request of what is said for one place with one reason, and none of what is said above already', () => {
    const imported = importOf((stack) => {
      const files = new CfnBucket(stack, 'Files');
      for (const id of ['AwsSolutions-S1', 'AwsSolutions-S2', 'AwsSolutions-S1']) acknowledge(files, id, 'a test');
      acknowledge(files, 'AwsSolutions-S10', 'another reason');
      acknowledge(stack, 'AwsSolutions-S3', 'all of it');
      files.addMetadata('cdk_nag', v2({ id: 'Annotation::AwsSolutions-S1', reason: 'a test' }, { id: 'AwsSolutions-S3', reason: 'all of it' }));
    });
    expect(asked(imported)).toEqual([
      ['Shop', ['AwsSolutions-S3'], 'all of it', 'violation'],
      ['Shop/Files', ['AwsSolutions-S1', 'AwsSolutions-S2'], 'a test', 'violation'],
      ['Shop/Files', ['AwsSolutions-S10'], 'another reason', 'violation'],
    ]);
    expect(new Set(imported.requests.map(({ words: { id } }) => id)).size).toBe(3);
  });

  test('asks for an exception from what is unknown where cdk-nag 2 was told that rules fail', () => {
    const failing = v2({ id: 'CdkNagValidationFailure', reason: 'a parameter', applies_to: ['AwsSolutions-EC23'] }, { id: 'CdkNagValidationFailure', reason: 'whatever' });
    const imported = importOf((stack) => new CfnBucket(stack, 'Files').addMetadata('cdk_nag', failing));
    expect(asked(imported)).toEqual([['Shop/Files', ['AwsSolutions-EC23'], 'a parameter', 'unknown']]);
    expect(imported.unread).toEqual(['Shop/Files: CdkNagValidationFailure is no rule of a pack']);
  });

  test('says what it could not read', () => {
    const imported = importOf((stack) => {
      const files = new CfnBucket(stack, 'Files');
      files.addMetadata('cdk_nag', v2({ id: 'AwsSolutions-IAM5', reason: 'a reader', applies_to: [{ regex: '/^Resource::/g' }] }));
      files.node.addMetadata(Validations.ACKNOWLEDGED_RULES_METADATA_KEY, 'by hand');
      acknowledge(files, 'CloudFormation-Validate::W9007', 'not ours');
      new CfnResource(stack, 'Elsewhere', { type: 'AWS::CloudFormation::Stack', properties: { TemplateURL: 'https://example.com/template.json' } });
    });
    expect(imported.requests).toEqual([]);
    expect(imported.unread).toEqual([
      'Shop/Files: what is acknowledged must be a mapping of ids to reasons, got "by hand"',
      'Shop/Files: AwsSolutions-IAM5 is suppressed for what is like /^Resource::/g, and a waiver names findings as they are',
      'Shop/Elsewhere: the template of the nested stack is not in the assembly',
      'Shop/Files: CloudFormation-Validate::W9007 is no rule of a pack',
    ]);
  });

  test.each<[string, Record<string, unknown>, RegExp]>([
    ['a broken manifest', { 'manifest.json': '{' }, /^manifest\.json must be there and be as the CDK writes it, got /],
    ['a template that is missing', { 'manifest.json': { artifacts: { Shop: { type: 'aws:cloudformation:stack', properties: { templateFile: 'Shop.template.json' } } } } }, /^Shop\.template\.json must be there/],
    ['a file of metadata that is missing', { 'manifest.json': { artifacts: { Shop: { type: 'aws:cloudformation:stack', additionalMetadataFile: 'Shop.metadata.json' } } } }, /^Shop\.metadata\.json must be there/],
  ])('says that it could not read %s', (_, files, message) => {
    expect(importOfFiles(files).unread).toEqual([expect.stringMatching(message)]);
  });

  test.each(['null', '{ "artifacts": null }', '{ "artifacts": { "Shop": null } }', '{ "artifacts": { "Shop": { "type": "aws:cloudformation:stack", "metadata": { "/Shop": 3 } } } }'])('says that it could not read a manifest such as %s', (content) => {
    const { requests, unread } = importOfFiles({ 'manifest.json': content });
    expect([requests, unread]).toEqual([[], [expect.stringMatching(/^manifest\.json must be/)]]);
  });

  test('refuses a folder that is no assembly', () => {
    const folder = mkdtempSync(join(tmpdir(), 'paved-road-'));
    expect(() => AcknowledgementImport.fromAssembly(folder)).toThrow(expect.objectContaining({ code: 'FileFailure', message: expect.stringContaining("'directory' must be a cloud assembly") }));
    expect(() => AcknowledgementImport.fromAssembly(join(folder, 'none'))).toThrow(expect.objectContaining({ code: 'FileFailure' }));
  });

  test('reads the assembly without changing it', () => {
    const app = new App({ analyticsReporting: false });
    acknowledge(new CfnBucket(new Stack(app, 'Shop'), 'Files'), 'AwsSolutions-S1', 'keeps logs');
    const { directory } = app.synth();
    const content = () => readdirSync(directory).map((name) => [name, readFileSync(join(directory, name), 'utf8')]);
    const before = content();
    AcknowledgementImport.fromAssembly(directory);
    expect(content()).toEqual(before);
  });

  describe('as a register', () => {
    const yamlOf = (imported: AcknowledgementImport) => new YamlDocument(imported.toYaml());

    test('has every request below one key, and what was not read as comments', () => {
      const imported = importOf((stack) => {
        acknowledge(new CfnBucket(stack, 'Files'), 'AwsSolutions-S1', 'keeps logs');
        acknowledge(new CfnBucket(stack, 'More'), 'AwsSolutions-S1', 'keeps more');
        acknowledge(stack, 'CloudFormation-Validate::W9007', 'not ours');
      });
      expect(imported.toYaml()).toMatch(/^# not read: Shop: CloudFormation-Validate::W9007 is no rule of a pack\nschemaVersion: 1\nwaivers:\n {2}- id: W-/);
      expect(yamlOf(imported).problems).toEqual([]);
      expect(yamlOf(imported).value).toMatchObject({ schemaVersion: 1, waivers: [{ reason: 'keeps logs', owner: null }, { reason: 'keeps more', expires: null }] });
    });

    test('is empty where nothing was acknowledged', () => {
      expect(yamlOf(importOf((stack) => new CfnBucket(stack, 'Files'))).value).toEqual({ schemaVersion: 1, waivers: [] });
    });
  });
});
