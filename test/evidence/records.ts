import { GovernanceRecord } from '../../src/evidence/record/record';
import { Finding } from '../../src/policy/finding';

/** A finding that blocks, with other values where a test needs them. */
export const finding = (values: Record<string, unknown> = {}): Finding => ({
  id: '00000000000000aa',
  rule: 'PR-S3-TLS-ONLY',
  sameAs: [],
  controls: [],
  packs: ['Ours'],
  state: 'non-compliant',
  severity: 'ERROR',
  disposition: 'blocking',
  resource: { path: 'App/Files/Resource', stack: 'App', template: 'App.json', logicalId: 'Files', type: 'AWS::S3::Bucket' },
  message: 'no statement denies what is not TLS',
  statement: 'buckets take TLS only',
  why: 'others read along',
  fix: 'set enforceSSL',
  source: 'lib/app.ts:12',
  ...values,
} as unknown as Finding);

/** A record of a small app, with other parts where a test needs them. */
export const smallRecord = (parts: Record<string, unknown> = {}): GovernanceRecord => {
  const findings = (parts.findings ?? []) as Finding[];
  const count = (kind: string) => findings.filter(({ disposition }) => disposition === kind).length;
  return {
    schemaVersion: 1,
    library: '1.0.0',
    cdk: '2.263.0',
    instant: '2026-11-21T00:00:00.000Z',
    gate: count('blocking') > 0 ? 'blocked' : 'passed',
    counts: {
      findings: findings.length,
      byDisposition: { blocking: count('blocking'), waived: count('waived'), baselined: count('baselined'), advisory: count('advisory') },
      byState: { 'compliant': 7, 'non-compliant': findings.length, 'unknown': 0, 'not-applicable': 9 },
    },
    policy: { mode: { components: 'enforce', elsewhere: 'enforce' }, values: {}, withoutEffect: [] },
    packs: [{ name: 'Ours', version: '1.0.0', rules: 1, ruleIds: ['PR-S3-TLS-ONLY'], applicable: 1, evaluations: { 'compliant': 7, 'non-compliant': 0, 'unknown': 0, 'not-applicable': 9 } }],
    coverage: { ruleSets: [], templates: [] },
    rules: [],
    environments: [],
    components: [],
    resources: [],
    applications: [],
    findings,
    waivers: [],
    waiverBases: [],
    acknowledgements: [],
    requests: [],
    facts: [],
    envelopes: [],
    connections: [],
    overrides: [],
    ...parts,
  } as unknown as GovernanceRecord;
};
