import { tmpdir } from 'os';
import { join } from 'path';
import { plantMistakes } from '../../examples/orders/break';
import { composeAll } from '../../examples/orders/orders';
import { Edition, EvidenceFile } from '../../src/evidence/edition/edition';
import { Excerpts } from '../../src/evidence/edition/excerpts';
import { Whereabouts } from '../../src/evidence/edition/whereabouts';
import { GovernanceRecord, RuleEntry, TemplateCoverage } from '../../src/evidence/record/record';
import { Disposition, Exception, Finding } from '../../src/policy/decision/finding';
import { Severity } from '../../src/policy/rule/severity';
import { State } from '../../src/policy/rule/verdict';
import { GovernanceAssertions } from '../../src/testing';
import { newApp, recordOf } from '../governance/apps';

/** Names are checked, values are not: most tests say as little as they need. */
type Loosely<T> = { readonly [Field in keyof T]?: unknown };

export const { BLOCKING, ADVISORY, WAIVED, BASELINED } = Disposition;

/** What a finding is about, in the stack `Shop`. */
export const placeOf = (name: string, logicalId = name): NonNullable<Finding['resource']> =>
  ({ path: `Shop/${name}`, stack: 'Shop', template: 'Shop.template.json', logicalId, type: 'AWS::S3::Bucket' });

/** A finding that blocks, unless more is said. */
export const finding = (props: Loosely<Finding> = {}): Finding => ({
  id: '0123456789abcdef',
  rule: 'PR-S3-TLS-ONLY',
  sameAs: [],
  controls: [],
  packs: ['PavedRoadChecks'],
  state: State.NON_COMPLIANT,
  severity: Severity.ERROR,
  disposition: Disposition.BLOCKING,
  resource: placeOf('Bucket'),
  message: 'the policy is left out',
  statement: 'buckets refuse requests without TLS',
  why: 'what is not encrypted on its way is read on its way',
  fix: 'set enforceSSL',
  source: 'lib/shop.ts:12',
  ...props,
}) as Finding;

/** Findings in number, each on a resource and a line of its own. */
export const findings = (count: number, props: Partial<Finding> = {}): Finding[] =>
  Array.from({ length: count }, (_, index) => finding({ id: index.toString(16).padStart(16, '0'), resource: placeOf(`Bucket${index}`), source: `lib/shop.ts:${index + 1}`, ...props }));

/** A finding that is excepted. */
export const excepted = (waiver: Partial<Exception> = {}, props: Partial<Finding> = {}): Finding => finding({
  disposition: Disposition.WAIVED,
  waiver: { id: 'W-1', origin: 'register', reason: 'the partner cannot do TLS before March', owner: 'team-shop', approver: 'security', expires: '2026-12-01', ...waiver },
  ...props,
});

/** A rule that found something good or bad. */
export const ruleEntry = (id: string, props: Partial<RuleEntry> = {}): RuleEntry => ({
  id,
  packs: ['PavedRoadChecks'],
  severity: Severity.ERROR,
  statement: `what ${id} says`,
  why: 'it matters',
  fix: 'mend it',
  controls: [],
  evaluations: { 'compliant': 1, 'non-compliant': 0, 'unknown': 0 },
  ...props,
});

/** The template of the stack `Shop`, each resource with the rules that had something to say about it. */
export const judging = (rules: Readonly<Record<string, string[]>>, props: Partial<TemplateCoverage> = {}): Pick<GovernanceRecord, 'coverage' | 'resources'> => {
  const logicalIds = Object.keys(rules);
  const applied = Object.fromEntries(logicalIds.map((logicalId, index) => [logicalId, index]));
  const template = { template: 'Shop.template.json', stack: 'Shop', sha256: '', resources: logicalIds.length, evaluated: logicalIds.length, unjudged: [], applied, ...props };
  return {
    coverage: { ruleSets: Object.values(rules), templates: [template] },
    resources: logicalIds.map((logicalId) => ({ path: `Shop/${logicalId}`, type: 'AWS::S3::Bucket', template: 'Shop.template.json', logicalId })),
  };
};

/** The record of an app in which nothing was judged. */
export const EMPTY: GovernanceRecord = {
  schemaVersion: 1,
  library: '1.0.0',
  cdk: '2.263.0',
  instant: '2026-11-21T00:00:00.000Z',
  gate: 'passed',
  counts: {
    findings: 0,
    byDisposition: { blocking: 0, waived: 0, baselined: 0, advisory: 0 },
    byState: { 'compliant': 0, 'non-compliant': 0, 'unknown': 0, 'not-applicable': 0 },
  },
  policy: { mode: { components: 'enforce', elsewhere: 'observe' as GovernanceRecord['policy']['mode']['elsewhere'] }, values: {}, withoutEffect: [] },
  packs: [],
  coverage: { ruleSets: [], templates: [] },
  rules: [],
  environments: [],
  components: [],
  responsibilities: [],
  resources: [],
  applications: [],
  findings: [],
  waivers: [],
  waiverBases: [],
  acknowledgements: [],
  requests: [],
  facts: [],
  envelopes: [],
  connections: [],
  overrides: [],
};

/** A record that says little more than it is told; gate and counts are those of its findings. */
export const smallRecord = (parts: Loosely<GovernanceRecord> = {}): GovernanceRecord => {
  const found = (parts.findings ?? []) as readonly Finding[];
  const count = (disposition: Disposition) => found.filter((each) => each.disposition === disposition).length;
  return {
    ...EMPTY,
    gate: count(BLOCKING) > 0 ? 'blocked' : 'passed',
    counts: {
      findings: found.length,
      byDisposition: { blocking: count(BLOCKING), waived: count(WAIVED), baselined: count(BASELINED), advisory: count(ADVISORY) },
      byState: { 'compliant': 3, 'non-compliant': found.length, 'unknown': 0, 'not-applicable': 9 },
    },
    packs: [{ name: 'PavedRoadChecks', version: '1.2.3', rules: 1, ruleIds: ['PR-S3-TLS-ONLY'], applicable: 1, evaluations: { 'compliant': 3, 'non-compliant': 0, 'unknown': 0, 'not-applicable': 9 } }],
    ...parts,
  } as GovernanceRecord;
};

/** The record of examples/orders in three tiers, with three mistakes. */
export const recordOfOrders = (): GovernanceRecord => {
  const app = newApp();
  plantMistakes(composeAll(app)[2]);
  GovernanceAssertions.of(app);
  return recordOf(app);
};

/** What writers get for a record. */
export const editionOf = (record: Partial<GovernanceRecord>, resultsPerFile = 25_000): Edition => {
  const whole = smallRecord(record);
  return { record: whole, whereabouts: new Whereabouts(whole), excerpts: new Excerpts(join(tmpdir(), 'no-such-assembly')), resultsPerFile };
};

/** The text of a file. */
export const textOf = ({ pieces }: EvidenceFile): string => [...pieces].join('');
