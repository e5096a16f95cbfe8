import { Aws, Stack } from 'aws-cdk-lib';
import { Governance, policy } from '../../../src';
import { GovernanceAssertions } from '../../../src/testing';
import { databaseIn, newApp } from '../apps';

test.each([[policy.GovernanceMode.ENFORCE, 'blocking'], [policy.GovernanceMode.OBSERVE, 'advisory']])(
  'under %s a tag of a stack that nobody resolves is %s', (mode, disposition) => {
    const app = newApp();
    Governance.apply(app, { mode });
    new Stack(app, 'Shop').tags.setTag('where', Aws.REGION);
    new Stack(app, 'Stock').tags.setTag('where', 'here');
    expect(GovernanceAssertions.of(app).findings()).toMatchObject([{
      rule: 'PR-GOVERNANCE-STACK-TAG-UNRESOLVED', disposition, message: "the tag 'where' of the stack Shop is a token",
    }]);
  });

test('beside components it blocks in their stacks and nowhere else', () => {
  const app = newApp();
  const database = databaseIn(app);
  Stack.of(database).tags.setTag('where', Aws.REGION);
  new Stack(app, 'Beside').tags.setTag('where', Aws.REGION);
  const findings = GovernanceAssertions.of(app).findings().filter(({ rule }) => rule === 'PR-GOVERNANCE-STACK-TAG-UNRESOLVED');
  expect(findings.map(({ message, disposition }) => [message, disposition])).toEqual([
    ["the tag 'where' of the stack Shop is a token", 'blocking'], ["the tag 'where' of the stack Beside is a token", 'advisory'],
  ]);
});
