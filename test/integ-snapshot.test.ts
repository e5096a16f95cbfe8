import { programs, Snapshot, strayFolders } from '../integ/snapshot';
import { Impact } from '../src/compatibility/impact';

const template = (resources: Record<string, unknown>, more: object = {}) =>
  new Snapshot({ 'Shop.template.json': JSON.stringify({ Resources: resources, ...more }), 'integ.json': '{}' });
const topic = (name: string) => ({ Type: 'AWS::SNS::Topic', Properties: { TopicName: name } });
const assertion = (salt: string) => ({ Type: 'Custom::DeployAssert@SdkCallRDSDescribeDBClusters', Properties: { salt } });

describe('Snapshot', () => {
  test('is equal to itself', () => expect(template({ Alarms: topic('a') }).differenceTo(template({ Alarms: topic('a') }))).toBeUndefined());

  test('says which resource is replaced, and why', () => {
    expect(template({ Alarms: topic('a') }).differenceTo(template({ Alarms: topic('b') }))).toMatchObject({
      changes: [{ logicalId: 'Alarms', impact: Impact.REPLACED, because: ['TopicName'] }],
      files: ['Shop.template.json'],
    });
  });

  test('differs where no resource does', () => {
    expect(template({}).differenceTo(template({}, { Outputs: { Name: { Value: 'a' } } }))).toEqual({ changes: [], files: ['Shop.template.json'] });
  });

  test('differs by a template that went', () => {
    expect(template({ Alarms: topic('a') }).differenceTo(new Snapshot({ 'integ.json': '{}' }))).toMatchObject({
      changes: [{ impact: Impact.DESTROYED }], files: ['Shop.template.json'],
    });
  });

  test('has no words for assertions, which run each time', () => {
    expect(template({ Call: assertion('1') }).differenceTo(template({ Call: assertion('2') }))).toEqual({ changes: [], files: ['Shop.template.json'] });
  });
});

describe('integ/', () => {
  test('has a snapshot of every program, and no other', () => {
    expect(programs().filter((program) => Snapshot.committed(program) === undefined)).toEqual([]);
    expect(strayFolders()).toEqual([]);
  });
});
