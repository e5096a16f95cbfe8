import { rmSync, writeFileSync } from 'fs';
import { App, Stack, Validations } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { CommandLine } from './command-line';
import { Governance, policy } from '../../src';
import { GovernanceRecord } from '../../src/evidence/record/record';
import { newApp, recordOf } from '../governance/apps';

jest.setTimeout(60_000);

const commandLine = new CommandLine();
const FILE = commandLine.path('waivers.yaml');
const paved = (...args: string[]) => commandLine.call('request', ...args);

interface Circumstances {
  readonly mode?: policy.GovernanceMode;
  readonly exceptions?: policy.ExceptionSettings;
  /** What a person makes a register of. */
  readonly entries?: string;
}

/** Synthesizes an app, whatever comes of it, and says what its record says. */
const synth = (compose: (stack: Stack, app: App) => void, { mode, exceptions, entries }: Circumstances = {}): GovernanceRecord => {
  if (entries !== undefined) writeFileSync(FILE, completed(entries));
  const context = { 'paved-road:instant': '2026-11-21T00:00:00Z', ...entries !== undefined && { 'paved-road:waivers': FILE } };
  const app = newApp({ outdir: commandLine.path('cdk.out'), context });
  const layer = new policy.PolicyLayer({ name: policy.PolicyLayerName.ORGANIZATION, exceptions });
  Governance.apply(app, { packs: [new AwsSolutionsChecks()], mode, policy: policy.GovernancePolicy.fromLayers([layer]) });
  compose(new Stack(app, 'Shop'), app);
  try {
    app.synth();
  } catch {
    // what blocks is what this is about
  }
  return recordOf(app);
};

