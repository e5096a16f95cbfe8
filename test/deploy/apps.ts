import { join } from 'path';
import { App, Fn, Size, Stack, Tags } from 'aws-cdk-lib';
import { CfnSubnet, CfnVPC } from 'aws-cdk-lib/aws-ec2';
import { StringParameter } from 'aws-cdk-lib/aws-ssm';
import { composeAdopt } from '../../examples/adopt/app';
import { composeCustomPack } from '../../examples/custom-pack/app';
import { composeCloned } from '../../examples/database/cloned';
import { composeReadOnly } from '../../examples/database/read-only';
import { composeRecovery } from '../../examples/database/recovery';
import { composeRestored } from '../../examples/database/restored';
import { composeSmallest } from '../../examples/database/smallest';
import { composeWithFunction } from '../../examples/database/with-function';
import { composeDatabase } from '../../examples/exceptions/database';
import { composeLandingZone } from '../../examples/landing-zone/app';
import { composeDayTwo } from '../../examples/orders/day-two';
import { composeOrders } from '../../examples/orders/orders';
import { composeReview } from '../../examples/overlay/overlay';
import { composeBilling } from '../../examples/shared-environment/billing';
import { composeOrders as composeTenant } from '../../examples/shared-environment/orders';
import { composePlatform } from '../../examples/shared-environment/platform';
import { composeTwoEngines } from '../../examples/two-engines/app';
import { AppEnvironment, DatabaseEngine, DataClassification, EnvironmentTier, ServiceDatabase } from '../../src';

/**
 * The apps that are deployed: each example, before and after a change of it. As a program it synthesizes one of them into the folder that `CDK_OUTDIR` names,
 * so that each has a process of its own as it has with the command line; with the name of a tag, everything in it has that tag as well.
 */

const { PLAYGROUND, PRODUCTION } = EnvironmentTier;
const EXAMPLES = join(__dirname, '..', '..', 'examples');
const REGISTER = join(EXAMPLES, 'exceptions', 'waivers.yaml');
const NO_REGISTER = join(__dirname, '..', 'fixtures', 'no-waivers.yaml');
const CHANGED = { alertEmail: 'orders-nights@example.com', monthlyBudget: 900 };

const APPS = {
  'adopt': (app) => composeAdopt(app),
  'billing': composeBilling,
  'cloned': (app) => composeCloned(app, 17),
  'custom-pack': (app) => composeCustomPack(app),
  'environment-file': (app) => composeFromFile(app, 'environment.yaml'),
  'environment-file-production': (app) => composeFromFile(app, 'production.yaml'),
  'exceptions': (app) => composeDatabase(app, { storage: Size.gibibytes(50), register: NO_REGISTER }),
  'exceptions-signed': (app) => composeDatabase(app, { storage: Size.tebibytes(1), register: REGISTER }),
  'landing-zone': composeLandingZone,
  'network': (app) => composeNetwork(app, 'Shop-Production', 'Shop-'),
  'network-of-file': (app) => composeNetwork(app, 'Shop', ''),
  'orders-playground': (app) => composeOrders(app, PLAYGROUND),
  'orders-playground-day-two': (app) => composeDayTwo(app, PLAYGROUND),
  'orders-production': (app) => composeOrders(app, PRODUCTION),
  'orders-production-changed': (app) => composeOrders(app, PRODUCTION, CHANGED),
  'orders-production-day-two': (app) => composeDayTwo(app, PRODUCTION),
  'overlay': (app) => composeReview(app, 17),
  'platform': composePlatform,
  'read-only': composeReadOnly,
  'recovery': composeRecovery,
  'restored': composeRestored,
  'smallest': (app) => composeSmallest(app),
  'tenant': (app) => composeTenant(app),
  'two-engines-aurora': (app) => composeTwoEngines(app, DatabaseEngine.auroraPostgresql()),
  'two-engines-rds': (app) => composeTwoEngines(app, DatabaseEngine.postgresql()),
  'with-function': (app) => composeWithFunction(app),
  'with-function-production': (app) => composeWithFunction(app, PRODUCTION),
} satisfies Record<string, (app: App) => unknown>;

/** The name of an app. */
export type AppName = keyof typeof APPS;

/** A database in the environment that a file describes. */
function composeFromFile(app: App, file: string): void {
  const environment = AppEnvironment.fromFile(app, 'Shop', join(EXAMPLES, 'environment-file', file));
  const { account, region } = environment;
  new ServiceDatabase(new Stack(app, 'Orders', { env: { account, region } }), 'Orders', { environment, dataClassification: DataClassification.INTERNAL });
}

/** What a network team deployed before: a VPC with its subnets, and their ids where the examples read them. */
function composeNetwork(app: App, name: string, prefix: string): void {
  const stack = new Stack(app, 'LandingZone');
  const published = (id: string, path: string, stringValue: string) =>
    new StringParameter(stack, id, { parameterName: `/accelerator/network/vpc/${name}/${path}id`, stringValue });
  const vpc = new CfnVPC(stack, 'Vpc', { cidrBlock: '10.32.0.0/20' });
  published('VpcId', '', vpc.ref);
  ['App-A', 'App-B', 'App-C', 'Data-A', 'Data-B', 'Data-C'].forEach((subnetName, index) => {
    const subnet = new CfnSubnet(stack, subnetName, { vpcId: vpc.ref, cidrBlock: `10.32.${index}.0/24`, availabilityZone: Fn.select(index % 3, Fn.getAzs()) });
    published(`${subnetName}Id`, `subnet/${prefix}${subnetName}/`, subnet.ref);
  });
}

if (require.main === module) {
  const app = new App({ analyticsReporting: false });
  const [, , name, tag] = process.argv;
  APPS[name as AppName](app);
  if (tag) Tags.of(app).add(tag, 'true');
  app.synth();
}
