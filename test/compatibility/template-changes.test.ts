import { changesBetween } from '../../src/compatibility/template-changes';
import { RenderedDefinition } from '../../src/policy/template/rendered';

type Resources = Record<string, RenderedDefinition>;

const at = (path: string) => ({ Metadata: { 'aws:cdk:path': path } });
const database = (properties: object = {}, more: object = {}): RenderedDefinition => (
  { Type: 'AWS::RDS::DBInstance', Properties: { DBInstanceClass: 'db.t4g.medium', StorageEncrypted: true, ...properties }, ...more });
const role = (properties: object = {}): RenderedDefinition => ({ Type: 'AWS::IAM::Role', Properties: { AssumeRolePolicyDocument: {}, ...properties } });

/** What a change of one template does, in short. */
const changes = (before: Resources, after: Resources) => between({ Shop: { Resources: before } }, { Shop: { Resources: after } });
const between = (...[before, after]: Parameters<typeof changesBetween>) =>
  changesBetween(before, after).map(({ impact, type, path, because, movedTo }) => [impact, `${type} ${path}`, ...because, ...movedTo ? [movedTo.path] : []]);

describe('what a change does to one resource', () => {
  test.each<[string, RenderedDefinition | undefined, RenderedDefinition | undefined, unknown[]]>([
    ['new', undefined, database(), ['added', 'AWS::RDS::DBInstance Shop/Db']],
    ['gone', database(), undefined, ['destroyed', 'AWS::RDS::DBInstance Shop/Db']],
    ['gone, with a last snapshot', database({}, { DeletionPolicy: 'Snapshot' }), undefined, ['destroyed', 'AWS::RDS::DBInstance Shop/Db']],
    ['gone, and kept', database({}, { DeletionPolicy: 'Retain' }), undefined, ['orphaned', 'AWS::RDS::DBInstance Shop/Db']],
    ['gone, and kept unless it was just made', database({}, { DeletionPolicy: 'RetainExceptOnCreate' }), undefined, ['orphaned', 'AWS::RDS::DBInstance Shop/Db']],
    ['another key', database({ KmsKeyId: 'a' }), database({ KmsKeyId: 'b' }), ['replaced', 'AWS::RDS::DBInstance Shop/Db', 'KmsKeyId']],
    ['another engine', database({ Engine: 'mysql' }), database({ Engine: 'mariadb' }), ['may be replaced', 'AWS::RDS::DBInstance Shop/Db', 'Engine']],
    ['another class', database(), database({ DBInstanceClass: 'db.r8g.large' }), ['interrupted', 'AWS::RDS::DBInstance Shop/Db', 'DBInstanceClass']],
    ['a standby, which replaces nothing', database({ MultiAZ: false }), database({ MultiAZ: true }), ['interrupted', 'AWS::RDS::DBInstance Shop/Db', 'MultiAZ']],
    ['longer insights', database(), database({ PerformanceInsightsRetentionPeriod: 93 }),
      ['updated in place', 'AWS::RDS::DBInstance Shop/Db', 'PerformanceInsightsRetentionPeriod']],
    ['the worst of several', database({ DBName: 'a' }), database({ DBName: 'b', DBInstanceClass: 'db.r8g.large' }), ['replaced', 'AWS::RDS::DBInstance Shop/Db', 'DBName']],
    ['another policy of deletion', database(), database({}, { DeletionPolicy: 'Delete' }), ['updated in place', 'AWS::RDS::DBInstance Shop/Db', 'DeletionPolicy']],
    ['another type', database(), role(), ['replaced', 'AWS::RDS::DBInstance Shop/Db', 'Type']],
  ])('%s', (_, before, after, expected) => {
    expect(changes(before ? { Db: before } : {}, after ? { Db: after } : {})).toEqual([expected]);
  });

  test.each([
    ['metadata', database({}, at('Shop/One')), database({}, at('Shop/Other'))],
    ['an order of creation', database(), database({}, { DependsOn: 'Role' })],
  ])('%s touches nothing', (_, before, after) => expect(changes({ Db: before, Role: role() }, { Db: after, Role: role() })).toEqual([]));

  test('the resource of the CDK for its own statistics does not count', () => {
    expect(changes({}, { CDKMetadata: { Type: 'AWS::CDK::Metadata', Properties: { Analytics: 'v2' } } })).toEqual([]);
  });

  test('who refers to what is replaced is looked at again', () => {
    const group = (description: string): RenderedDefinition => ({ Type: 'AWS::RDS::DBSubnetGroup', Properties: { DBSubnetGroupName: description } });
    const resources = (name: string) => ({ Group: group(name), Db: database({ DBSubnetGroupName: { Ref: 'Group' } }) });
    expect(changes(resources('one'), resources('other'))).toEqual([
      ['replaced', 'AWS::RDS::DBInstance Shop/Db', 'DBSubnetGroupName'], ['replaced', 'AWS::RDS::DBSubnetGroup Shop/Group', 'DBSubnetGroupName'],
    ]);
  });

  test('the templates stay as they are', () => {
    const templates = { Shop: { Resources: { Db: database({}, { DependsOn: ['B', 'A'] }) } } };
    const copy = structuredClone(templates);
    changesBetween(templates, { Shop: {} });
    expect(templates).toEqual(copy);
  });
});

