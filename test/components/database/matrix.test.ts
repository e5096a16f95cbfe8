import { App } from 'aws-cdk-lib';
import { combinationsIn, composeDatabases, ENGINES, isInherited } from './choices';
import { EnvironmentTier, Governance } from '../../../src';
import { GovernanceRecord } from '../../../src/evidence/record/record';
import { State } from '../../../src/policy/rule/verdict';
import { GovernanceAssertions } from '../../../src/testing';
import { allPacks, environmentIn, newApp, proposalsIn, recordOf } from '../../governance/apps';

const UNKEPT = ['AwsSolutions-RDS10', 'AwsSolutions-RDS2', 'AwsSolutions-RDS3', 'CloudWatchLogGroupEncrypted', 'RDSEnhancedMonitoringEnabled', 'RDSInBackupPlan'];
const KEPT = ['AwsSolutions-IAM5', 'AwsSolutions-RDS2', 'CloudWatchLogGroupEncrypted', 'RDSInBackupPlan'];

/** What databases propose exceptions from, in each tier, and nothing else. Public data has no key of its own anywhere. */
const LISTED: Record<string, string[]> = { playground: UNKEPT, development: UNKEPT, staging: KEPT, production: KEPT };

describe.each(EnvironmentTier._builtIn())('each engine, with each capacity, for each classification that may lie in %s', (tier) => {
  let app: App;
  let record: GovernanceRecord;
  const isDatabase = ({ type }: { type: string }) => type === 'cdk-paved-road.ServiceDatabase';

  beforeAll(() => {
    app = newApp();
    Governance.apply(app, { packs: allPacks() });
    composeDatabases(app, environmentIn(app, tier));
    GovernanceAssertions.of(app);
    record = recordOf(app);
  }, 300_000);

  test('is there', () => {
    const databases = record.components.filter(isDatabase);
    expect(databases).toHaveLength(combinationsIn(tier).length);
    for (const engine of Object.keys(ENGINES)) expect(databases.filter(({ path }) => path.startsWith(engine)).length).toBeGreaterThanOrEqual(4);
  });

  test('breaks no rule of all six packs of cdk-nag and of ours, but what was proposed', () => {
    const databases = new Set(record.components.filter(isDatabase).flatMap(({ resources }) => resources));
    const found = record.findings.filter(({ disposition, resource }) => disposition === 'blocking' || disposition !== 'waived' && databases.has(resource?.path ?? ''));
    const listed = found.filter(({ rule, resource, state, disposition }) => disposition !== 'blocking' && state === State.UNKNOWN && isInherited(rule, resource!.path));
    expect(listed.length).toBe(6);
    expect(found.filter((finding) => !listed.includes(finding)).map(({ rule, detail, resource }) => [rule, detail, resource?.path])).toEqual([]);
  });

  test('proposes what is listed, each time for itself, and each time it is needed', () => {
    const databases = new Set(record.components.filter(isDatabase).map(({ path }) => path));
    const proposals = proposalsIn(record).filter(({ component }) => databases.has(component));
    expect([...new Set(proposals.map(({ rule }) => rule.split('[')[0]))].sort()).toEqual([...LISTED[tier.name]].sort());
    expect(proposals.filter(({ component, resource }) => !resource.startsWith(`${component}/`))).toEqual([]);
    expect(proposals.filter(({ state }) => state !== 'active').map(({ rule, resource }) => [rule, resource])).toEqual([]);
  });

  test('keeps its promises', () => {
    const broken = record.components.filter(isDatabase)
      .flatMap(({ path, promises }) => promises
        .filter(({ rule, state }) => state !== State.COMPLIANT && !isInherited(rule, path))
        .map(({ rule, state }) => [path, rule, state]));
    expect(broken).toEqual([]);
  });

  test('is bound to other stacks by nothing that deploys in one order alone', () => {
    const templates = JSON.stringify(app.synth().stacksRecursively.map(({ template }) => template));
    expect(templates).not.toMatch(/"Export"|"Fn::ImportValue"/);
  });
});
