import { mkdtempSync, rmSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import Ajv from 'ajv';
import addFormats from 'ajv-formats';
import { App, CfnElement, CfnResource, Lazy, Stack, Tags } from 'aws-cdk-lib';
import { Effect, ManagedPolicy, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { Bucket, CfnBucketPolicy } from 'aws-cdk-lib/aws-s3';
import { AwsSolutionsChecks, NagPack } from 'cdk-nag';
import { Construct } from 'constructs';
import * as recordSchema from '../../../schemas/record.schema.json';
import { Governance, GovernanceProps, GovernedComponent, GovernedComponentProps, packs, policy, waivers } from '../../../src';
import { Finding } from '../../../src/policy/decision/finding';
import { GovernanceAssertions } from '../../../src/testing';
import { environmentIn, newApp, recordOf } from '../apps';

const { Baseline, Waiver, WaiverRegister } = waivers;

const folder = mkdtempSync(join(tmpdir(), 'standing-'));
afterAll(() => rmSync(folder, { recursive: true }));

const TODAY = '2026-11-21';

interface Circumstances extends Omit<GovernanceProps, 'policy'> {
  readonly today?: string;
  readonly layer?: Partial<policy.PolicyLayerProps>;
  readonly context?: Record<string, unknown>;
}

/** The record of an app. */
const judged = (compose: (app: App) => void, { today = TODAY, layer, context, ...props }: Circumstances = {}) => {
  const app = newApp({ context: { 'paved-road:instant': `${today}T00:00:00Z`, ...context } });
  const organization = new policy.PolicyLayer({ name: policy.PolicyLayerName.ORGANIZATION, ...layer });
  Governance.apply(app, { packs: [new AwsSolutionsChecks()], ...props, policy: policy.GovernancePolicy.fromLayers([organization]) });
  compose(app);
  GovernanceAssertions.of(app);
  return { record: recordOf(app), path: join(app.outdir, 'governance', 'record.json') };
};

/** A baseline of what an app is found to be like, for 30 days. */
const baselineOf = (compose: (app: App) => void, circumstances: Circumstances = {}) =>
  Baseline.fromRecord(judged(compose, circumstances).path, { days: 30 });

/** What follows for the findings of a record by rule, those about the baseline itself left out. */
const dispositions = (findings: readonly Finding[]) => Object.fromEntries(findings.filter(({ rule }) => !rule.includes('-BASELINE-'))
  .map(({ rule, detail, disposition }) => [detail === undefined ? rule : `${rule}[${detail}]`, disposition]));

const aboutBaseline = (findings: readonly Finding[]) => findings.filter(({ rule }) => rule.includes('-BASELINE-'))
  .map(({ rule, severity, disposition, message }) => [rule.slice('PR-GOVERNANCE-BASELINE-'.length), severity, disposition, message]);

const bucket = (app: App) => {
  new Bucket(new Stack(app, 'Legacy'), 'Files');
};
const BOTH_OF = (disposition: string) => ({ 'AwsSolutions-S1': disposition, 'AwsSolutions-S10': disposition });

describe('a baseline', () => {
  test('covers what was there before', () => {
    const { record } = judged(bucket, { baseline: baselineOf(bucket) });
    expect(dispositions(record.findings)).toEqual(BOTH_OF('baselined'));
    expect(record.baseline).toEqual({ recorded: TODAY, expires: '2026-12-21', entries: 2, matched: 2, stale: 0 });
    expect(record.findings[0]).toMatchObject({ identity: { within: 'Legacy', construct: 'Legacy/Files/Resource' }, fingerprint: expect.any(String) });
    const isValid = addFormats(new Ajv({ strict: false })).compile(recordSchema);
    expect(isValid(record) ? [] : isValid.errors).toEqual([]);
  });

  test('is nothing where an app has none', () => {
    expect(judged(bucket).record).not.toHaveProperty('baseline');
    expect(dispositions(judged(bucket).record.findings)).toEqual(BOTH_OF('blocking'));
  });

  test('leaves what is only observed as it is, and finds it again', () => {
    const { record } = judged(bucket, { baseline: baselineOf(bucket), mode: policy.GovernanceMode.OBSERVE });
    expect(dispositions(record.findings)).toEqual(BOTH_OF('advisory'));
    expect(record.baseline).toMatchObject({ matched: 2, stale: 0 });
  });

  test('knows a detail from another one', () => {
    const permitting = (...actions: string[]) => (app: App) => {
      const statements = [new PolicyStatement({ effect: Effect.ALLOW, actions, resources: ['arn:aws:s3:::files'] })];
      new ManagedPolicy(new Stack(app, 'Legacy'), 'Reading', { statements });
    };
    const { record } = judged(permitting('s3:Get*', 's3:Put*'), { baseline: baselineOf(permitting('s3:Get*')) });
    expect(dispositions(record.findings)).toEqual({ 'AwsSolutions-IAM5[Action::s3:Get*]': 'baselined', 'AwsSolutions-IAM5[Action::s3:Put*]': 'blocking' });
  });

  test('does not ask for logical ids', () => {
    const named = (logicalId: string) => (app: App) => {
      const { node } = new Bucket(new Stack(app, 'Legacy'), 'Files');
      (node.defaultChild as CfnElement).overrideLogicalId(logicalId);
    };
    expect(dispositions(judged(named('After'), { baseline: baselineOf(named('Before')) }).record.findings)).toEqual(BOTH_OF('baselined'));
  });

  test('covers what policy makes of what nobody knows, and knows it from a violation', () => {
    const queue = (encrypted: unknown) => (app: App) => {
      new CfnResource(new Stack(app, 'Legacy'), 'Topic', { type: 'AWS::SNS::Topic', properties: { KmsMasterKeyId: encrypted } });
    };
    const circumstances: Circumstances = { packs: [new packs.PavedRoadChecks()], layer: { rules: { 'PR-SNS-ENCRYPTED': { severity: 'ERROR', unknown: 'ERROR' } } } };
    const imported = { 'Fn::ImportValue': 'key' };
    const found = (value: unknown, baseline?: waivers.Baseline) => judged(queue(value), { ...circumstances, baseline }).record.findings
      .filter(({ rule }) => rule === 'PR-SNS-ENCRYPTED').map(({ state, disposition }) => [state, disposition]);
    const [[state]] = found(imported);
    expect(state).toBe('unknown');
    const baseline = baselineOf(queue(imported), circumstances);
    expect(found(imported, baseline)).toEqual([['unknown', 'baselined']]);
    expect(found(undefined, baseline)).toEqual([['non-compliant', 'blocking']]);
  });
});

describe('what a baseline never covers', () => {
  test('what a waiver lifts, which comes first', () => {
    const register = WaiverRegister.fromWaivers([new Waiver({
      id: 'W-1',
      rules: ['AwsSolutions-S1'],
      scope: { path: 'Legacy' },
      owner: 'team-shop',
      approver: 'security-review',
      granted: '2026-11-01',
      expires: '2027-03-31',
      reason: 'the bucket keeps the access logs themselves, which are not logged again',
    })]);
    expect(baselineOf(bucket, { waivers: register }).entries.map(({ rules }) => rules)).toEqual([['AwsSolutions-S10']]);
    const { record } = judged(bucket, { waivers: register, baseline: baselineOf(bucket) });
    expect(dispositions(record.findings)).toMatchObject({ 'AwsSolutions-S1': 'waived', 'AwsSolutions-S10': 'baselined' });
    expect(record.baseline).toMatchObject({ matched: 1, stale: 1 });
  });

  test('what the policy never excepts', () => {
    const layer = { exceptions: { never: ['AwsSolutions-S10'] } };
    expect(baselineOf(bucket, { layer }).entries.map(({ rules }) => rules)).toEqual([['AwsSolutions-S1']]);
    const { record } = judged(bucket, { layer, baseline: baselineOf(bucket) });
    expect(dispositions(record.findings)).toEqual({ 'AwsSolutions-S1': 'baselined', 'AwsSolutions-S10': 'blocking' });
  });

  test('what nobody could look at', () => {
    const unreadable = (app: App) => {
      const resource: CfnResource = new CfnBucketPolicy(new Stack(app, 'Legacy'), 'Policy', { bucket: 'files', policyDocument: {} });
      resource.addPropertyDeletionOverride('PolicyDocument');
    };
    const { record } = judged(unreadable, { baseline: baselineOf(unreadable) });
    expect(dispositions(record.findings)).toMatchObject({ 'PR-GOVERNANCE-RESOURCE-UNJUDGED': 'blocking' });
  });

  test('a register that nobody can read, and waivers of it', () => {
    const expired = WaiverRegister.fromWaivers([new Waiver({
      id: 'W-1',
      rules: ['AwsSolutions-S1'],
      scope: { path: 'Legacy' },
      owner: 'team-shop',
      approver: 'security-review',
      granted: '2026-01-01',
      expires: '2026-03-31',
      reason: 'the bucket keeps the access logs themselves, which are not logged again',
    })]);
    const circumstances: Circumstances = { waivers: expired, context: { 'paved-road:waivers': 7 } };
    const { record } = judged(bucket, { ...circumstances, baseline: baselineOf(bucket, circumstances) });
    expect(dispositions(record.findings)).toMatchObject({ ...BOTH_OF('baselined'), 'PR-GOVERNANCE-REGISTER-UNREADABLE': 'blocking' });
    const alone = { waivers: expired };
    expect(dispositions(judged(bucket, { ...alone, baseline: baselineOf(bucket, alone) }).record.findings)).toMatchObject({ 'PR-GOVERNANCE-WAIVER-EXPIRED': 'blocking' });
  });
});

describe('findings that come from no rule of a pack', () => {
  test('are covered where they are about a construct', () => {
    const elsewhere = (app: App) => {
      new Stack(app, 'Legacy', { env: { account: '111122223333', region: 'us-east-1' } });
    };
    const layer = { allow: { regions: ['eu-west-1'] } };
    const { record } = judged(elsewhere, { layer, baseline: baselineOf(elsewhere, { layer }) });
    expect(dispositions(record.findings)).toMatchObject({ 'PR-GOVERNANCE-REGION-NOT-ALLOWED': 'baselined' });
  });

  test('are new when there are more of them', () => {
    const tagged = (...keys: string[]) => (app: App) => {
      const stack = new Stack(app, 'Legacy');
      for (const key of keys) Tags.of(stack).add(key, Lazy.string({ produce: () => stack.region }));
    };
    const { record } = judged(tagged('where', 'there'), { baseline: baselineOf(tagged('where')) });
    const found = record.findings.filter(({ rule }) => rule === 'PR-GOVERNANCE-STACK-TAG-UNRESOLVED').map(({ disposition }) => disposition);
    expect(found.sort()).toEqual(['baselined', 'blocking']);
  });
});

describe('inside of a component', () => {
  class Archive extends GovernedComponent {
    constructor(scope: Construct, id: string, props: GovernedComponentProps) {
      super(scope, id, props, { type: 'acme-components.Archive', version: '1.0.0' });
      new Bucket(this, 'Files');
    }
  }
  const archived = (stack: string, parent: string) => (app: App) => {
    const environment = environmentIn(app);
    new Archive(new Construct(new Stack(app, stack), parent), 'Archive', { environment });
  };

  test('what lies around it may be renamed', () => {
    const baseline = baselineOf(archived('Legacy', 'Before'));
    expect(baseline.entries).toContainEqual(expect.objectContaining({ within: 'shop-env/Archive', construct: 'Files/Resource', rules: ['AwsSolutions-S1'] }));
    const { record } = judged(archived('Renamed', 'After'), { baseline });
    expect(dispositions(record.findings)).toMatchObject({ 'AwsSolutions-S1': 'baselined', 'PR-S3-TLS-ONLY': 'baselined' });
    expect(record.gate).toBe('passed');
  });

  test('outside, a path is a path', () => {
    const inside = (parent: string) => (app: App) => {
      new Bucket(new Construct(new Stack(app, 'Legacy'), parent), 'Files');
    };
    const { record } = judged(inside('After'), { baseline: baselineOf(inside('Before')) });
    expect(dispositions(record.findings)).toEqual(BOTH_OF('blocking'));
    expect(record.baseline).toMatchObject({ matched: 0, stale: 2 });
  });
});

describe('when packs come and go', () => {
  class Their extends policy.Rule {
    constructor(id: string, sameAs: string[] = []) {
      super({ id, statement: 'encryption is on', why: 'it matters', fix: 'switch it on', source: 'https://example.com', severity: policy.Severity.ERROR, types: ['AWS::S3::Bucket'], controls: ['X/1'], sameAs });
    }

    public judge(): policy.Verdict {
      return policy.Verdict.nonCompliant('it is off');
    }
  }
  class TheirChecks extends policy.RulePack {
    constructor(name: string, rules: policy.Rule[]) {
      super({ name, version: '1.0.0', rules });
    }
  }
  const pack = (name: string, ...rules: policy.Rule[]): NagPack => new TheirChecks(name, rules);
  const one = () => pack('One', new Their('ONE-1'));

  test.each<[string, NagPack[], Record<string, string>]>([
    ['another pack makes the same check under a name of its own', [one(), pack('Two', new Their('TWO-1', ['ONE-1']))], { 'TWO-1': 'baselined' }],
    ['the pack is exchanged for one with the same control', [pack('Two', new Their('TWO-1'))], { 'TWO-1': 'baselined' }],
    ['another rule of the same control comes along', [one(), pack('Two', new Their('TWO-1'))], { 'ONE-1': 'baselined', 'TWO-1': 'blocking' }],
  ])('%s', (_, now, expected) => {
    const baseline = baselineOf(bucket, { packs: [one()] });
    expect(dispositions(judged(bucket, { packs: now, baseline }).record.findings)).toEqual(expected);
  });
});

describe('the days of a baseline', () => {
  const empty = (app: App) => {
    new Stack(app, 'Legacy');
  };
  const baseline = baselineOf(bucket);
  const at = (today: string, layer?: Circumstances['layer']) => judged(bucket, { today, baseline, layer }).record;

  test.each([
    ['2026-11-20', 'blocking', ['EXPIRED', 'ERROR', 'blocking', 'the baseline holds from 2026-11-21 on, and today is 2026-11-20']],
    ['2026-11-21', 'baselined', undefined],
    ['2026-12-07', 'baselined', undefined],
    ['2026-12-08', 'baselined', ['EXPIRING', 'WARNING', 'advisory', 'the baseline holds until 2026-12-21, and covers 2 findings today']],
    ['2026-12-21', 'baselined', ['EXPIRING', 'WARNING', 'advisory', 'the baseline holds until 2026-12-21, and covers 2 findings today']],
    ['2026-12-22', 'blocking', ['EXPIRED', 'ERROR', 'blocking', 'the baseline ended on 2026-12-21']],
  ])('on %s what it has is %s', (today, disposition, says) => {
    const { findings } = at(today);
    expect(dispositions(findings)).toEqual(BOTH_OF(disposition));
    expect(aboutBaseline(findings)).toEqual(says ? [says] : []);
  });

  test.each([['2026-12-01', 'baselined'], ['2026-12-02', 'blocking']])('end earlier where the policy says so: on %s it is %s', (today, disposition) => {
    const record = at(today, { exceptions: { longestBaseline: 'P10D' } });
    expect(dispositions(record.findings)).toEqual(BOTH_OF(disposition));
    expect(record.baseline).toMatchObject({ expires: '2026-12-01' });
    if (disposition === 'blocking') expect(aboutBaseline(record.findings)).toEqual([['EXPIRED', 'ERROR', 'blocking', 'the baseline ended on 2026-12-01, the last day that the policy grants it']]);
  });

  test('never end later because the policy would let them', () => {
    expect(at('2026-12-22', { exceptions: { longestBaseline: 'P300D' } }).baseline).toMatchObject({ expires: '2026-12-21' });
  });

  test('end without a word when nothing is left in it', () => {
    expect(judged(empty, { today: '2028-01-01', baseline: baselineOf(empty) }).record.findings).toEqual([]);
  });
});

describe('the file', () => {
  const at = (context: unknown, baseline?: waivers.Baseline) => judged(bucket, { context: { 'paved-road:baseline': context }, baseline }).record;

  test.each([[7], [''], [['baseline.yaml']]])('is not named by %j', (context) => {
    expect(aboutBaseline(at(context).findings)).toEqual([['UNREADABLE', 'ERROR', 'blocking', expect.stringContaining(`must be the path of a file, got ${JSON.stringify(context)}`)]]);
  });

  test('must be there when it is named', () => {
    const { findings } = at(join(folder, 'nowhere.yaml'));
    expect(aboutBaseline(findings)).toEqual([['UNREADABLE', 'ERROR', 'blocking', expect.stringContaining('nowhere.yaml: the baseline must be there and readable, got ENOENT')]]);
    expect(dispositions(findings)).toEqual(BOTH_OF('blocking'));
  });

  test('stands back behind a baseline that is given in code', () => {
    const path = join(folder, 'broken.yaml');
    writeFileSync(path, 'entries: [');
    expect(aboutBaseline(at(path).findings)).toHaveLength(1);
    expect(aboutBaseline(at(path, baselineOf(bucket)).findings)).toEqual([]);
  });
});
