import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'fs';
import { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { CommandLine } from './command-line';
import { Governance, policy } from '../../src';
import { GovernanceRecord } from '../../src/evidence/record/record';
import { newApp, recordOf } from '../governance/apps';

jest.setTimeout(60_000);

const TODAY = '2026-11-21';
const commandLine = new CommandLine();
const FILE = commandLine.path('baseline.yaml');

interface Circumstances {
  readonly today?: string;
  readonly mode?: policy.GovernanceMode;
  readonly exceptions?: policy.ExceptionSettings;
}

/** Synthesizes a careless app and says whether it got through, and what its record says. */
const synth = (compose: (stack: Stack) => void, { today = TODAY, mode, exceptions }: Circumstances = {}) => {
  const context = { 'paved-road:instant': `${today}T00:00:00Z`, ...existsSync(FILE) && { 'paved-road:baseline': FILE } };
  const app = newApp({ outdir: commandLine.path('cdk.out'), context });
  const layer = new policy.PolicyLayer({ name: policy.PolicyLayerName.ORGANIZATION, exceptions });
  Governance.apply(app, { packs: [new AwsSolutionsChecks()], mode, policy: policy.GovernancePolicy.fromLayers([layer]) });
  compose(new Stack(app, 'Legacy'));
  let passed = true;
  try {
    app.synth();
  } catch {
    passed = false;
  }
  const record = recordOf(app);
  expect(record.gate).toBe(passed ? 'passed' : 'blocked');
  return { passed, record };
};

const paved = (...args: string[]) => commandLine.call('baseline', ...args);
const careless = (stack: Stack) => {
  new Bucket(stack, 'Files');
  new Queue(stack, 'Mail');
};
const findingsOf = ({ findings }: GovernanceRecord, path: string) =>
  findings.filter(({ resource }) => resource?.path.startsWith(`Legacy/${path}/`)).map(({ rule, disposition }) => [rule, disposition]);
const ofBaseline = ({ findings }: GovernanceRecord) => findings.filter(({ rule }) => rule.startsWith('PR-GOVERNANCE-BASELINE-'))
  .map(({ rule, severity, disposition, message }) => [rule.slice('PR-GOVERNANCE-BASELINE-'.length), severity, disposition, message]);

// The record names the file from where the app runs, which is where the command is called.
const home = process.cwd();
beforeAll(() => process.chdir(commandLine.folder));
beforeEach(() => jest.spyOn(console, 'error').mockImplementation());
afterEach(() => rmSync(FILE, { force: true }));
afterAll(() => {
  process.chdir(home);
  commandLine.remove();
});

describe('an app that was there before governance', () => {
  test('fails, is recorded once, and passes with what it had', () => {
    expect(synth(careless).passed).toBe(false);
    expect(paved()).toEqual({ code: 0, out: 'baseline.yaml: 4 findings recorded, until 2027-05-20\n', err: '' });

    const { passed, record } = synth(careless);
    expect(passed).toBe(true);
    expect(record.baseline).toMatchObject({ recorded: TODAY, expires: '2027-05-20', entries: 4, matched: 4, stale: 0 });
    expect(record.counts.byDisposition).toMatchObject({ blocking: 0, baselined: 4 });
    expect(findingsOf(record, 'Files')).toEqual([['AwsSolutions-S1', 'baselined'], ['AwsSolutions-S10', 'baselined']]);
    expect(ofBaseline(record)).toEqual([]);
  });

  test('can be recorded while it is only observed', () => {
    expect(synth(careless, { mode: policy.GovernanceMode.OBSERVE }).passed).toBe(true);
    expect(paved().code).toBe(0);
    expect(synth(careless).passed).toBe(true);
  });

  test('fails with a new bucket, which the command does not record by itself', () => {
    const more = (stack: Stack) => {
      careless(stack);
      new Bucket(stack, 'New', { enforceSSL: true });
    };
    synth(careless);
    paved();
    const { passed, record } = synth(more);
    expect(passed).toBe(false);
    expect(findingsOf(record, 'New')).toEqual([['AwsSolutions-S1', 'blocking']]);
    expect(findingsOf(record, 'Files').map(([, disposition]) => disposition)).toEqual(['baselined', 'baselined']);

    const before = readFileSync(FILE, 'utf8');
    const { code, out, err } = paved();
    expect([code, out]).toEqual([1, '']);
    expect(err).toBe('baseline.yaml: 1 finding that it does not have; mend it, ask for a waiver, or add it with --accept-new:\n  AwsSolutions-S1 on Legacy/New/Resource\n');
    expect(readFileSync(FILE, 'utf8')).toBe(before);

    expect(paved('--accept-new')).toEqual({ code: 0, out: 'baseline.yaml: 1 finding added, 5 findings left, until 2027-05-20\n', err: '' });
    expect(synth(more).passed).toBe(true);
  });

  test('shrinks with what is mended, and what was mended may not come back', () => {
    const better = (stack: Stack) => {
      new Bucket(stack, 'Files', { enforceSSL: true });
      new Queue(stack, 'Mail');
    };
    synth(careless);
    paved();
    const { passed, record } = synth(better);
    expect(passed).toBe(true);
    expect(record.baseline).toMatchObject({ entries: 4, matched: 3, stale: 1 });
    expect(ofBaseline(record)).toEqual([
      ['STALE', 'WARNING', 'advisory', expect.stringContaining('1 finding that is there no more, such as AwsSolutions-S10 on Legacy/Files/Resource')],
    ]);

    expect(paved().out).toBe('baseline.yaml: 1 finding taken out, 3 findings left, until 2027-05-20\n');
    expect(ofBaseline(synth(better).record)).toEqual([]);
    expect(synth(careless).passed).toBe(false);
    expect(paved().code).toBe(1);
  });

  test('is left alone when nothing changed, and empty in the end', () => {
    synth(careless);
    paved();
    const before = readFileSync(FILE, 'utf8');
    synth(careless, { today: '2026-12-24' });
    expect(paved()).toEqual({ code: 0, out: 'baseline.yaml: 4 findings left, until 2027-05-20\n', err: '' });
    expect(readFileSync(FILE, 'utf8')).toBe(before);

    const empty = () => {};
    synth(empty);
    expect(paved().out).toBe('baseline.yaml: 4 findings taken out, nothing left; take the file away\n');
    expect(synth(empty).record.findings).toEqual([]);
    expect(synth(empty, { today: '2028-01-01' }).record.findings).toEqual([]);
  });

  test('fails on the day after the last one', () => {
    synth(careless);
    paved('--days', '30');
    expect(synth(careless, { today: '2026-12-21' }).passed).toBe(true);
    const { passed, record } = synth(careless, { today: '2026-12-22' });
    expect(passed).toBe(false);
    expect(record.counts.byDisposition).toMatchObject({ blocking: 5, baselined: 0 });
    expect(ofBaseline(record)).toEqual([['EXPIRED', 'ERROR', 'blocking', expect.stringContaining('ended on 2026-12-21')]]);
    expect(paved().out).toContain('until 2026-12-21');
  });

  test('fails when nobody can read the file, and both say where', () => {
    synth(careless);
    paved();
    writeFileSync(FILE, readFileSync(FILE, 'utf8').replace('state: non-compliant', 'state: fine'));
    const { passed, record } = synth(careless);
    expect(passed).toBe(false);
    const place = 'baseline.yaml:8:108: \'entries[0].state\' must be one of non-compliant, unknown, got \'fine\'';
    expect(ofBaseline(record)).toEqual([['UNREADABLE', 'ERROR', 'blocking', expect.stringContaining(place)]]);
    expect(paved()).toEqual({ code: 1, out: '', err: `paved-road: ${place} (InvalidBaseline)\n` });
  });
});

describe('paved-road baseline', () => {
  test('holds no longer than the policy says', () => {
    synth(careless, { exceptions: { longestBaseline: 'P13W' } });
    expect(paved('--days', '92')).toMatchObject({ code: 1, err: expect.stringContaining("'days' must be a whole number from 1 to 91, as the policy says, got 92") });
    expect(paved().out).toContain('until 2027-02-20');
  });

  test('has nothing to do where nothing blocks', () => {
    synth((stack) => new Queue(stack, 'Mail', { enforceSSL: true, deadLetterQueue: { maxReceiveCount: 1, queue: new Queue(stack, 'Dead', { enforceSSL: true }) } }));
    expect(paved()).toEqual({ code: 0, out: 'nothing blocks, so there is nothing to record\n', err: '' });
    expect(existsSync(FILE)).toBe(false);
  });

  test('takes the record and the file that it is told', () => {
    synth(careless);
    renameSync(commandLine.path('cdk.out'), commandLine.path('other'));
    expect(paved()).toMatchObject({ code: 1, err: expect.stringContaining("'cdk.out/governance/record.json' must be the record of a synthesis, got ENOENT; run 'cdk synth' first") });
    expect(paved('--record', 'other/governance/record.json', '--file=legacy.yaml').out).toContain('legacy.yaml: 4 findings recorded');
    expect(existsSync(commandLine.path('legacy.yaml'))).toBe(true);
    expect(existsSync(FILE)).toBe(false);
  });

  test.each([
    [['--days', '0'], 2, "'--days' must be a whole number from 1 on, got '0'"],
    [['--days', 'many'], 2, "'--days' must be a whole number from 1 on, got 'many'"],
    [['--days', '366'], 1, "'days' must be a whole number from 1 to 365, got 366"],
    [['--file', 'nowhere/baseline.yaml'], 1, "'nowhere/baseline.yaml' must be a file that can be written, got ENOENT"],
    [['--record', 'package.json'], 1, "'package.json' must be the record of a synthesis, got another file"],
    [['--recrod', 'x'], 2, "unknown option '--recrod'; did you mean '--record'?"],
  ])('%p ends with %d', (args, code, says) => {
    synth(careless);
    writeFileSync(commandLine.path('package.json'), '{ "schemaVersion": 1 }');
    const answer = paved(...args);
    expect(answer).toMatchObject({ code, out: '' });
    expect(answer.err).toContain(says);
    expect(existsSync(FILE)).toBe(false);
  });

  test('keeps the end of a baseline that there is', () => {
    synth(careless);
    paved();
    expect(paved('--days', '300')).toMatchObject({ code: 2, err: expect.stringContaining("'--days' must be left out where there is a baseline, got '300'; baseline.yaml keeps its end, 2027-05-20") });
  });
});
