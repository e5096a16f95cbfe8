import { existsSync } from 'fs';
import { join } from 'path';
import { App, Stack, Stage } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { databaseIn, environmentIn, newApp, recordOf } from './apps';
import { EnvironmentTier, Governance, policy, tagging } from '../../src';
import { GovernanceAssertions } from '../../src/testing';

const tagsOf = (stack: Stack, type: string): Record<string, string> => {
  const [{ Properties }] = Object.values(Template.fromStack(stack).findResources(type));
  return Object.fromEntries((Properties?.Tags ?? []).map(({ Key, Value }: { Key: string; Value: string }) => [Key, Value]));
};
const IDENTITY = { 'application': 'shop', 'environment': 'shop-env', 'tier': 'playground', 'owner': 'team-shop', 'cost-center': 'cc-1' };

describe('an environment', () => {
  test('is governed and tagged as components are, the core stack included', () => {
    const app = newApp();
    databaseIn(app);
    const core = app.node.findChild('Env').node.findChild('Core') as Stack;
    expect(tagsOf(core, 'AWS::EC2::VPC')).toMatchObject(IDENTITY);
    expect(core.tags.tagValues()).toEqual(IDENTITY);
  });

  test('retags nothing that is no component of it', () => {
    const app = newApp();
    const database = databaseIn(app);
    new Bucket(Stack.of(database), 'Beside');
    expect(tagsOf(Stack.of(database), 'AWS::S3::Bucket')).toEqual({});
    expect(Stack.of(database).tags.tagValues()).toEqual({});
  });

  test('tags everything when it is asked to, stages included', () => {
    const app = newApp();
    const environment = environmentIn(app);
    new Bucket(new Stack(app, 'Plain'), 'Files');
    new Bucket(new Stack(new Stage(app, 'Live'), 'Plain'), 'Files');
    environment.tagEverythingIn(app);
    GovernanceAssertions.of(app).hasNoFinding({ rule: 'PR-TAGS-REQUIRED' });
    expect(recordOf(app).findings.map(({ rule }) => rule)).toContain('AwsSolutions-S1');
  });

  test.each([['before', true], ['after', false]])('is tagged by the schema of the company, which is given %s it is made', (_, first) => {
    const app = newApp();
    const tagSchema = tagging.TagSchema.defaults({ prefix: 'acme:', names: { owner: 'team' } });
    const apply = () => Governance.apply(app, { tagSchema, mode: policy.GovernanceMode.OBSERVE });
    if (first) apply();
    databaseIn(app);
    if (!first) apply();
    GovernanceAssertions.of(app).isCompliant();
    expect(tagsOf(app.node.findChild('Shop') as Stack, 'AWS::RDS::DBCluster')).toMatchObject({ 'acme:team': 'team-shop', 'acme:component': 'Orders' });
    const core = app.node.findChild('Env').node.findChild('Core') as Stack;
    expect(JSON.stringify(Template.fromStack(core).findResources('AWS::Budgets::Budget'))).toContain('user:acme:environment$shop-env');
  });

  test('is refused over a value that the schema does not have, and leaves no record', () => {
    const app: App = newApp();
    Governance.apply(app, { tagSchema: tagging.TagSchema.defaults().extendedBy({ key: 'cost-center', pattern: 'cc-[0-9]{4}' }) });
    databaseIn(app, EnvironmentTier.PRODUCTION);
    expect(() => app.synth()).toThrow(/'cost-center' must match cc-\[0-9\]\{4\}, got "cc-1".*InvalidTag at /);
    expect(existsSync(join(app.outdir, 'governance'))).toBe(false);
  });
});
