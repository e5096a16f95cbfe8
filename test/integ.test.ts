import { readdirSync } from 'fs';
import { join } from 'path';
import { IntegManifest, Manifest } from '@aws-cdk/cloud-assembly-schema';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
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

/** The function behind the assertions of integ-tests, and a queue that no component of ours is: judged, and blocking nothing. */
const OBSERVED = /^(\w+\/DefaultTest\/DeployAssert|IntegEnvironmentApp\/Listener)\//;

const manifestOf = ({ outdir }: App): IntegManifest => Manifest.loadIntegManifest(join(outdir, 'integ.json'));

describe.each(Object.entries(programs))('integ/%s', (_, compose) => {
  const app = newApp();
  compose(app);

  test('nothing blocks, and nothing is found in what we govern but what a playground departs from on purpose', () => {
    const verdict = GovernanceAssertions.of(app);
    verdict.isCompliant();
    expect(verdict.findings().filter(({ disposition, path }) => disposition !== 'waived' && !OBSERVED.test(path))).toEqual([]);
  });

  test('deploys every stack, and asks about them afterwards', () => {
    const { testCases } = manifestOf(app);
    const stacks = Object.values(testCases).flatMap((testCase) => [...testCase.stacks, testCase.assertionStack]);
    expect(stacks.sort()).toEqual(app.node.findAll().filter((construct) => Stack.isStack(construct)).map(({ node }) => node.path).sort());
    const assertions = app.node.findAll().find((construct) => Stack.isStack(construct) && construct.node.path.endsWith('/DeployAssert')) as Stack;
    expect(Object.keys(Template.fromStack(assertions).findOutputs('*')).length).toBeGreaterThan(0);
  });

  test('has no empty stack, and keeps its promises', () => {
    const record = recordOf(app);
    expect(record.coverage.templates.filter(({ resources }) => resources === 0)).toEqual([]);
    expect(record.components.flatMap(({ promises }) => promises).filter(({ state }) => state !== 'compliant')).toEqual([]);
  });
});

test('the environments have every part that a playground can have, and endpoints instead of a way out', () => {
  const app = newApp();
  composeAppEnvironment(app);
  GovernanceAssertions.of(app);
  expect(recordOf(app).environments.map(({ parts }) => Object.keys(parts))).toEqual([
    ['Alarms/info', 'Budget', 'Expiry', 'Network', 'Network/Egress'],
    ['Alarms/info', 'Budget', 'Expiry', 'Network', 'Network/Endpoints/secretsmanager', 'Network/Endpoints/xray'],
  ]);
});

test('every program is looked at', () => {
  const files = readdirSync(join(__dirname, '..', 'integ')).filter((name) => name.endsWith('.integ.ts'));
  expect(Object.keys(programs).map((name) => `${name}.integ.ts`)).toEqual(files.sort());
});
