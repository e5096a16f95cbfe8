import { tmpdir } from 'os';
import { join } from 'path';
import * as fc from 'fast-check';
import { Edition, EvidenceFile } from '../../../src/evidence/edition/edition';
import { Excerpts } from '../../../src/evidence/edition/excerpts';
import { Whereabouts } from '../../../src/evidence/edition/whereabouts';
import { GovernanceRecord, RuleEntry, TemplateCoverage } from '../../../src/evidence/record/record';
import { Disposition, Exception, Finding } from '../../../src/policy/finding';
import { Severity } from '../../../src/policy/severity';
import { State } from '../../../src/policy/verdict';

export const { BLOCKING, ADVISORY, WAIVED, BASELINED } = Disposition;

/** What a finding is about, in the stack `Shop`. */
export const placeOf = (name: string, logicalId = name): NonNullable<Finding['resource']> =>
  ({ path: `Shop/${name}`, stack: 'Shop', template: 'Shop.template.json', logicalId, type: 'AWS::S3::Bucket' });

/** A finding that blocks, unless more is said. */
export const finding = (props: Partial<Finding> = {}): Finding => ({
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
});

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

/** What writers get for a record that says little more than it is told. */
export const editionOf = (record: Partial<GovernanceRecord>, resultsPerFile = 25_000): Edition => {
  const { findings: found = [] } = record;
  const count = (disposition: Disposition) => found.filter((each) => each.disposition === disposition).length;
  const whole = {
    schemaVersion: 1,
    library: '1.2.3',
    cdk: '2.263.0',
    instant: '2026-11-21T00:00:00.000Z',
    gate: count(Disposition.BLOCKING) > 0 ? 'blocked' : 'passed',
    counts: {
      findings: found.length,
      byDisposition: { blocking: count(BLOCKING), advisory: count(ADVISORY), waived: count(WAIVED), baselined: count(BASELINED) },
      byState: { 'compliant': 3, 'non-compliant': found.length, 'unknown': 0, 'not-applicable': 0 },
    },
    packs: [{ name: 'PavedRoadChecks', version: '1.2.3' }],
    coverage: { ruleSets: [], templates: [] },
    rules: [],
    resources: [],
    components: [],
    environments: [],
    applications: [],
    requests: [],
    findings: [],
    ...record,
  } as unknown as GovernanceRecord;
  return { record: whole, whereabouts: new Whereabouts(whole), excerpts: new Excerpts(join(tmpdir(), 'no-such-assembly')), resultsPerFile };
};

/** The text of a file. */
export const textOf = ({ pieces }: EvidenceFile): string => [...pieces].join('');

const TRAPS = [
  '<script>alert(1)</script>', '</script>', ']]>', '<!--', '-->', '&amp;', '"', '\'', '`', '``', '|', '\\|', '\\', '\n', '\r\n', '\u2028', '\0', '\u001b[31m', '\ud800', '\ufffe',
  '\u202e', '@octocat', '#1', 'GH-1', 'https://example.com', 'www.example.com', '[a](javascript:alert(1))', '![a](b)', '**a**', '__a__', '~~a~~', '$x$', '::error::', '%0A', '%', ',', ':',
  '=1+1', '+1', '-1', '@SUM(1)', ';=1', '{0}', '{{', '}}', '💥', 'ä', '- a', '1. a', '# a', '  ', '\t',
];

/** Texts that users write who mean harm or copy anything: pieces that have a meaning in some format, next to each other. */
export const hostileText = (): fc.Arbitrary<string> =>
  fc.array(fc.oneof(fc.constantFrom(...TRAPS), fc.string({ unit: 'binary', maxLength: 5 }), fc.constantFrom('a', 'plain words', ' ')), { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));

/** A finding with such a text wherever a user may have written one. */
export const hostileFinding = (): fc.Arbitrary<Finding> => fc.record({
  text: hostileText(), disposition: fc.constantFrom(...Object.values(Disposition)), isInSource: fc.boolean(),
}).map(({ text, disposition, isInSource }) => {
  const props = { rule: `R-${text}`, detail: text, message: text, statement: text, why: text, fix: text, reference: text, property: text, sameAs: [text] };
  const place = { ...placeOf('Bucket'), path: text, stack: text, template: text };
  const source = isInSource ? `${text}:3` : undefined;
  return disposition === Disposition.WAIVED
    ? excepted({ id: text, reason: text, owner: text, approver: text }, { ...props, resource: place, source })
    : finding({ ...props, disposition, resource: place, source });
});
