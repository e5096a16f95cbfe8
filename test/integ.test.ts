import { readdirSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import { newApp, recordOf } from './governance/apps';
import { composeAppEnvironment } from '../integ/app-environment.integ';
import { composeFunctionService } from '../integ/function-service.integ';
import { composeOperatorAccess } from '../integ/operator-access.integ';
import { composeServiceDatabase } from '../integ/service-database.integ';
import { composeServiceSecret } from '../integ/service-secret.integ';
import { GovernanceAssertions } from '../src/testing';

const programs: Record<string, (app: App) => unknown> = {
  'app-environment': composeAppEnvironment,
  'function-service': composeFunctionService,
  'operator-access': composeOperatorAccess,
  'service-database': composeServiceDatabase,
  'service-secret': composeServiceSecret,
};

describe.each(Object.entries(programs))('integ/%s', (_, compose) => {
  const app = newApp();
  compose(app);

  test('nothing blocks, and nothing is found but what a playground departs from on purpose', () => {
    const verdict = GovernanceAssertions.of(app);
    verdict.isCompliant();
    expect(verdict.findings().filter(({ disposition }) => disposition !== 'waived')).toEqual([]);
  });

  test('has no empty stack, and keeps its promises', () => {
    const record = recordOf(app);
    expect(record.coverage.templates.filter(({ resources }) => resources === 0)).toEqual([]);
    expect(record.components.flatMap(({ promises }) => promises).filter(({ state }) => state !== 'compliant')).toEqual([]);
  });
});

test('the environment has every part that a playground can have', () => {
  const app = newApp();
  composeAppEnvironment(app);
  GovernanceAssertions.of(app);
  expect(Object.keys(recordOf(app).environments[0].parts)).toEqual(['Alarms/info', 'Budget', 'Expiry', 'Network', 'Network/Egress']);
});

test('every program is looked at', () => {
  const files = readdirSync(join(__dirname, '..', 'integ')).filter((name) => name.endsWith('.integ.ts'));
  expect(Object.keys(programs).map((name) => `${name}.integ.ts`)).toEqual(files.sort());
});
