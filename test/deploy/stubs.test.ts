import { createHash } from 'crypto';
import { readFileSync } from 'fs';
import { join } from 'path';
import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { workInFolders } from '../working-folder';
import { withManagedSecrets } from './managed-secrets';
import { copyWithStubs, stubbed } from './stubs';
import { Resource, Template } from './template';

const STUB = 'AWS::CloudFormation::WaitConditionHandle';
const nat = (Properties: Record<string, unknown> = {}, more: Partial<Resource> = {}): Resource => ({ Type: 'AWS::EC2::NatGateway', Properties, ...more });
const queue = (Properties: Record<string, unknown> = {}, more: Partial<Resource> = {}): Resource => ({ Type: 'AWS::SQS::Queue', Properties, ...more });
const stub = (Resources: Template['Resources']): Template['Resources'] => stubbed({ Resources }).Resources;

describe('stubbed', () => {
  test('replaces what the emulator does not make, and nothing else', () => {
    const { Nat, Queue } = stub({ Nat: nat(), Queue: queue({ QueueName: 'q' }) });
    expect([Nat.Type, Nat.Properties, Queue]).toEqual([STUB, undefined, queue({ QueueName: 'q' })]);
  });

  test('refuses a type that is on no list', () => {
    expect(() => stub({ Zone: { Type: 'AWS::Route53::HostedZone' } })).toThrow(/says nothing of AWS::Route53::HostedZone: list a type that the emulator makes as deployed/);
  });

  test('replaces alarms with metric math, and no others', () => {
    const alarm = (Properties: Record<string, unknown>): Resource => ({ Type: 'AWS::CloudWatch::Alarm', Properties });
    const { Math, Plain } = stub({ Math: alarm({ Metrics: [] }), Plain: alarm({ MetricName: 'Errors' }) });
    expect([Math.Type, Plain.Type]).toEqual([STUB, 'AWS::CloudWatch::Alarm']);
  });

  test.each([
    ['Ref', { Ref: 'Nat' }, 'stub-nat'],
    ['GetAtt', { 'Fn::GetAtt': ['Nat', 'NatGatewayId'] }, 'stub-nat-natgatewayid'],
    ['GetAtt as a text', { 'Fn::GetAtt': 'Nat.NatGatewayId' }, 'stub-nat-natgatewayid'],
    ['Sub', { 'Fn::Sub': 'to ${Nat} of ${AWS::Region}' }, { 'Fn::Sub': 'to stub-nat of ${AWS::Region}' }],
    ['Sub of an attribute', { 'Fn::Sub': ['${Nat.Id}, ${own}', { own: 1 }] }, { 'Fn::Sub': ['stub-nat-id, ${own}', { own: 1 }] }],
    ['a place deep inside', { 'Fn::Join': ['', ['a', { Ref: 'Nat' }]] }, { 'Fn::Join': ['', ['a', 'stub-nat']] }],
  ])('makes a literal of %s, and keeps the order', (_, read, literal) => {
    expect(stub({ Nat: nat(), Queue: queue({ QueueName: read }) }).Queue).toEqual(queue({ QueueName: literal }, { DependsOn: ['Nat'] }));
  });

  test('makes literals in outputs', () => {
    expect(stubbed({ Resources: { Nat: nat() }, Outputs: { Id: { Value: { Ref: 'Nat' } } } }).Outputs).toEqual({ Id: { Value: 'stub-nat' } });
  });

  test('a stub waits for what it read, and for what it was told to', () => {
    const { Nat } = stub({ Nat: nat({ SubnetId: { Ref: 'Queue' } }, { DependsOn: 'Other' }), Queue: queue(), Other: queue() });
    expect(Nat.DependsOn).toEqual(['Other', 'Queue']);
  });

  test('what reads no stub keeps its dependencies as they are', () => {
    expect(stub({ Nat: nat(), Queue: queue({ QueueName: { Ref: 'Other' } }), Other: queue() }).Queue.DependsOn).toBeUndefined();
  });

  test('keeps the condition, and another property is another stub', () => {
    const of = (Properties: Record<string, unknown>) => stub({ Nat: nat(Properties, { Condition: 'IsProd' }) }).Nat;
    expect(of({ A: 1, B: 2 })).toMatchObject({ Condition: 'IsProd', Metadata: { StubOf: 'AWS::EC2::NatGateway' } });
    expect(of({ A: 1, B: 2 })).toEqual(of({ B: 2, A: 1 }));
    expect(of({ A: 1 })).not.toEqual(of({ A: 2 }));
  });
});

