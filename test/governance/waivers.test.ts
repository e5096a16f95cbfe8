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
  Governance.apply(app, { waivers: WaiverRegister.fromWaivers([new Waiver({ ...PROPS, ...overrides })]), policy: policy.GovernancePolicy.fromLayers([layer]) });
  const stack = new Stack(app, 'Shop');
  new Bucket(stack, 'Files');
  new Bucket(stack, 'More');
  GovernanceAssertions.of(app);
  const record = recordOf(app);
  const [entry] = registeredIn(record);
  return {
    entry,
    dispositions: record.findings.filter(({ rule }) => rule === 'AwsSolutions-S1').map(({ resource, disposition }) => [resource!.path.split('/')[1], disposition]),
    faults: record.findings.filter(({ rule }) => rule.startsWith('PR-GOVERNANCE-WAIVER-')).map(({ rule, severity, message }) => [rule.slice('PR-GOVERNANCE-WAIVER-'.length), severity, message] as const),
    record,
  };
};

describe('an entry of the register', () => {
  test('lifts what its words cover and nothing else', () => {
    const { entry, dispositions } = judged();
    expect(dispositions).toEqual([['Files', 'waived'], ['More', 'blocking']]);
    expect(entry).toMatchObject({ state: 'active', covered: 1, lifted: 1, resources: 1 });
  });
});
