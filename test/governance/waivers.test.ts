import { Stack } from 'aws-cdk-lib';
import { Bucket } from 'aws-cdk-lib/aws-s3';
import { newApp, recordOf, registeredIn } from './apps';
import { Governance, policy, waivers } from '../../src';
import { GovernanceAssertions } from '../../src/testing';

const { Waiver, WaiverRegister } = waivers;

const PROPS: waivers.WaiverProps = {
  id: 'W-1',
  rules: ['AwsSolutions-S1'],
  scope: { path: 'Shop/Files' },
  reason: 'the bucket keeps the access logs themselves, which are not logged again',
  owner: 'team-shop',
  approver: 'security-review',
  granted: '2026-11-01',
  expires: '2027-03-31',
};

/** What became of an entry, and of the findings of its rule, in an app with two careless buckets. */
const judged = (overrides: Partial<waivers.WaiverProps> = {}, { instant = '2026-11-21T00:00:00Z', exceptions }: { instant?: string; exceptions?: policy.ExceptionSettings } = {}) => {
  const app = newApp({ context: { 'paved-road:instant': instant } });
  const layer = new policy.PolicyLayer({ name: policy.PolicyLayerName.ORGANIZATION, exceptions });
  const register = WaiverRegister.fromWaivers([new Waiver({ ...PROPS, ...overrides })]);
  Governance.apply(app, { waivers: register, policy: policy.GovernancePolicy.fromLayers([layer]) });
  const stack = new Stack(app, 'Shop');
  new Bucket(stack, 'Files');
  new Bucket(stack, 'More');
  GovernanceAssertions.of(app);
  const record = recordOf(app);
  const [entry] = registeredIn(record);
  return {
    entry,
    dispositions: record.findings.filter(({ rule }) => rule === 'AwsSolutions-S1').map(({ resource, disposition }) => [resource!.path.split('/')[1], disposition]),
    faults: record.findings.filter(({ rule }) => rule.startsWith('PR-GOVERNANCE-WAIVER-') && rule !== 'PR-GOVERNANCE-WAIVER-BASE-UNKNOWN').map(({ rule, severity, message }) => [rule.slice('PR-GOVERNANCE-WAIVER-'.length), severity, message] as const),
    record,
  };
};

describe('an entry of the register', () => {
  test('lifts what its words cover and nothing else', () => {
    const { entry, dispositions } = judged();
    expect(dispositions).toEqual([['Files', 'waived'], ['More', 'blocking']]);
    expect(entry).toMatchObject({ state: 'active', covered: 1, lifted: 1, resources: 1 });
  });

  test('says how it is in the finding that it lifts', () => {
    const { record } = judged();
    expect(record.findings.find(({ disposition }) => disposition === 'waived')?.waiver)
      .toEqual({ id: 'W-1', origin: 'register', reason: PROPS.reason, owner: 'team-shop', approver: 'security-review', expires: '2027-03-31' });
  });

  test('lifts by a control as well', () => {
    const { record } = judged();
    const { controls: [control] } = record.findings.find(({ rule }) => rule === 'PR-S3-TLS-ONLY')!;
    const lifted = judged({ rules: undefined, controls: [control] }).record.findings.filter(({ disposition }) => disposition === 'waived');
    expect(lifted.map(({ resource, controls }) => [resource!.path.split('/')[1], controls.includes(control)])).toContainEqual(['Files', true]);
    expect(lifted.every(({ resource }) => resource!.path.startsWith('Shop/Files'))).toBe(true);
  });

  test.each<[string, Partial<waivers.WaiverProps>]>([
    ['another rule', { rules: ['AwsSolutions-S10'] }],
    ['another path', { scope: { path: 'Shop/File' } }],
    ['another type', { scope: { type: 'AWS::SQS::Queue' } }],
    ['a component', { scope: { component: 'Files' } }],
    ['an environment', { scope: { environment: 'shop-production' } }],
    ['what nobody knows', { covers: waivers.WaiverCoverage.UNKNOWN }],
    ['another property', { match: { property: 'BucketName' } }],
    ['a port', { match: { ports: [443] } }],
  ])('for %s lifts nothing of this one, and is unused where it covers nothing at all', (_, overrides) => {
    const { dispositions } = judged(overrides);
    expect(dispositions).toEqual([['Files', 'blocking'], ['More', 'blocking']]);
  });

  test('for another application is left alone, and for this one is unused', () => {
    expect(judged({ scope: { application: 'stock' } })).toMatchObject({ entry: { state: 'elsewhere' }, faults: [] });
  });
});

