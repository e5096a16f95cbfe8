import { existsSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { Queue } from 'aws-cdk-lib/aws-sqs';
import { AwsSolutionsChecks } from 'cdk-nag';
import { CommandLine } from './command-line';
import { Governance, policy } from '../../src';
import { GovernanceRecord } from '../../src/evidence/record';
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
const synth = (compose: (stack: Stack) => void, { today = TODAY, mode, exceptions }: Circumstances = {}): { readonly passed: boolean; readonly record: GovernanceRecord } => {
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

beforeEach(() => jest.spyOn(console, 'error').mockImplementation());
afterEach(() => rmSync(FILE, { force: true }));
afterAll(() => commandLine.remove());

describe('an app that was there before governance', () => {
  test('is recorded once, passes, and shrinks to nothing', () => {
    expect(synth(careless).passed).toBe(false);
    expect(paved()).toEqual({ code: 0, out: 'baseline.yaml: 4 findings recorded, until 2027-05-20\n', err: '' });
    process.stdout.write(readFileSync(FILE, 'utf8'));

    const { passed, record } = synth(careless);
    expect(passed).toBe(true);
    expect(record.baseline).toMatchObject({ recorded: TODAY, expires: '2027-05-20', entries: 4, matched: 4, stale: 0 });
    expect(record.counts.byDisposition).toMatchObject({ blocking: 0, baselined: 4 });
    expect(findingsOf(record, 'Files')).toEqual([['AwsSolutions-S1', 'baselined'], ['AwsSolutions-S10', 'baselined']]);
  });
});
