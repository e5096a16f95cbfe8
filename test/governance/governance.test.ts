import { existsSync } from 'fs';
import { join } from 'path';
import { App, NestedStack, Stack, Stage, Validations } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnDBCluster } from 'aws-cdk-lib/aws-rds';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, HIPAASecurityChecks } from 'cdk-nag';
import { Construct } from 'constructs';
import { blockingRules, databaseIn, newApp, recordOf } from './apps';
import { Governance, policy } from '../../src';
import { GovernanceAssertions } from '../../src/testing';

const OPEN_BUCKET = ['AwsSolutions-S1', 'PR-S3-PUBLIC-ACCESS-BLOCKED', 'PR-S3-TLS-ONLY'];
const careless = (scope: Construct) => new Bucket(new Stack(scope, 'Careless'), 'Files');
const unencrypted = (database: Construct) => (database.node.defaultChild as CfnDBCluster).addPropertyOverride('StorageEncrypted', false);

describe('Governance', () => {
  test('comes with one component, enforces inside it and observes the rest', () => {
    const app = newApp();
    databaseIn(app);
    careless(app);
    app.synth();
    const record = recordOf(app);
    expect(record.gate).toBe('passed');
    expect(record.findings.filter(({ resource }) => resource?.path.startsWith('Careless')).map(({ disposition }) => disposition))
      .toEqual(expect.arrayContaining(['advisory']));
    expect(blockingRules(app)).toEqual([]);
  });

  test('blocks what breaks a rule inside a component, in words and with a fix', () => {
    const app = newApp();
    unencrypted(databaseIn(app));
    expect(() => app.synth()).toThrow(/FATAL StorageEncrypted is false; the rule: database storage is encrypted at rest, because .*\n.*Shop\/Orders\/Resource\/Resource.*\n.*Suggested fix: .*ServiceDatabase.*\n.*\n.*PR-RDS-STORAGE-ENCRYPTED/);
    expect(blockingRules(app)).toEqual(['PR-RDS-STORAGE-ENCRYPTED']);
  });

  test.each([[undefined, true], [policy.GovernanceMode.ENFORCE, true], [policy.GovernanceMode.WARN, false], [policy.GovernanceMode.OBSERVE, false]])(
    'applied with mode %s blocks an ordinary resource: %s', (mode, blocks) => {
      const app = newApp();
      jest.spyOn(console, 'error').mockImplementation();
      Governance.apply(app, { mode });
      careless(app);
      const synth = () => app.synth();
      if (blocks) expect(synth).toThrow('AwsSolutions-S1');
      else synth();
      expect(recordOf(app).findings.map(({ rule }) => rule)).toEqual(expect.arrayContaining(OPEN_BUCKET));
    });

  test('a milder mode elsewhere loosens nothing inside components', () => {
    const app = newApp();
    Governance.apply(app, { mode: policy.GovernanceMode.OBSERVE });
    unencrypted(databaseIn(app));
    expect(() => app.synth()).toThrow('PR-RDS-STORAGE-ENCRYPTED');
  });

  test.each<[string, (app: App) => Construct]>([
    ['a stage', (app) => databaseIn(new Stage(app, 'Prod'))],
    ['an app', (app) => databaseIn(app)],
  ])('enforces in %s', (_, compose) => {
    const app = newApp();
    unencrypted(compose(app));
    expect(() => app.synth()).toThrow('PR-RDS-STORAGE-ENCRYPTED');
  });

  test('sees nested stacks', () => {
    const app = newApp();
    Governance.apply(app);
    new Bucket(new NestedStack(new Stack(app, 'Outer'), 'Inner'), 'Files');
    expect(() => app.synth()).toThrow('Outer/Inner/Files/Resource');
  });

  test('answers for all stacks once, however many accounts and regions there are', () => {
    const app = newApp();
    Governance.apply(app);
    for (const region of ['eu-west-1', 'eu-north-1', 'us-east-1']) {
      new Bucket(new Stack(app, region, { env: { account: '123456789012', region } }), 'Files');
    }
    expect(() => app.synth()).toThrow();
    const ids = recordOf(app).findings.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(recordOf(app).findings.filter(({ rule }) => rule === 'AwsSolutions-S1')).toHaveLength(3);
  });

  test('Template.fromStack throws as well', () => {
    const app = newApp();
    const database = databaseIn(app);
    unencrypted(database);
    expect(() => Template.fromStack(Stack.of(database))).toThrow('PR-RDS-STORAGE-ENCRYPTED');
  });

  test.each<[string, (database: Construct) => Construct]>([
    ['the resource', (database) => database.node.defaultChild!], ['the stack', (database) => Stack.of(database)], ['the app', (database) => database.node.root],
  ])('an acknowledgement on %s changes no verdict and is listed', (_, at) => {
    const app = newApp();
    const database = databaseIn(app);
    unencrypted(database);
    Validations.of(at(database)).acknowledge({ id: 'PavedRoad::PR-RDS-STORAGE-ENCRYPTED', reason: 'no time' }, { id: 'PR-RDS-STORAGE-ENCRYPTED', reason: '' });
    expect(() => app.synth()).toThrow('PR-RDS-STORAGE-ENCRYPTED');
    expect(recordOf(app).acknowledgements).toContainEqual(expect.objectContaining({ path: at(database).node.path, rule: 'PavedRoad::PR-RDS-STORAGE-ENCRYPTED', reason: 'no time' }));
  });

  test('packs replace the default list, and our own pack stays beside components', () => {
    const app = newApp();
    Governance.apply(app, { packs: [new HIPAASecurityChecks()], mode: policy.GovernanceMode.OBSERVE });
    databaseIn(app);
    GovernanceAssertions.of(app);
    expect(recordOf(app).packs.map(({ name }) => name)).toEqual(['PavedRoadChecks', 'HIPAA.Security']);
  });

  test('a pack that throws blocks where anything is enforced', () => {
    const broken = new HIPAASecurityChecks();
    Object.assign(broken, { checkResource: () => { throw new Error('no network'); } });
    const app = newApp();
    Governance.apply(app, { packs: [broken] });
    careless(app);
    expect(() => app.synth()).toThrow('the pack HIPAA.Security threw and did not judge everything: no network');
  });

  test('a failure to judge blocks, whatever it is', () => {
    const app = newApp({ context: { 'paved-road:instant': 'yesterday' } });
    Governance.apply(app);
    careless(app);
    expect(() => app.synth()).toThrow(/could not be judged.*'paved-road:instant'.*got "yesterday"/s);
    expect(existsSync(join(app.outdir, 'governance'))).toBe(false);
  });

  test('a failure to judge is a warning where nothing is enforced', () => {
    const said = jest.spyOn(console, 'error').mockImplementation();
    const app = newApp({ context: { 'paved-road:instant': 'yesterday' } });
    Governance.apply(app, { mode: policy.GovernanceMode.OBSERVE });
    careless(app);
    expect(() => app.synth()).not.toThrow();
    expect(said.mock.calls.join()).toContain('could not be judged');
  });

  test('a record never outlives the templates that it speaks of', () => {
    const first = newApp();
    databaseIn(first);
    const { directory } = first.synth();
    const second = newApp({ outdir: directory });
    unencrypted(databaseIn(second));
    expect(() => second.synth()).toThrow('PR-RDS-STORAGE-ENCRYPTED');
    expect(recordOf(second).gate).toBe('blocked');
  });

  test('a second call is refused', () => {
    const app = newApp();
    Governance.apply(app);
    expect(() => Governance.apply(app)).toThrow(/called once.*GovernanceAppliedTwice/);
  });

  test('a late registration is refused', () => {
    const app = newApp();
    new Stack(app, 'Other');
    app.synth();
    expect(() => Governance.apply(app)).toThrow('RegisteredAfterSynthesis');
    expect(() => databaseIn(app)).toThrow('RegisteredAfterSynthesis');
    expect(app.node.tryFindChild('Env')).toBeUndefined();
  });

  test('no packs, and a tree without an app, are refused', () => {
    expect(() => Governance.apply(newApp(), { packs: [] })).toThrow(/'packs' must have at least one pack.*InvalidValue/);
    expect(() => Governance.apply(new Stage(undefined as unknown as Construct, 'Lonely'))).toThrow(/needs an 'App'.*NoApp/);
  });

  test('two packs of one name, so that neither is lost', () => {
    expect(() => Governance.apply(newApp(), { packs: [new AwsSolutionsChecks(), new AwsSolutionsChecks()] }))
      .toThrow(/'packs' must have each name once, got two packs called AwsSolutions.*InvalidValue/);
  });

  test('of says so where nothing governs the app', () => {
    const app = newApp();
    expect(() => Governance.of(app)).toThrow('NotGoverned');
    Governance.apply(app, { mode: policy.GovernanceMode.WARN });
    expect(Governance.of(new Stack(app, 'Shop')).mode).toBe(policy.GovernanceMode.WARN);
  });

  test('two copies of one major version share one plugin, those of different majors refuse each other', () => {
    const app = newApp();
    databaseIn(app);
    const host = (app as unknown as Record<symbol, { version: string }>)[Symbol.for('cdk-paved-road.governance')];
    Object.defineProperty(host, 'version', { value: '7.0.0' });
    expect(() => Governance.apply(app)).toThrow(/got 7\.0\.0 beside .*IncompatibleCopies/);
  });
});
