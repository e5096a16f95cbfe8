import { RESERVED } from '../../../src/governance/findings/policy-findings';
import { Statute, unreadable } from '../../../src/governance/regime/unreadable';

describe.each<[Statute, string]>([
  ['POLICY', 'the policy cannot be read: line 3: no such setting'],
  ['REGISTER', 'the register of waivers cannot be read: line 3: no such setting'],
  ['BASELINE', 'the baseline cannot be read: line 3: no such setting'],
])('a %s that cannot be read', (statute, message) => {
  test('is unknown, with what the reader said, and an ERROR by itself', () => {
    expect(unreadable(statute, 'line 3: no such setting')).toMatchObject({ rule: `PR-GOVERNANCE-${statute}-UNREADABLE`, state: 'unknown', message });
    expect(unreadable(statute, '')).not.toHaveProperty('severity');
  });

  test('is a finding whose severity a policy may set', () => expect(RESERVED).toContain(unreadable(statute, '').rule));
});
