import { join } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import { EventBus } from 'aws-cdk-lib/aws-events';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { composeLandingZone } from '../../examples/landing-zone/app';
import { composeOrders } from '../../examples/orders/orders';
import { composeOrders as composeTakingPart } from '../../examples/shared-environment/orders';
import { composePlatform } from '../../examples/shared-environment/platform';
import {
  AppEnvironment, AppEnvironmentProps, DataClassification, EnvironmentKeys, EnvironmentTier, FailureDestination, FlowLogDestination,
  FunctionDeployment, FunctionService, NatStrategy, NetworkShape, OperatorAccess, ServiceSecret, VaultLock,
} from '../../src';
import { composeDatabases } from '../components/database/choices';
import { newApp } from '../governance/apps';

/** The orders application with everything that the library has beside it. */
export const everything = (tier: EnvironmentTier, choices: Partial<AppEnvironmentProps> = {}) => (app: App): void => {
  const { api, orders } = composeOrders(app, tier, choices);
  const { environment } = orders;
  new OperatorAccess(new Stack(app, `Operators${tier.name}`), 'Operators', { environment, shell: true }).connectTo(orders);
  api.connectTo(orders.proxy);
  api.connectTo(new ServiceSecret(Stack.of(orders), 'VendorKey', { environment, dataClassification: DataClassification.INTERNAL }));
  const worker = new FunctionService(Stack.of(api), 'Worker', {
    environment,
    runtime: Runtime.NODEJS_24_X,
    code: Code.fromInline('exports.handler = async () => {}'),
    deployment: FunctionDeployment.canary(),
    onFailure: FailureDestination.eventBus(EventBus.fromEventBusName(Stack.of(api), 'Bus', 'default')),
    retryAttempts: 1,
    functionUrl: true,
    reservedConcurrency: 5,
  });
  worker.connectTo(api);
  worker.joinNetwork();
};

/** Every shape of network that an environment makes. */
export const SHAPES: Record<string, NetworkShape> = {
  'private with egress, flow logs in the bucket': NetworkShape.privateWithEgress({ flowLogs: FlowLogDestination.LOG_BUCKET }),
  'private with egress, endpoints, NAT in each zone and IPv6': NetworkShape.privateWithEgress({ interfaceEndpoints: true, nat: NatStrategy.PER_ZONE, ipv6: true }),
  'endpoints only': NetworkShape.endpointsOnly(),
};

/** What a production keeps that keeps all that it can. */
export const KEEPING: Partial<AppEnvironmentProps> = {
  backups: {
    vaultLock: VaultLock.compliance(), restoreTesting: {}, copies: [{ vaultArn: 'arn:aws:backup:eu-central-1:222222222222:backup-vault:copies' }],
  },
};

const { PRODUCTION } = EnvironmentTier;

/** A database of every engine with every capacity. Public data is left out: it has no key of its own, for which Control Tower asks. */
const databases = (app: App): void => {
  const environment = new AppEnvironment(app, 'Databases', {
    application: 'shop', owner: 'team-shop', costCenter: 'cc-1', tier: PRODUCTION, alertEmail: 'shop@example.com', monthlyBudget: 3000,
  });
  composeDatabases(app, environment, [DataClassification.INTERNAL, DataClassification.RESTRICTED]);
};

/** Productions of every kind, by what they are called in tests. */
export const PRODUCTIONS: Record<string, (app: App) => unknown> = {
  ...Object.fromEntries(Object.entries(SHAPES).map(([name, network]) => [name, everything(PRODUCTION, { network, ...KEEPING })])),
  'central keys, a boundary': everything(PRODUCTION, {
    permissionsBoundary: 'teams', keys: EnvironmentKeys.central({ keyArn: 'arn:aws:kms:eu-west-1:222222222222:key/12345678-1234-1234-1234-123456789012' }),
  }),
  'databases of every engine': databases,
  'a VPC of a landing zone': composeLandingZone,
  'a platform that offers': composePlatform,
  'an application that takes part by contract': (app) => {
    const platform = newApp();
    composePlatform(platform);
    platform.synth();
    composeTakingPart(app, join(platform.outdir, 'contracts', 'retail-production.json'));
  },
};
