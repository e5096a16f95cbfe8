import { App, Stack } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { CfnDBCluster } from 'aws-cdk-lib/aws-rds';
import { AwsSolutionsChecks, HIPAASecurityChecks, NagPack, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks, ServerlessChecks } from 'cdk-nag';
import { AppEnvironment, DataClassification, EnvironmentTier, FunctionService, Governance, OperatorAccess, packs, ServiceDatabase } from '../../src';
import { GovernanceAssertions } from '../../src/testing';
import { CONTRADICTIONS } from '../corpora/contradictions';
import { environmentIn, newApp, proposalsIn, recordOf } from '../governance/apps';

const inStack = (compose: (stack: Stack, environment: AppEnvironment) => void) => (app: App) =>
  compose(new Stack(app, 'Shop'), environmentIn(app, EnvironmentTier.PRODUCTION));

/** Each with what it asks of its environment; an environment that nobody asks for anything renders nothing. */
const COMPONENTS: [string, (app: App) => void][] = [
  ['ServiceDatabase', inStack((stack, environment) => new ServiceDatabase(stack, 'Orders', { environment, dataClassification: DataClassification.INTERNAL }))],
  ['FunctionService', inStack((stack, environment) => new FunctionService(stack, 'Api', {
    environment, runtime: Runtime.NODEJS_24_X, code: Code.fromInline('exports.handler = () => 1;'), reservedConcurrency: 5,
  }))],
  ['OperatorAccess', inStack((stack, environment) => new OperatorAccess(stack, 'Operators', { environment, shell: true }))],
];

/** A function that is connected to nothing needs no network. Where a framework asks for one all the same, somebody decides. */
const UNCONNECTED = /^Shop\/Api\/Resource\/Resource$/;

/** What is listed as a contradiction between rules of several frameworks, or as refused by AWS. */
const isListed = (rule: string, path: string) => (rule.endsWith('-LambdaInsideVPC') && UNCONNECTED.test(path))
  || CONTRADICTIONS.some((contradiction) => (rule === contradiction.rule || rule.endsWith(`-${contradiction.rule}`)) && contradiction.paths.test(path));

describe.each(COMPONENTS)('H1: an app with %s alone', (_, compose) => {
  test.each<NagPack>([
    new packs.PavedRoadChecks(), new AwsSolutionsChecks(), new NIST80053R4Checks(), new NIST80053R5Checks(), new HIPAASecurityChecks(),
    new PCIDSS321Checks(), new ServerlessChecks(),
  ])('H1: is clean under $name, but for exceptions that are listed, each below the component that proposes it', (pack) => {
    const app = newApp();
    Governance.apply(app, { packs: [pack] });
    compose(app);
    GovernanceAssertions.of(app);
    const record = recordOf(app);
    const blocking = record.findings.filter(({ disposition }) => disposition === 'blocking').map(({ rule, resource }) => [rule, resource?.path ?? '']);
    expect(blocking.filter(([rule, path]) => !isListed(rule, path))).toEqual([]);
    expect(proposalsIn(record).filter(({ component, resource }) => !resource.startsWith(`${component}/`))).toEqual([]);
  });
});

test('H3: an override of a governed property through the escape hatch blocks, and is listed with both values', () => {
  const app = newApp();
  const database = new ServiceDatabase(new Stack(app, 'Shop'), 'Orders', { environment: environmentIn(app), dataClassification: DataClassification.INTERNAL });
  (database.node.defaultChild as CfnDBCluster).addPropertyOverride('StorageEncrypted', false);
  expect(() => app.synth()).toThrow('PR-RDS-STORAGE-ENCRYPTED');
  expect(recordOf(app).overrides).toMatchObject([{ property: 'StorageEncrypted', before: true, after: false }]);
});