describe('what moved', () => {
  test('another logical id with the same properties', () => {
    const before = { OldDb: database({}, at('Shop/Orders/Old')), Other: role() };
    const after = { NewDb: database({}, at('Shop/Orders/New')), Other: role() };
    expect(changes(before, after)).toEqual([['moved', 'AWS::RDS::DBInstance Shop/Orders/Old', 'Shop/Orders/New']]);
  });

  test('together with what refers to it', () => {
    const resources = (id: string) => ({ [`${id}Db`]: database({ MonitoringRoleArn: { 'Fn::GetAtt': [`${id}Role`, 'Arn'] } }), [`${id}Role`]: role() });
    expect(changes(resources('Old'), resources('New'))).toEqual([
      ['moved', 'AWS::RDS::DBInstance Shop/OldDb', 'Shop/NewDb'], ['moved', 'AWS::IAM::Role Shop/OldRole', 'Shop/NewRole'],
    ]);
  });

  test('of several that are alike to the one with the most like path', () => {
    const roles = (...paths: string[]) => Object.fromEntries(paths.map((path) => [path.replaceAll('/', ''), { ...role(), ...at(path) }]));
    expect(changes(roles('Shop/Old/A', 'Shop/Old/B'), roles('Shop/New/B', 'Shop/New/A'))).toEqual([
      ['moved', 'AWS::IAM::Role Shop/Old/A', 'Shop/New/A'], ['moved', 'AWS::IAM::Role Shop/Old/B', 'Shop/New/B'],
    ]);
  });

  test('into another stack', () => {
    expect(between({ Shop: { Resources: { Db: database() } } }, { Data: { Resources: { Db: database() } } })).toEqual([
      ['moved', 'AWS::RDS::DBInstance Shop/Db', 'Data/Db'],
    ]);
  });

  test('not where the properties are others', () => {
    expect(changes({ Old: database() }, { New: database({ Port: 6543 }) }).map(([impact]) => impact)).toEqual(['destroyed', 'added']);
  });
});

describe('what others import', () => {
  const exported = (logicalId: string, name: string) => ({ Shop: { Outputs: { [logicalId]: { Value: 1, Export: { Name: name } } } } });

  test('is gone', () => expect(between(exported('Host', 'Shop:Host'), { Shop: {} })).toEqual([['destroyed', 'Output Shop/Host']]));
  test('is there under another logical id', () => expect(between(exported('Host', 'Shop:Host'), exported('Address', 'Shop:Host'))).toEqual([]));
  test('what nobody can import does not count', () => expect(between({ Shop: { Outputs: { Host: { Value: 1 } } } }, { Shop: {} })).toEqual([]));
});

test('the worst comes first, and of that what has a state', () => {
  const before = { A: role(), B: database({ KmsKeyId: 'a' }), C: database() };
  const after = { B: database({ KmsKeyId: 'b' }), D: role({ Path: '/' }) };
  expect(changes(before, after).map(([impact, resource]) => `${impact} ${resource}`)).toEqual([
    'destroyed AWS::RDS::DBInstance Shop/C', 'destroyed AWS::IAM::Role Shop/A', 'replaced AWS::RDS::DBInstance Shop/B', 'added AWS::IAM::Role Shop/D',
  ]);
});
