import { mkdtempSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { Edition } from '../../../src/evidence/edition/edition';
import { Excerpts } from '../../../src/evidence/edition/excerpts';
import { GovernanceRecord } from '../../../src/evidence/record/record';
import { Disposition, Finding } from '../../../src/policy/decision/finding';
import { Severity } from '../../../src/policy/rule/severity';
import { State } from '../../../src/policy/rule/verdict';
import { editionOf as plainEditionOf, smallRecord } from '../records';

const identity = (environment: string, owner: string) => ({ application: 'shop', environment, owner, tier: 'production' });

const component = (path: string, environment: string, owner: string): GovernanceRecord['components'][number] => ({
  path,
  type: 'cdk-paved-road.ServiceDatabase',
  version: '1.2.3',
  identity: identity(environment, owner),
  resources: [`${path}/Resource`],
  stacks: [path.split('/')[0]],
  promises: [{ rule: 'PR-RDS-STORAGE-ENCRYPTED', state: State.NON_COMPLIANT }],
  source: 'test/evidence/html/sample-record.ts:1',
});

const RESOURCES = [
  { path: 'Shop/Orders/Resource', type: 'AWS::RDS::DBInstance', template: 'Shop.template.json', logicalId: 'Orders1', governedBy: 'Shop/Orders' },
  { path: 'Till/Stock/Resource', type: 'AWS::RDS::DBInstance', template: 'Till.template.json', logicalId: 'Stock1', governedBy: 'Till/Stock' },
  { path: 'Till/Bucket/Resource', type: 'AWS::S3::Bucket', template: 'Till.template.json', logicalId: 'Bucket1' },
];

/** A finding about one of the resources of the sample. */
export const findingOf = (id: string, words: Partial<Finding> = {}, resource = RESOURCES[0]): Finding => ({
  id,
  rule: 'PR-RDS-STORAGE-ENCRYPTED',
  sameAs: [],
  controls: ['NIST.800-53.R5/SC-28'],
  packs: ['PavedRoadChecks'],
  state: State.NON_COMPLIANT,
  severity: Severity.ERROR,
  disposition: Disposition.BLOCKING,
  resource: { path: resource.path, stack: resource.path.split('/')[0], template: resource.template, logicalId: resource.logicalId, type: resource.type },
  message: 'StorageEncrypted is false',
  statement: 'database storage is encrypted at rest',
  why: 'whoever gets hold of a disk reads the data',
  fix: 'set StorageEncrypted to true',
  reference: 'https://docs.aws.amazon.com/rds',
  source: 'test/evidence/html/sample-record.ts:14',
  ...words,
});

const FINDINGS = [
  findingOf('aaaa000000000001', { property: 'StorageEncrypted', value: 1 }),
  findingOf('aaaa000000000002', {
    rule: 'PR-RDS-BACKED-UP',
    controls: ['NIST.800-53.R5/CP-9', 'AWS-FSBP/RDS.11'],
    severity: Severity.WARNING,
    disposition: Disposition.ADVISORY,
    state: State.UNKNOWN,
    message: 'BackupRetentionPeriod cannot be read',
  }, RESOURCES[1]),
  findingOf('aaaa000000000003', {
    rule: 'PR-S3-TLS-ONLY',
    controls: [],
    disposition: Disposition.WAIVED,
    message: 'the policy admits requests without TLS',
    waiver: { id: 'W-1', origin: 'register', reason: 'an old printer speaks no TLS', owner: 'team-till', approver: 'security', expires: '2026-12-01' },
  }, RESOURCES[2]),
  findingOf('aaaa000000000004', {
    rule: 'PR-RDS-BACKED-UP',
    controls: ['NIST.800-53.R5/CP-9', 'AWS-FSBP/RDS.11'],
    disposition: Disposition.WAIVED,
    message: 'BackupRetentionPeriod is 0',
    waiver: { id: 'Till/Stock: PR-RDS-BACKED-UP on Till/Stock', origin: 'proposal', component: 'Till/Stock', reason: 'stock is counted again each night' },
  }, RESOURCES[1]),
  { ...findingOf('aaaa000000000005', { rule: 'PR-GOVERNANCE-WAIVER-EXPIRING', controls: [], severity: Severity.INFO, disposition: Disposition.ADVISORY, message: 'ends soon' }), resource: undefined, source: undefined },
];

const rule = (id: string, controls: string[], counts: [number, number, number]): GovernanceRecord['rules'][number] => ({
  id,
  packs: ['PavedRoadChecks'],
  severity: Severity.ERROR,
  statement: `what ${id} says`,
  why: 'because',
  fix: 'so',
  controls,
  evaluations: { [State.COMPLIANT]: counts[0], [State.NON_COMPLIANT]: counts[1], [State.UNKNOWN]: counts[2] },
});

const template = (name: string, resources: number): GovernanceRecord['coverage']['templates'][number] => ({
  template: `${name}.template.json`,
  stack: name,
  environment: `${name}Environment`,
  account: '111122223333',
  region: 'eu-west-1',
  sha256: 'ab'.repeat(32),
  resources,
  evaluated: resources,
  unjudged: [],
  applied: {},
});

/** A record with a little of everything. */
export function sampleRecord(changes: Partial<GovernanceRecord> = {}): GovernanceRecord {
  const record = smallRecord({
    library: '1.2.3',
    policy: { mode: { components: 'enforce', elsewhere: 'warn' as never }, values: { 'exceptions.longest': { value: { ERROR: 'P180D' }, layers: ['organization'] } }, withoutEffect: ['mode of application'] },
    packs: [{ name: 'PavedRoadChecks', version: '1.2.3', rules: 28, ruleIds: ['PR-S3-TLS-ONLY'], applicable: 3, evaluations: { 'compliant': 40, 'non-compliant': 3, 'unknown': 1, 'not-applicable': 100 } }],
    coverage: {
      ruleSets: [],
      templates: [template('Shop', 1), { ...template('Till', 2), evaluated: 1, unjudged: [{ logicalId: 'Bucket1', reason: 'a macro makes it' }] }],
    },
    applications: [{ application: 'shop', resources: 3, governed: 2, coverage: 66.6 }],
    environments: [
      { path: 'ShopEnvironment', identity: identity('shop-production', 'team-shop'), parts: { Network: ['Shop/Orders'] }, stacks: ['Shop'] },
      { path: 'TillEnvironment', identity: identity('till-production', 'team-till'), parts: {}, stacks: ['Till'] },
    ],
    components: [component('Shop/Orders', 'shop-production', 'team-shop'), component('Till/Stock', 'till-production', 'team-till')],
    resources: RESOURCES,
    findings: FINDINGS,
    rules: [
      rule('PR-RDS-BACKED-UP', ['NIST.800-53.R5/CP-9', 'AWS-FSBP/RDS.11'], [0, 1, 1]), rule('PR-RDS-STORAGE-ENCRYPTED', ['NIST.800-53.R5/SC-28'], [1, 1, 0]),
      rule('PR-RDS-TLS-REQUIRED', ['NIST.800-53.R5/SC-8', 'NIST.800-53.R5/SC-28'], [2, 0, 0]), rule('PR-S3-TLS-ONLY', [], [0, 1, 0]),
    ],
    waiverBases: [{ kind: 'git', path: 'waivers.yaml', commit: 'abc123'.padEnd(40, '0') }],
    waivers: [
      {
        origin: 'register',
        id: 'W-1',
        rules: ['PR-S3-TLS-ONLY'],
        controls: [],
        scope: { path: 'Till/Bucket' },
        covers: 'violation' as never,
        reason: 'an old printer speaks no TLS',
        owner: 'team-till',
        approver: 'security',
        ticket: 'SEC-1',
        granted: '2026-06-01',
        expires: '2026-12-01',
        source: 'waivers.yaml:3',
        state: 'expiring',
        faults: [{ rule: 'PR-GOVERNANCE-WAIVER-EXPIRING', message: 'its last day is near' }],
        covered: 1,
        lifted: 1,
        resources: 1,
        findings: ['aaaa000000000003'],
        fingerprints: [],
      },
      { origin: 'proposal', component: 'Till/Stock', rule: 'PR-RDS-BACKED-UP', resource: 'Till/Stock', reason: 'stock is counted again each night', state: 'active' },
      { origin: 'platform', component: 'Till/Handler', helper: 'a helper', cdk: '^2', rule: 'AwsSolutions-L1', resource: 'Till/Handler', reason: 'the CDK chooses its runtime', state: 'unused' },
    ],
    baseline: { recorded: '2026-01-01', expires: '2026-12-31', entries: 2, matched: 1, stale: 1, source: 'baseline.json' },
    acknowledgements: [{ path: 'Shop/Orders', rule: 'CloudFormation-Validate::W9007', reason: 'we need it' }],
    requests: [{ id: 'W-aaaa0000', origin: 'acknowledgement', path: 'Shop/Orders', rules: ['PR-RDS-STORAGE-ENCRYPTED'], scope: { component: 'shop/Orders' }, covers: 'violation' as never, reason: 'it is a copy: "cold"', findings: ['aaaa000000000001'] }],
    facts: [{ path: 'Shop/Orders/Resource', property: 'Port', value: 5432, statedBy: 'Shop/Orders', reason: 'it chose it', state: 'used', verdicts: [] }],
    envelopes: [{ component: 'Shop/Orders', parameter: 'ServiceDatabase.storage', resource: 'Shop/Orders/Resource', value: '1 TiB', free: '512 GiB', signOff: '16 TiB', layers: [], approved: [{ waiver: 'W-1', value: '1 TiB' }], state: 'sign-off' }],
    overrides: [{ path: 'Shop/Orders/Resource', logicalId: 'Orders1', template: 'Shop.template.json', property: 'StorageEncrypted', before: true, after: false }],
    ...changes,
  });
  const byState = { 'compliant': 40, 'non-compliant': 3, 'unknown': 1, 'not-applicable': 100 };
  return { ...record, counts: changes.counts ?? { ...record.counts, byState } };
}

/** So many findings of a large app, in the shapes that real ones have. */
export const manyFindings = (count: number): Finding[] => Array.from({ length: count }, (_, index) => findingOf(
  index.toString(16).padStart(16, '0'),
  {
    rule: `AwsSolutions-R${index % 120}`,
    disposition: [Disposition.ADVISORY, Disposition.BLOCKING, Disposition.WAIVED, Disposition.ADVISORY, Disposition.ADVISORY][index % 5],
    message: `property number ${index} is not as it should be`,
    controls: [`NIST.800-53.R5/SC-${index % 120}`],
    source: `lib/stack-${index % 40}.ts:${index % 300 + 1}`,
  },
  { path: `Stack${index % 80}/Component/Resource${index % 5000}`, type: 'AWS::S3::Bucket', template: `Stack${index % 80}.template.json`, logicalId: `Resource${index % 5000}` },
));

/** What a report is written from: the record, and an assembly with a template. */
export function editionOf(record: GovernanceRecord): Edition {
  const assembly = mkdtempSync(join(tmpdir(), 'assembly'));
  writeFileSync(join(assembly, 'Shop.template.json'), JSON.stringify({ Resources: { Orders1: { Type: 'AWS::RDS::DBInstance', Properties: { StorageEncrypted: false, MasterUserPassword: 'hunter2' } } } }, undefined, 1));
  return { ...plainEditionOf(record), excerpts: new Excerpts(assembly) };
}
