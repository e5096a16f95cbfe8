import { mkdtempSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { plantMistakes } from '../../../examples/orders/break';
import { composeAll } from '../../../examples/orders/orders';
import { Edition, EvidenceFile } from '../../../src/evidence/edition/edition';
import { Excerpts } from '../../../src/evidence/edition/excerpts';
import { Whereabouts } from '../../../src/evidence/edition/whereabouts';
import { GovernanceRecord } from '../../../src/evidence/record/record';
import { GovernanceAssertions } from '../../../src/testing';
import { newApp, recordOf } from '../../governance/apps';

/** What writers get for a record. */
export const editionOf = (record: GovernanceRecord): Edition => ({
  record, whereabouts: new Whereabouts(record), excerpts: new Excerpts(mkdtempSync(join(tmpdir(), 'assembly'))), resultsPerFile: 25_000,
});

/** The text of a file. */
export const textOf = ({ pieces }: EvidenceFile): string => [...pieces].join('');

/** The record of examples/orders in three tiers, with three mistakes. */
export const recordOfOrders = (): GovernanceRecord => {
  const app = newApp();
  plantMistakes(composeAll(app)[2]);
  GovernanceAssertions.of(app);
  return recordOf(app);
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

/** What users write, at its worst. */
export const HOSTILE = [
  '', ' ', '"quoted"', '</script><b>', '| a | b |', 'two\nlines\r\nand\u2028more', '\u0000\u0007\u001b[31m', '\ud800 alone',
  '# [x](y) *z*', '日本語 🚀', 'é'.repeat(300), '{{ insert: param }}', '__proto__',
];

/** The record with what users write replaced by a text. */
export const written = (record: GovernanceRecord, text: string): GovernanceRecord => ({
  ...record,
  applications: record.applications.map((application) => ({ ...application, application: text })),
  environments: record.environments.map((environment) => ({ ...environment, identity: { ...environment.identity, owner: text, environment: text } })),
  components: record.components.map((component) => ({
    ...component, type: text, version: text, source: text, identity: { ...component.identity, owner: text },
  })),
  packs: record.packs.map((pack) => ({ ...pack, version: text })),
  resources: record.resources.map((resource) => ({ ...resource, type: text })),
  rules: record.rules.map((rule) => ({
    ...rule, statement: text, why: text, fix: text, reference: text, controls: [`${text}/${text}`, `NIST/${text}`, text],
  })),
  findings: record.findings.map((finding) => ({
    ...finding,
    message: text,
    detail: text,
    source: text,
    controls: [text],
    waiver: finding.waiver && { ...finding.waiver, reason: text, owner: text, approver: text },
  })),
});
