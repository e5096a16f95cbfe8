import { join } from 'path';
import { GovernanceRecord } from '../../../src/evidence/record/record';
import { totals } from '../../../src/evidence/terminal/totals';
import { smallRecord } from '../records';

test('says the verdict, the totals and where to look, in three lines', () => {
  const record = {
    gate: 'blocked',
    counts: { findings: 6, byDisposition: { blocking: 1, waived: 2, advisory: 3 }, byState: { 'compliant': 10, 'non-compliant': 5, 'unknown': 1, 'not-applicable': 99 } },
    packs: [{ name: 'Ours', version: '1.0.0' }, { name: 'Theirs' }],
    coverage: { templates: [{ resources: 4 }, { resources: 3 }] },
  } as unknown as GovernanceRecord;
  expect(totals(record, [join(process.cwd(), 'cdk.out', 'governance', 'record.json')])).toBe([
    'governance blocked: 1 blocking, 3 advisory, 2 excepted',
    '  16 checks on 7 resources in 2 templates by Ours 1.0.0, Theirs',
    '  the record: cdk.out/governance/record.json',
  ].join('\n'));
});

test('says how many were there before, where the app has a baseline', () => {
  const record = {
    gate: 'passed',
    counts: { findings: 9, byDisposition: { blocking: 0, waived: 2, baselined: 4, advisory: 3 }, byState: { 'compliant': 0, 'non-compliant': 9, 'unknown': 0, 'not-applicable': 0 } },
    packs: [],
    coverage: { templates: [] },
    baseline: {},
  } as unknown as GovernanceRecord;
  expect(totals(record, ['record.json']).split('\n')[0]).toBe('governance passed: 0 blocking, 3 advisory, 4 baselined, 2 excepted');
});

test.each([
  [['out/index.md', 'cdk.out/governance/record.json', 'out/report.html'], 'the report: out/report.html, the record: cdk.out/governance/record.json'],
  [['out/report.html'], 'the report: out/report.html'],
  [[], 'nothing was written'],
])('of the files %j it says: %s', (files, says) => expect(totals(smallRecord(), files).split('\n')[2]).toBe(`  ${says}`));