/** What a person says to entries. */
const completed = (entries: string): string => `schemaVersion: 1\nwaivers:\n${entries}`
  .replace(/reason: #.*/g, 'reason: a message that is lost here is sent again by the caller')
  .replace(/owner: #.*/g, 'owner: team-shop')
  .replace(/approver: #.*/g, 'approver: security-review')
  .replace(/granted: #.*/g, 'granted: 2026-11-01')
  .replace(/expires: #.*/g, 'expires: 2027-03-31');

const careless = (stack: Stack) => {
  new Bucket(stack, 'Files');
  new Bucket(stack, 'More');
  new Queue(stack, 'Mail');
};
const acknowledged = (stack: Stack) => Validations.of(new Queue(stack, 'Mail', { enforceSSL: true })).acknowledge({ id: 'AwsSolutions-SQS3', reason: 'the caller sends what is lost again' });

const idsOf = ({ findings }: GovernanceRecord, rule: string, path = ''): string[] =>
  findings.filter((finding) => finding.rule === rule && (finding.resource?.path ?? '').startsWith(path)).map(({ id }) => id);
const waived = ({ findings }: GovernanceRecord): string[] => findings.filter(({ waiver }) => waiver?.origin === 'register').map(({ id }) => id);
const faults = ({ waivers }: GovernanceRecord): string[] => waivers.flatMap((entry) => entry.origin === 'register' ? entry.faults.map(({ message }) => message) : []);
const entriesIn = (out: string): number => out.match(/^ {2}- id: /gm)?.length ?? 0;

beforeEach(() => jest.spyOn(console, 'error').mockImplementation());
afterEach(() => rmSync(FILE, { force: true }));
afterAll(() => commandLine.remove());

describe('what is printed, once a person completed it, lifts', () => {
  test('exactly the finding that it was asked for', () => {
    const [id] = idsOf(synth(careless), 'AwsSolutions-S1', 'Shop/More/');
    const { code, out, err } = paved(id);
    expect([code, err, entriesIn(out)]).toEqual([0, '', 1]);
    const after = synth(careless, { entries: out });
    expect(faults(after)).toEqual([]);
    expect(waived(after)).toEqual([id]);
  });

  test('several findings, one entry for each', () => {
    const record = synth(careless);
    const ids = [...idsOf(record, 'AwsSolutions-S1', 'Shop/More/'), ...idsOf(record, 'AwsSolutions-SQS4')];
    const { out } = paved(...ids);
    expect(entriesIn(out)).toBe(2);
    expect(waived(synth(careless, { entries: out })).sort()).toEqual(ids.sort());
  });

  test('all findings of a rule, by one entry where one covers them', () => {
    const ids = idsOf(synth(careless), 'AwsSolutions-S1');
    const { code, out } = paved('AwsSolutions-S1');
    expect([code, entriesIn(out), ids.length]).toEqual([0, 1, 2]);
    const after = synth(careless, { entries: out });
    expect(faults(after)).toEqual([]);
    expect(waived(after)).toEqual(ids);
  });

  test('all findings of a rule, by an entry for each stack where nothing is around them', () => {
    const compose = (stack: Stack, app: App) => {
      new Bucket(stack, 'Files');
      new Bucket(new Stack(app, 'Jobs'), 'Files');
    };
    const ids = idsOf(synth(compose), 'AwsSolutions-S1');
    const { out } = paved('AwsSolutions-S1');
    expect(entriesIn(out)).toBe(2);
    expect(waived(synth(compose, { entries: out }))).toEqual(ids);
  });

  test('what somebody acknowledged, where no finding is named', () => {
    const ids = idsOf(synth(acknowledged), 'AwsSolutions-SQS3');
    const { code, out } = paved();
    expect([code, entriesIn(out)]).toEqual([0, 1]);
    expect(out).toContain('reason: the caller sends what is lost again');
    expect(waived(synth(acknowledged, { entries: out }))).toEqual(ids);
  });
});

describe('a finding', () => {
  test('may be named by the beginning of its id, and by several names at once', () => {
    const [id] = idsOf(synth(careless), 'AwsSolutions-SQS4');
    const whole = paved(id);
    expect(entriesIn(whole.out)).toBe(1);
    expect(paved(id.slice(0, 8), 'AwsSolutions-SQS4', id)).toEqual(whole);
  });

  test('is asked for with the value that a sign-off is for', () => {
    const record = synth(careless);
    const [finding] = record.findings;
    writeFileSync(commandLine.path('record.json'), JSON.stringify({ ...record, findings: [{ ...finding, property: 'AllocatedStorage', value: '1 TiB' }] }));
    expect(paved(finding.id, '--record', 'record.json').out).toContain('    match:\n      property: AllocatedStorage\n      value: 1 TiB\n');
  });

  test('must be the only one whose id begins like that', () => {
    const record = synth(careless);
    const [one, other] = [record.findings[0], { ...record.findings[1], id: `${record.findings[0].id.slice(0, 6)}0000000000` }];
    writeFileSync(commandLine.path('record.json'), JSON.stringify({ ...record, findings: [one, other] }));
    const { code, out, err } = paved(one.id.slice(0, 6), '--record', 'record.json');
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain(`'${one.id.slice(0, 6)}' must be the beginning of one id, got that of several; write more of it:\n  ${one.id}  ${one.rule} on `);
    expect(err).toContain(other.id);
    expect(paved(one.id, '--record', 'record.json').code).toBe(0);
  });

  test('that nobody knows is refused with what is near, and nothing is printed', () => {
    const [id] = idsOf(synth(careless), 'AwsSolutions-SQS4');
    const mistyped = `${id.slice(0, -1)}x`;
    const { code, out, err } = paved('AwsSolutions-S1', mistyped);
    expect([code, out]).toEqual([2, '']);
    expect(err).toBe(`paved-road: unknown finding '${mistyped}'; did you mean one of these?\n  ${id}  AwsSolutions-SQS4 on Shop/Mail/Resource\n`);
    expect(paved('AwsSolutions-SQS44')).toMatchObject({ code: 2, err: expect.stringContaining("did you mean 'AwsSolutions-SQS4'?") });
    expect(paved('nothing at all like it')).toMatchObject({ code: 2, err: expect.stringContaining('; use one of AwsSolutions-S1, ') });
    expect(paved('')).toMatchObject({ code: 2, err: expect.stringContaining("unknown finding ''; use one of AwsSolutions-S1, ") });
  });
});

describe('what nothing lifts is refused:', () => {
  test('what the policy never excepts, while the rest is printed', () => {
    synth(careless, { exceptions: { never: ['AwsSolutions-S10'] } });
    const { code, out, err } = paved('AwsSolutions-S10', 'AwsSolutions-SQS4');
    expect([code, entriesIn(out)]).toEqual([1, 1]);
    expect(err).toMatch(/^paved-road: AwsSolutions-S10 on Shop\/Files\/Resource cannot be lifted, since AwsSolutions-S10 is never excepted; /);
    expect(out).not.toContain('AwsSolutions-S10');
  });

  test('what the policy excepts never in some places, where it is in one of them', () => {
    const record = synth(careless);
    const values = { 'exceptions.never (tier PRODUCTION)': { value: ['AwsSolutions-S1'], layers: ['organization'] } };
    const [here, elsewhere] = record.findings.filter(({ rule }) => rule === 'AwsSolutions-S1');
    const findings = [{ ...here, identity: undefined }, elsewhere];
    writeFileSync(commandLine.path('record.json'), JSON.stringify({ ...record, policy: { ...record.policy, values }, findings }));
    expect(paved(here.id, '--record', 'record.json')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('AwsSolutions-S1 is never excepted') });
    expect(paved(elsewhere.id, '--record', 'record.json')).toMatchObject({ code: 0, err: '' });
  });

  test('what is about the waivers themselves', () => {
    const entries = '  - { id: W-1, rules: [AwsSolutions-S9], scope: { path: Nowhere }, reason: it was there before anybody looked, owner: me, approver: you, granted: 2026-11-01, expires: 2027-03-31 }\n';
    const about = synth(careless, { entries }).findings.find(({ rule }) => rule.startsWith('PR-GOVERNANCE-WAIVER-'))!;
    const { code, out, err } = paved(about.id);
    expect([code, out]).toEqual([1, '']);
    expect(err).toContain(`${about.rule} on the App is about the waivers, the baseline or the policy themselves, and no waiver lifts that; `);
  });

  test('what is about the app as a whole', () => {
    const record = synth(careless);
    const { resource, identity, ...finding } = record.findings[0];
    writeFileSync(commandLine.path('record.json'), JSON.stringify({ ...record, findings: [{ ...finding, rule: 'PR-GOVERNANCE-PACK-CRASHED' }] }));
    expect(paved(finding.id, '--record', 'record.json')).toMatchObject({ code: 1, out: '', err: expect.stringContaining('PR-GOVERNANCE-PACK-CRASHED on the App is about the app as a whole') });
  });

  test('what is excepted already', () => {
    synth(careless);
    synth(careless, { entries: paved('AwsSolutions-SQS4').out });
    const { code, out, err } = paved('AwsSolutions-SQS4');
    expect([code, out]).toEqual([1, '']);
    expect(err).toMatch(/^paved-road: AwsSolutions-SQS4 on Shop\/Mail\/Resource is excepted already, by W-[0-9a-f]{8}\n$/);
  });
});

describe('without a finding', () => {
  test.each([policy.GovernanceMode.ENFORCE, policy.GovernanceMode.OBSERVE])('what blocks is listed to choose from, in mode %s', (mode) => {
    const record = synth(careless, { mode });
    const { code, out, err } = paved();
    const open = record.findings.filter(({ severity }) => severity === 'ERROR');
    expect([code, err]).toEqual([0, '']);
    const [head, ...lines] = out.trimEnd().split('\n');
    expect(head).toMatch(/^# name what to ask for/);
    expect(lines).toEqual(open.map(({ id, rule, resource }) => `#   ${id}  ${rule} on ${resource!.path}`));
    expect(lines.length).toBeGreaterThan(0);
  });

  test('and with nothing that blocks, that is said', () => {
    synth(() => {});
    expect(paved()).toEqual({ code: 0, out: '# nothing blocks, so there is nothing to ask for\n', err: '' });
  });
});

test.each([
  ['nowhere.json', 'got ENOENT'],
  ['package.json', 'got another file'],
  ['baseline-only.json', 'got another file'],
])('%s is no record', (file, says) => {
  writeFileSync(commandLine.path('package.json'), '{ "name": "shop" }');
  writeFileSync(commandLine.path('baseline-only.json'), '{ "schemaVersion": 1, "instant": "2026-11-21T00:00:00Z", "packs": [], "findings": [] }');
  expect(paved('--record', file)).toMatchObject({ code: 1, out: '', err: expect.stringContaining(`'${file}' must be the record of a synthesis, ${says}`) });
});
