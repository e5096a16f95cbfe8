import { App, Duration, Stack } from 'aws-cdk-lib';
import { AwsSolutionsChecks, HIPAASecurityChecks, NagPack, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks, ServerlessChecks } from 'cdk-nag';
import { composeOrders } from '../../../examples/orders/orders';
import { AppEnvironment, DataClassification, EnvironmentTier, ServiceDatabase } from '../../../src';
import { EndEntry } from '../../../src/evidence/record/record';
import { GovernanceAssertions } from '../../../src/testing';
import { newApp, proposalsIn, recordOf } from '../../governance/apps';
import { VALID } from '../shop';

const { PLAYGROUND, DEVELOPMENT, STAGING, PRODUCTION } = EnvironmentTier;

interface Resource { readonly Type: string; readonly DeletionPolicy?: string; readonly Properties?: Record<string, unknown> }

/** Every resource of the orders example, with the path of its stack. */
function everything(tier: EnvironmentTier): [string, Resource][] {
  const app = newApp();
  composeOrders(app, tier);
  return app.synth().stacks.flatMap(({ stackName, template }) => Object.entries(template.Resources as Record<string, Resource>)
    .map(([id, resource]): [string, Resource] => [`${stackName}/${id}`, resource]));
}

const named = (resources: [string, Resource][]) => resources.map(([name]) => name);

describe.each([PLAYGROUND, DEVELOPMENT])('everything is deletable in %s', (tier) => {
  const resources = everything(tier);

  test('no resource is retained, and a snapshot is taken of databases at most', () => {
    expect(named(resources.filter(([, { DeletionPolicy }]) => DeletionPolicy !== undefined && !['Delete', 'Snapshot'].includes(DeletionPolicy)))).toEqual([]);
    const snapshots = resources.filter(([, { DeletionPolicy }]) => DeletionPolicy === 'Snapshot').map(([, { Type }]) => Type);
    expect([...new Set(snapshots)].sort()).toEqual(tier.finalSnapshot ? ['AWS::RDS::DBCluster', 'AWS::RDS::DBInstance'] : []);
  });

  test('what CloudFormation keeps by itself says that it goes', () => {
    const silent = resources.filter(([, { Type, DeletionPolicy }]) => /^AWS::RDS::DB(Cluster|Instance)$|^AWS::(Logs::LogGroup|S3::Bucket|KMS::Key)$/.test(Type) && DeletionPolicy === undefined);
    expect(named(silent)).toEqual([]);
  });

  test('no policy is asked for that CloudFormation refuses', () => {
    const app = newApp({ context: { '@aws-cdk/core:validateSnapshotRemovalPolicy': true } });
    expect(() => composeOrders(app, tier)).not.toThrow();
  });

  test('nothing is protected from deletion', () => {
    const isProtected = ({ Properties = {} }: Resource) => Properties.DeletionProtection === true || Properties.DeletionProtectionEnabled === true;
    expect(named(resources.filter(([, resource]) => isProtected(resource)))).toEqual([]);
  });

  test('buckets are emptied, and keys can be waited for', () => {
    const buckets = resources.filter(([, { Type }]) => Type === 'AWS::S3::Bucket');
    expect(resources.filter(([, { Type }]) => Type === 'Custom::S3AutoDeleteObjects')).toHaveLength(buckets.length);
    resources.filter(([, { Type }]) => Type === 'AWS::KMS::Key').forEach(([, { Properties }]) => expect(Properties!.PendingWindowInDays).toBe(7));
  });

  test('no stack is protected from termination', () => {
    const app = newApp();
    composeOrders(app, tier);
    const stacks = app.node.findAll().filter((construct): construct is Stack => Stack.isStack(construct));
    expect(stacks.map(({ terminationProtection }) => terminationProtection ?? false)).not.toContain(true);
  });
});

describe('what is deleted and what stays is listed before deploying', () => {
  const endOf = (compose: (app: App) => void): EndEntry | undefined => {
    const app = newApp({ context: { 'paved-road:instant': '2026-11-21T12:00:00Z' } });
    compose(app);
    GovernanceAssertions.of(app);
    return recordOf(app).environments[0].end;
  };
  const withDatabase = (tier: EnvironmentTier, props = {}) => (app: App) => {
    const environment = new AppEnvironment(app, 'Env', { ...VALID, name: 'try', tier, ...props });
    new ServiceDatabase(new Stack(app, 'Orders'), 'Data', { environment, dataClassification: DataClassification.INTERNAL });
  };

  test('in a playground nothing stays', () => {
    expect(endOf(withDatabase(PLAYGROUND))).toEqual({ afterDays: 7, deletes: ['Orders', 'try-core'], leaves: [] });
  });

  test('in development a final snapshot of the database does', () => {
    expect(endOf(withDatabase(DEVELOPMENT, { expiresOn: '2026-12-24' }))).toEqual({ on: '2026-12-24', deletes: ['try-dashboard', 'Orders', 'try-core'], leaves: ['Orders/Data/Resource/Resource'] });
  });

  test.each([DEVELOPMENT, STAGING, PRODUCTION])('in %s an environment without an end lists nothing', (tier) => {
    expect(endOf(withDatabase(tier))).toBeUndefined();
  });
});

describe('the end of an environment, judged by rules that others wrote', () => {
  const app = newApp();
  const tier = EnvironmentTier.custom('sealed', { basedOn: DEVELOPMENT, customerManagedKeysFrom: DataClassification.PUBLIC, logRetention: 365 });
  const environment = new AppEnvironment(app, 'Env', { ...VALID, tier, timeToLive: Duration.days(7) });
  new ServiceDatabase(new Stack(app, 'Orders'), 'Data', { environment, dataClassification: DataClassification.INTERNAL });
  app.synth();

  test.each<NagPack>([
    new AwsSolutionsChecks(), new NIST80053R4Checks(), new NIST80053R5Checks(), new HIPAASecurityChecks(),
    new PCIDSS321Checks(), new ServerlessChecks(),
  ])('$name of cdk-nag', (pack) => {
    const proposals = proposalsIn(recordOf(app));
    const objections = pack.validateScope(app).violations
      .flatMap(({ ruleName, violatingResources }) => violatingResources.map(({ constructPath }) => ({ rule: ruleName, path: constructPath! })))
      .filter(({ path }) => path.startsWith('Env/Core/Expiry'))
      // Proposed for whatever pack makes the check.
      .filter(({ rule, path }) => rule !== 'Serverless-EventBusDLQ' || !/Expiry\/(End|Notice)$/.test(path));
    expect(objections.filter(({ rule, path }) => !proposals.some((each) => each.rule === rule && path.startsWith(each.resource)))).toEqual([]);
  });

  test('nothing is proposed that nobody objects to', () => {
    const states = proposalsIn(recordOf(app)).filter(({ resource }) => resource.startsWith('Env/Core/Expiry')).map(({ rule, state }) => [rule, state]);
    expect(states.filter(([, state]) => state === 'active')).toHaveLength(4);
    expect(states.filter(([, state]) => state === 'unused')).toEqual([]);
  });
});