describe('an entry lifts nothing', () => {
  const granted = '2026-11-01';

  test.each<[string, Partial<waivers.WaiverProps>, policy.ExceptionSettings, string, string]>([
    ['that nobody approved', { approver: undefined }, {}, 'unapproved', 'nobody approved it yet'],
    ['that its owner approved', { approver: 'Team-Shop' }, {}, 'self-approved', 'owns it and approved it'],
    ['that somebody approved who may not', {}, { approvers: { ERROR: ['ciso'] } }, 'unapproved', 'security-review may not approve exceptions from what is ERROR; ciso may'],
    ['that nobody may approve', {}, { approvers: { ERROR: [] } }, 'unapproved', 'nobody may'],
    ['that lasts too long', { granted, expires: '2026-12-02' }, { longest: { ERROR: 'P30D' } }, 'unapproved', 'it lasts 31 days, and an exception from what is ERROR at most 30'],
    ['that is granted later', { granted: '2026-11-22' }, {}, 'unapproved', 'it is granted from 2026-11-22 on, and today is 2026-11-21'],
    ['that is over', { expires: '2026-11-20' }, {}, 'expired', 'its last day was 2026-11-20'],
    ['with a placeholder for a reason', { reason: 'TBD' }, {}, 'poor-reason', 'placeholder'],
    ['with a reason that is too short', {}, { reasonAtLeast: 200 }, 'poor-reason', 'and the policy asks for 200'],
    ['without a seal that is asked for', {}, { sealed: true }, 'unsealed', 'the policy asks for them'],
    ['for what is never excepted', {}, { never: ['AwsSolutions-S1'] }, 'forbidden', 'AwsSolutions-S1 on Shop/Files/Resource is never excepted'],
    ['for more resources than it may', { scope: { path: 'Shop' } }, { mostResources: 1 }, 'over-broad', 'it covers 2 resources, and the policy lets one entry cover 1'],
    ['for findings that came later', { fingerprints: ['0123456789abcdef'] }, {}, 'over-broad', 'it covers 1 of 1 findings that it was not granted for, such as AwsSolutions-S1 on Shop/Files/Resource'],
  ])('%s', (_, overrides, exceptions, state, words) => {
    const { dispositions, entry, faults } = judged(overrides, { exceptions });
    expect(dispositions).toEqual([['Files', 'blocking'], ['More', 'blocking']]);
    expect(entry).toMatchObject({ state, lifted: 0 });
    expect(faults.find(([kind]) => kind === state.toUpperCase())).toEqual([state.toUpperCase(), 'ERROR', expect.stringContaining(words)]);
  });

  test.each<[string, Partial<waivers.WaiverProps>, policy.ExceptionSettings]>([
    ['approved by somebody who may', {}, { approvers: { ERROR: ['ciso', 'Security-Review'] } }],
    ['for exactly as long as may be', { granted, expires: '2026-12-01' }, { longest: { ERROR: 'P30D' } }],
    ['for as many resources as it may', {}, { mostResources: 1 }],
  ])('but does %s', (_, overrides, exceptions) => {
    expect(judged(overrides, { exceptions }).dispositions).toEqual([['Files', 'waived'], ['More', 'blocking']]);
  });
});

