import * as fc from 'fast-check';
import { columnsOf } from '../../../src/evidence/terminal/columns';
import { listing } from '../../../src/evidence/terminal/listing';
import { finding, smallRecord } from '../records';

const waiver = { id: 'W-1', origin: 'register', reason: 'the vendor needs it', expires: '2027-03-31' };
const record = smallRecord({
  findings: [
    finding({ id: '1'.repeat(16), disposition: 'advisory', severity: 'WARNING', state: 'unknown', rule: 'PR-KMS-KEY-ROTATION', message: 'EnableKeyRotation is a parameter' }),
    finding({ id: '2'.repeat(16) }),
    finding({ id: '3'.repeat(16), disposition: 'waived', rule: 'PR-VPC-FLOW-LOGS', waiver }),
    finding({ id: '4'.repeat(16), rule: 'PR-GOVERNANCE-PACK-IDLE', resource: undefined, message: 'a pack looked at nothing' }),
    finding({ id: '5'.repeat(16), rule: 'AwsSolutions-IAM5', detail: 'Resource::*', message: 'a wildcard' }),
  ],
});

test('what blocks comes first, a line for each; what is excepted is counted', () => {
  expect(listing(record, { files: ['cdk.out/governance/record.json', 'cdk.out/governance/report.html'] }).split('\n')).toEqual([
    'governance blocked: 3 blocking, 1 advisory, 1 excepted',
    '',
    'blocking (3)',
    '  PR-S3-TLS-ONLY  Shop/Bucket: the policy is left out',
    '  PR-GOVERNANCE-PACK-IDLE  the app itself: a pack looked at nothing',
    '  AwsSolutions-IAM5  Shop/Bucket: [Resource::*] a wildcard',
    '',
    'advisory (1)',
    '  PR-KMS-KEY-ROTATION  Shop/Bucket: EnableKeyRotation is a parameter (unknown)',
    '',
    '1 excepted; --verbose lists them too',
    'the report: cdk.out/governance/report.html, the record: cdk.out/governance/record.json',
  ]);
});

test('an app without findings has one line', () => expect(listing(smallRecord())).toBe('governance passed: 0 blocking, 0 advisory, 0 excepted'));

describe('verbose', () => {
  const text = listing(record, { verbose: true });

  test.each([
    'PR-S3-TLS-ONLY  2222222222222222', 'where     Shop/Bucket (AWS::S3::Bucket Bucket)', 'code      lib/shop.ts:12',
    'found     the policy is left out (not compliant)', 'why       what is not encrypted on its way is read on its way', 'fix       set enforceSSL', 'entry     paved-road request 2222222222222222',
    'AwsSolutions-IAM5[Resource::*]  5555555555555555', 'found     EnableKeyRotation is a parameter (unknown)', 'excepted (1)', 'excepted  W-1 until 2027-03-31: the vendor needs it',
  ])('says %s', (line) => expect(text.split('\n').map((each) => each.trim())).toContain(line));

  test.each(['3333333333333333', '4444444444444444'])('names no entry for what is excepted already or about the app: %s', (id) => expect(text).not.toContain(`paved-road request ${id}`));
});

describe('colours', () => {
  test.each([[undefined, false], [false, false], [true, true]])('wanted %p: there %p', (colours, there) => expect(listing(record, { colours }).includes('\u001b[31m')).toBe(there));

  test('change nothing but themselves', () => {
    // eslint-disable-next-line no-control-regex
    for (const verbose of [false, true]) expect(listing(record, { colours: true, verbose, columns: 60 }).replace(/\u001b\[\d+m/g, '')).toBe(listing(record, { verbose, columns: 60 }));
  });
});

test.each([20, 40, 70])('lines keep to %d columns but for ids, and say where they are cut', (columns) => {
  const lines = listing(record, { columns }).split('\n').filter((line) => line.startsWith('  '));
  for (const line of lines) {
    const [, rule, rest] = /^ {2}(\S+) {2}(.*)$/.exec(line)!;
    expect(record.findings.map((each) => each.rule)).toContain(rule);
    expect(columnsOf(line) <= columns || rest === '…').toBe(true);
  }
  expect(lines.filter((line) => line.endsWith('…')).length).toBe({ 20: 4, 40: 4, 70: 1 }[columns]);
});

test('a finding is one line, and nothing in it steers the terminal, whatever people write', () => {
  const hostile = fc.string({ unit: fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }), fc.constantFrom('\u001b]0;x\u0007', '\r', '\n', '\u2028', '\u202e')) });
  fc.assert(fc.property(hostile, hostile, fc.boolean(), (message, path, verbose) => {
    const text = listing(smallRecord({ findings: [finding({ message, why: message, fix: message, source: path, resource: { path, logicalId: path, type: 'A', stack: 'A', template: 'A' } })] }), { verbose });
    expect(text.replace(/\n/g, '')).not.toMatch(/[\p{Cc}\u2028\u202e]/u);
    expect(text.split('\n').length).toBe(verbose ? 11 : 4);
  }));
});
