import { App, Stack } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { AppEnvironment, DataClassification, EnvironmentTier, FunctionService, NetworkShape, ServiceDatabase } from 'cdk-paved-road';

/** Where Landing Zone Accelerator on AWS publishes the ids of a VPC and of what is in it. */
const published = (...path: string[]): string => ['/accelerator/network/vpc', 'Shop-Production', ...path, 'id'].join('/');

/** The subnets of a role, one in each zone, as the network team calls them. */
const subnets = (role: string): string[] => ['A', 'B', 'C'].map((zone) => published('subnet', `Shop-${role}-${zone}`));

/**
 * The VPC that the network team gave to the shop. It has endpoints for what the shop calls, and no way to the internet. Everything here
 * is what the network team says: nothing of it is looked up.
 */
export const SHOP_NETWORK = NetworkShape.importedByParameters({
  vpcId: published(),
  workloadSubnetIds: subnets('App'),
  dataSubnetIds: subnets('Data'),
  availabilityZones: ['eu-west-1a', 'eu-west-1b', 'eu-west-1c'],
  cidr: '10.32.0.0/20',
  services: ['secretsmanager', 'xray'],
});

/** The shop in its production environment: a database, and a function that uses it. */
export function composeLandingZone(app: App): AppEnvironment {
  const environment = new AppEnvironment(app, 'ShopProduction', {
    application: 'shop',
    owner: 'team-shop',
    costCenter: 'cc-4711',
    tier: EnvironmentTier.PRODUCTION,
    alertEmail: 'shop-oncall@example.com',
    monthlyBudget: 800,
    network: SHOP_NETWORK,
  });

  const orders = new ServiceDatabase(new Stack(app, 'ShopData'), 'Orders', { environment, dataClassification: DataClassification.CONFIDENTIAL });
  const api = new FunctionService(new Stack(app, 'Shop'), 'Api', {
    environment,
    dataClassification: DataClassification.CONFIDENTIAL,
    runtime: Runtime.NODEJS_24_X,
    code: Code.fromInline('exports.handler = async () => process.env.ORDERS_HOST;'),
    reservedConcurrency: 20,
  });
  api.connectTo(orders);
  return environment;
}

if (require.main === module) {
  const app = new App();
  composeLandingZone(app);
  app.synth();
}