describe('the days of an entry', () => {
  test.each([
    ['2026-11-21T00:00:00Z', '2026-11-21', 'waived', 'its last day is 2026-11-21, today'],
    ['2026-11-21T23:59:59Z', '2026-11-21', 'waived', 'today'],
    ['2026-11-22T00:00:00Z', '2026-11-21', 'blocking', 'its last day was 2026-11-21'],
    ['2026-11-21T23:59:59-02:00', '2026-11-21', 'blocking', 'its last day was 2026-11-21'],
    ['2026-11-22T01:00:00+02:00', '2026-11-21', 'waived', 'today'],
    ['2026-11-20T00:00:00Z', '2026-11-21', 'waived', 'tomorrow'],
    ['2026-11-08T00:00:00Z', '2026-11-21', 'waived', 'in 13 days'],
  ])('are UTC days: at %s with the last day %s it is %s', (instant, expires, disposition, words) => {
    const { dispositions, faults } = judged({ expires }, { instant });
    expect(dispositions[0]).toEqual(['Files', disposition]);
    expect(faults.find(([kind]) => kind.startsWith('EXPIR'))?.[2]).toContain(words);
  });

  test('are not counted before the window of warning opens', () => {
    expect(judged({ expires: '2026-11-21' }, { instant: '2026-11-07T00:00:00Z' }).entry.state).toBe('active');
    expect(judged({ expires: '2026-11-21' }, { instant: '2026-11-07T00:00:00Z', exceptions: { warnBefore: 'P3W' } }).entry.state).toBe('expiring');
  });
});

describe('a fingerprint', () => {
  test('binds an entry to the findings that there were', () => {
    const { record } = judged({ rules: ['AwsSolutions-S10'] });
    const { fingerprint } = record.findings.find(({ rule, resource }) => rule === 'AwsSolutions-S1' && resource!.path.includes('Files'))!;
    const { dispositions, entry } = judged({ scope: { path: 'Shop' }, fingerprints: [fingerprint!] });
    expect(dispositions).toEqual([['Files', 'waived'], ['More', 'blocking']]);
    expect(entry).toMatchObject({ state: 'over-broad', covered: 2, lifted: 1 });
  });
});

describe('an entry that breaks the glass', () => {
  const taken = { approver: undefined, granted: undefined, expires: undefined, breakGlass: { person: 'alice', from: '2026-11-21T14:00:00Z', until: '2026-11-22T02:00:00Z' } };

  test.each([
    ['2026-11-21T00:00:00Z', 'waived'],
    ['2026-11-21T13:59:59Z', 'blocking'],
    ['2026-11-21T14:00:00Z', 'waived'],
    ['2026-11-22T01:59:59Z', 'waived'],
    ['2026-11-22T02:00:00Z', 'blocking'],
    ['2026-11-22T00:00:00Z', 'blocking'],
    ['2026-11-20T00:00:00Z', 'blocking'],
  ])('at %s makes the finding %s', (instant, disposition) => {
    expect(judged(taken, { instant }).dispositions[0]).toEqual(['Files', disposition]);
  });

  test('stays in the report until somebody says what came of it', () => {
    const kinds = (followUp?: string, instant?: string) =>
      judged({ ...taken, breakGlass: { ...taken.breakGlass, followUp } }, { instant }).faults.map(([kind]) => kind);
    expect(kinds()).toContain('BREAK-GLASS');
    expect(kinds(undefined, '2026-12-24T00:00:00Z')).toEqual(['EXPIRED', 'BREAK-GLASS']);
    expect(kinds('SEC-77: logging is on again')).not.toContain('BREAK-GLASS');
  });

  test('lifts nothing where a layer says that nobody may', () => {
    expect(judged(taken, { exceptions: { breakGlass: false } })).toMatchObject({ entry: { state: 'unapproved' }, dispositions: [['Files', 'blocking'], ['More', 'blocking']] });
  });
});
