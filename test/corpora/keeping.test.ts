import { CfnGuardValidator } from '@cdklabs/cdk-validator-cfnguard';
import { App, IPolicyValidationContext, Stack } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { AwsSolutionsChecks, HIPAASecurityChecks, NagPack, NIST80053R4Checks, NIST80053R5Checks, PCIDSS321Checks, ServerlessChecks } from 'cdk-nag';
import { Contradiction, CONTRADICTIONS, CONTRADICTIONS_OF_KEEPING } from './contradictions';
import { allows, asDeployed, Objection, objectionsIn, pathsByLogicalId } from './objections';
import {
  AppEnvironment, AppEnvironmentProps, DataClassification, EnvironmentKeys, EnvironmentTier, FlowLogDestination, FunctionService, NetworkShape,
  ServiceDatabase, ServiceSecret, VaultLock,
} from '../../src';
import { GovernanceAssertions } from '../../src/testing';
import { newApp, proposalsIn, recordOf } from '../governance/apps';

/** A production that keeps everything that it can: logs in a bucket, backups locked, copied and tried out, and a secret. */
function keeping(props: Partial<AppEnvironmentProps> = {}): App {
  const app = newApp();
  const environment = new AppEnvironment(app, 'Env', {
    application: 'shop',
    owner: 'team-shop',
    costCenter: 'cc-1',
    tier: EnvironmentTier.PRODUCTION,
    alertEmail: 'shop@example.com',
    network: NetworkShape.privateWithEgress({ flowLogs: FlowLogDestination.LOG_BUCKET }),
    backups: {
      vaultLock: VaultLock.compliance(),
      copies: [{ vaultArn: 'arn:aws:backup:eu-central-1:222222222222:backup-vault:copies' }],
      restoreTesting: {},
    },
    ...props,
  });
  const stack = new Stack(app, 'Shop');
  const code = Code.fromInline('exports.handler = async () => {}');
  const api = new FunctionService(stack, 'Api', { environment, runtime: Runtime.NODEJS_24_X, code, reservedConcurrency: 10 });
  api.connectTo(new ServiceDatabase(stack, 'Orders', { environment, dataClassification: DataClassification.INTERNAL }));
  api.connectTo(new ServiceSecret(stack, 'VendorKey', { environment, dataClassification: DataClassification.CONFIDENTIAL }));
  GovernanceAssertions.of(app).isCompliant();
  return app;
}

describe.each<[string, Partial<AppEnvironmentProps>]>([
  ['keys of its own', {}],
  ['central keys', { keys: EnvironmentKeys.central({ keyArn: 'arn:aws:kms:eu-west-1:222222222222:key/central' }) }],
])('what a production with %s keeps, judged by rules that others wrote', (_, props) => {
  const app = keeping(props);
  const proposed = proposalsIn(recordOf(app));

  const used = new Set<Contradiction>();
  const unexplained = (objections: Objection[]): Objection[] => objections.filter((objection) => {
    const listed = [...CONTRADICTIONS, ...CONTRADICTIONS_OF_KEEPING].find((contradiction) => allows(contradiction, objection));
    if (listed) used.add(listed);
    return !listed && !proposed.some(({ rule, resource }) => rule === objection.rule && objection.path.startsWith(resource));
  });

  test.each<NagPack>([
    new AwsSolutionsChecks(), new NIST80053R4Checks(), new NIST80053R5Checks(), new HIPAASecurityChecks(), new PCIDSS321Checks(),
    new ServerlessChecks(),
  ])('$name of cdk-nag', (pack) => expect(unexplained(objectionsIn(pack.validateScope(app).violations, String))).toEqual([]));

  test('AWS Control Tower, by cfn-guard', () => {
    const pathOf = pathsByLogicalId(app);
    const { violations } = new CfnGuardValidator().validate({ templatePaths: asDeployed(app) } as unknown as IPolicyValidationContext);
    expect(unexplained(objectionsIn(violations, (id) => pathOf.get(id)!))).toEqual([]);
  });

  test('nothing is listed that no corpus objects to', () => {
    expect(CONTRADICTIONS_OF_KEEPING.filter((contradiction) => !used.has(contradiction))).toEqual([]);
  });
});
