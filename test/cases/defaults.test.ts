import { App, InjectionContext, IPropertyInjector, NestedStack, PropertyInjectors, Stack, Stage } from 'aws-cdk-lib';
import { DatabaseCluster } from 'aws-cdk-lib/aws-rds';
import { BlockPublicAccess, Bucket, CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import { DataClassification, EnvironmentTier, Governance, policy, ServiceDatabase, ServiceDatabaseProps } from '../../src';
import { PavedRoadChecks } from '../../src/packs';
import { GovernanceAssertions } from '../../src/testing';
import { databaseIn, environmentIn, newApp, recordOf } from '../governance/apps';

const SHADOWED = 'PR-GOVERNANCE-INJECTOR-SHADOWED';
const CLOSED = 'PR-S3-PUBLIC-ACCESS-BLOCKED';
const TLS = 'PR-S3-TLS-ONLY';

/** An injector as most people write it: what the caller says wins, unless `wins`. */
const injecting = (constructUniqueId: string, defaults: object, wins = false): IPropertyInjector => ({
  constructUniqueId,
  inject: (props: object, _: InjectionContext) => wins ? { ...props, ...defaults } : { ...defaults, ...props },
});
const closing = () => injecting(Bucket.PROPERTY_INJECTION_ID, { blockPublicAccess: BlockPublicAccess.BLOCK_ALL, enforceSSL: true });
const versioning = () => injecting(Bucket.PROPERTY_INJECTION_ID, { versioned: true });

const governed = (compose: (stack: Stack, app: App) => void): App => {
  const app = newApp();
  Governance.apply(app, { packs: [new PavedRoadChecks()] });
  compose(new Stack(app, 'Shop'), app);
  GovernanceAssertions.of(app);
  return app;
};
const found = (app: App): string[] => recordOf(app).findings.map(({ rule }) => rule);
const shadowed = (app: App): [string | undefined, string][] => recordOf(app).findings.filter(({ rule }) => rule === SHADOWED)
  .map(({ resource, message }) => [resource?.path, message]);

describe('G: defaults', () => {
  test('G1: an injector that another one takes the place of is reported, and what it would have set is found missing', () => {
    const app = governed((stack, root) => {
      PropertyInjectors.of(root).add(closing());
      PropertyInjectors.of(stack).add(versioning());
      new Bucket(stack, 'Files');
    });
    expect(shadowed(app)).toEqual([['Shop', 'the injector for aws-cdk-lib.aws-s3.Bucket on Shop takes the place of the one on the App, which has no effect below']]);
    expect(recordOf(app).findings.find(({ rule }) => rule === SHADOWED)).toMatchObject({ severity: 'WARNING', disposition: 'advisory' });
    expect(found(app)).toEqual(expect.arrayContaining([CLOSED, TLS]));
  });

  test.each<[string, (stack: Stack, app: App) => [Construct, Construct], string]>([
    ['a construct in a stack', (stack) => [stack, new Construct(stack, 'Part')], 'Shop/Part'],
    ['a nested stack in a stack', (stack) => [stack, new NestedStack(stack, 'Nested')], 'Shop/Nested'],
    ['a stack in a stage', (_, app) => [app, new Stack(new Stage(app, 'Prod'), 'Inner')], 'Prod/Inner'],
    ['two levels apart', (stack, app) => [app, new Construct(new Construct(stack, 'Outer'), 'Inner')], 'Shop/Outer/Inner'],
  ])('G1 neighbour: on %s as well', (_, places, path) => {
    const app = governed((stack, root) => {
      const [outer, inner] = places(stack, root);
      PropertyInjectors.of(outer).add(closing());
      PropertyInjectors.of(inner).add(versioning());
    });
    expect(shadowed(app).map(([at]) => at)).toEqual([path]);
  });

  test('G1 neighbour: of three, each takes the place of the next one further out', () => {
    const app = governed((stack, root) => {
      const part = new Construct(stack, 'Part');
      for (const place of [root, stack, part]) PropertyInjectors.of(place).add(closing());
    });
    expect(shadowed(app).map(([, message]) => /on (\S+) takes the place of the one on (.*),/.exec(message)!.slice(1))).toEqual([['Shop', 'the App'], ['Shop/Part', 'Shop']]);
  });

  test('G1 neighbour: a policy that takes it seriously makes it block', () => {
    const app = newApp();
    const serious = new policy.PolicyLayer({ name: policy.PolicyLayerName.ORGANIZATION, rules: { [SHADOWED]: { severity: 'ERROR' } } });
    Governance.apply(app, { packs: [new PavedRoadChecks()], policy: policy.GovernancePolicy.fromLayers([serious]) });
    const stack = new Stack(app, 'Shop');
    for (const place of [app, stack]) PropertyInjectors.of(place).add(closing());
    const verdict = GovernanceAssertions.of(app);
    verdict.hasFinding({ rule: SHADOWED, disposition: policy.Disposition.BLOCKING, path: 'Shop' });
    verdict.hasNoFinding({ rule: 'PR-GOVERNANCE-POLICY-DOUBTFUL' });
  });

  test('G1 neighbour: a stage itself lies in no stack', () => {
    const app = governed((_, root) => {
      PropertyInjectors.of(root).add(closing());
      PropertyInjectors.of(new Stage(root, 'Prod')).add(versioning());
    });
    expect(shadowed(app)).toEqual([[undefined, expect.stringContaining('on Prod takes the place of the one on the App')]]);
  });

  test.each<[string, (outer: Construct, inner: Construct) => void]>([
    ['for other classes', (outer, inner) => {
      PropertyInjectors.of(outer).add(closing());
      PropertyInjectors.of(inner).add(injecting(DatabaseCluster.PROPERTY_INJECTION_ID, {}));
    }],
    ['that are the same object', (outer, inner) => {
      const both = closing();
      PropertyInjectors.of(outer).add(both);
      PropertyInjectors.of(inner).add(both);
    }],
    ['beside each other', (_, inner) => {
      PropertyInjectors.of(new Construct(inner, 'One')).add(closing());
      PropertyInjectors.of(new Construct(inner, 'Other')).add(versioning());
    }],
  ])('G1 neighbour: injectors %s are in nobody\'s way', (_, add) => {
    expect(shadowed(governed((stack, app) => add(app, stack)))).toEqual([]);
  });

  test('G1: an injector of the app has its effect on what a component leaves open, and none on what it sets', () => {
    const app = newApp();
    PropertyInjectors.of(app).add(injecting(DatabaseCluster.PROPERTY_INJECTION_ID, { storageEncrypted: false, backtrackWindow: undefined }));
    databaseIn(app);
    GovernanceAssertions.of(app).isCompliant();
  });

  test('G2: what an injector forces upon the parts of a component is judged like everything else', () => {
    const app = newApp();
    const unsafe = { storageEncrypted: false, storageEncryptionKey: undefined, deletionProtection: false };
    PropertyInjectors.of(app).add(injecting(DatabaseCluster.PROPERTY_INJECTION_ID, unsafe, true));
    databaseIn(app, EnvironmentTier.PRODUCTION);
    expect(() => app.synth()).toThrow('PR-RDS-STORAGE-ENCRYPTED');
  });

  test('G2: what a caller says against the injected default is found', () => {
    const app = governed((stack) => {
      PropertyInjectors.of(stack).add(closing());
      new Bucket(stack, 'Kept', { versioned: true });
      new Bucket(stack, 'Opened', { enforceSSL: false, blockPublicAccess: BlockPublicAccess.BLOCK_ACLS });
    });
    const about = recordOf(app).findings.filter(({ rule }) => rule === CLOSED || rule === TLS).map(({ rule, resource }) => `${rule} ${resource!.path}`);
    expect(about.sort()).toEqual([`${CLOSED} Shop/Opened/Resource`, `${TLS} Shop/Opened/Resource`]);
  });

  test.each<[string, Partial<ServiceDatabaseProps>]>([
    ['storageEncrypted', { storageEncrypted: false } as Partial<ServiceDatabaseProps>],
    ['publiclyAccessible', { publiclyAccessible: true } as Partial<ServiceDatabaseProps>],
    ['deletionProtection', { deletionProtection: false } as Partial<ServiceDatabaseProps>],
  ])('G2: a component has no prop \'%s\', so nobody talks it out of the safe value', (_, props) => {
    const template = (more: Partial<ServiceDatabaseProps>) => {
      const app = newApp();
      const stack = new Stack(app, 'Shop');
      new ServiceDatabase(stack, 'Orders', { environment: environmentIn(app, EnvironmentTier.PRODUCTION), dataClassification: DataClassification.INTERNAL, ...more });
      GovernanceAssertions.of(app).isCompliant();
      return recordOf(app).coverage.templates.map(({ sha256 }) => sha256);
    };
    expect(template(props)).toEqual(template({}));
  });

  test.each<[string, (scope: Construct) => void]>([
    ['an L1', (scope) => new CfnBucket(scope, 'Files')],
    ['an L1 in a nested stack', (scope) => new CfnBucket(new NestedStack(scope, 'Nested'), 'Files')],
  ])('G3: %s, which no injector reaches, is found by the check', (_, make) => {
    const app = governed((stack, root) => {
      PropertyInjectors.of(root).add(closing());
      make(stack);
    });
    expect(found(app)).toEqual(expect.arrayContaining([CLOSED, TLS]));
  });

  test.each<[string, (app: App) => [Construct, Construct]]>([
    ['on the stage', (app) => {
      const stage = new Stage(app, 'Prod');
      return [stage, new Stack(stage, 'Shop')];
    }],
    ['on the App', (app) => [app, new Stack(new Stage(app, 'Prod'), 'Shop')]],
    ['on the App, for a nested stack', (app) => [app, new NestedStack(new Stack(new Stage(app, 'Prod'), 'Shop'), 'Nested')]],
  ])('G4: an injector %s has its effect inside the stage', (_, places) => {
    const app = governed((__, root) => {
      const [at, scope] = places(root);
      PropertyInjectors.of(at).add(closing());
      new Bucket(scope, 'Files');
    });
    expect(found(app)).not.toContain(CLOSED);
    expect(found(app)).not.toContain(TLS);
  });
});