describe('withManagedSecrets', () => {
  const database = (more: Partial<Resource> = {}): Resource => ({ Type: 'AWS::RDS::DBCluster', ...more });
  const reader = queue({ QueueName: { 'Fn::GetAtt': ['Db', 'MasterUserSecret.SecretArn'] } });

  test('makes a secret where somebody reads it', () => {
    const { Resources } = withManagedSecrets({ Resources: { Db: database(), Reader: reader } });
    expect(Resources.DbManagedSecret.Type).toBe('AWS::SecretsManager::Secret');
    expect(Resources.Reader.Properties).toEqual({ QueueName: { 'Fn::GetAtt': ['DbManagedSecret', 'Id'] } });
  });

  test('keeps it with its database', () => {
    const secretOf = (more: Partial<Resource>) => withManagedSecrets({ Resources: { Db: database(more), Reader: reader } }).Resources.DbManagedSecret;
    expect([secretOf({ DeletionPolicy: 'Retain' }).DeletionPolicy, secretOf({}).DeletionPolicy]).toEqual(['Retain', undefined]);
  });

  test('makes none where nobody reads it', () => {
    expect(withManagedSecrets({ Resources: { Db: database() } }).Resources).toEqual({ Db: database() });
  });
});

describe('copyWithStubs', () => {
  workInFolders();

  const synthesize = (outdir: string, properties: Record<string, unknown>): void => {
    const app = new App({ outdir, analyticsReporting: false });
    new CfnResource(new Stack(app, 'Shop'), 'Nat', { type: 'AWS::EC2::NatGateway', properties });
    app.synth();
  };
  const read = (...path: string[]): string => readFileSync(join(...path), 'utf8');

  test('leaves the assembly as it is, and names what it replaced', () => {
    synthesize('cdk.out', {});
    const before = read('cdk.out', 'Shop.template.json');
    expect(copyWithStubs('cdk.out', 'copy.out')).toEqual(['AWS::EC2::NatGateway']);
    expect(read('cdk.out', 'Shop.template.json')).toBe(before);
    expect(JSON.parse(read('copy.out', 'Shop.template.json')).Resources.Nat.Type).toBe(STUB);
  });

  test('a changed template has another hash in the list of assets and in the manifest', () => {
    synthesize('cdk.out', {});
    copyWithStubs('cdk.out', 'copy.out');
    const hash = createHash('sha256').update(read('copy.out', 'Shop.template.json')).digest('hex');
    const assets: { files: Record<string, { source: { path: string } }> } = JSON.parse(read('copy.out', 'Shop.assets.json'));
    expect(assets.files[hash].source.path).toBe('Shop.template.json');
    expect(JSON.parse(read('copy.out', 'manifest.json')).artifacts.Shop.properties.stackTemplateAssetObjectUrl).toContain(`${hash}.json`);
  });

  test('what changes in a stub changes the hash as well', () => {
    const hashes = [1, 2].map((value) => {
      synthesize(`cdk-${value}.out`, { Value: value });
      copyWithStubs(`cdk-${value}.out`, `copy-${value}.out`);
      return Object.keys(JSON.parse(read(`copy-${value}.out`, 'Shop.assets.json')).files);
    });
    expect(hashes[0]).not.toEqual(hashes[1]);
  });

  test('refuses an assembly with something of which the lists say nothing', () => {
    const app = new App({ outdir: 'cdk.out', analyticsReporting: false });
    new CfnResource(new Stack(app, 'Shop'), 'Zone', { type: 'AWS::Route53::HostedZone' });
    app.synth();
    expect(() => copyWithStubs('cdk.out', 'copy.out')).toThrow(/AWS::Route53::HostedZone/);
  });
});
