import { App, CfnResource, Stack } from 'aws-cdk-lib';
import { IVpc, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { AppEnvironment, DataClassification, EnvironmentTier, FunctionService, ServiceDatabase } from 'cdk-paved-road';
import { Workload } from './workload';

/** CloudFormation allows 500 resources in a stack; nobody wants to be that close. */
const PER_STACK = 450;

/**
 * An app of about `size` resources: stacks of raw L2s, and in each of them a database and a function of this library.
 * The same size gives the same app.
 */
export function appOf(size: number, outdir: string): App {
  const app = new App({ outdir, analyticsReporting: false });
  const environment = new AppEnvironment(app, 'Shop', {
    application: 'shop', owner: 'team-shop', costCenter: 'cc-4711', tier: EnvironmentTier.PRODUCTION, alertEmail: 'shop@example.com',
  });
  const networks = Array.from({ length: stacksFor(size) }, (_, number) => {
    const stack = new Stack(app, `Shop${number}`);
    addComponents(stack, number, environment);
    return addNetwork(stack);
  });
  for (let left = size - resourcesIn(app), workload = 0; left > 0; workload++) {
    const vpc = networks[workload % networks.length];
    left -= resourcesIn(new Workload(Stack.of(vpc), `Team${workload}`, vpc));
  }
  return app;
}

/** How many stacks it has besides that of the environment. */
export function stacksFor(size: number): number {
  return Math.ceil(size / PER_STACK);
}

/** How many resources lie below a construct. */
export function resourcesIn(construct: { readonly node: App['node'] }): number {
  return construct.node.findAll().filter((part) => CfnResource.isCfnResource(part)).length;
}

function addComponents(stack: Stack, number: number, environment: AppEnvironment): void {
  const database = new ServiceDatabase(stack, 'Orders', { environment, componentName: `Orders${number}`, dataClassification: DataClassification.INTERNAL });
  const service = new FunctionService(stack, 'Service', {
    environment, componentName: `Service${number}`, runtime: Runtime.NODEJS_24_X, code: Code.fromInline('exports.handler = async () => {};'),
  });
  service.connectTo(database);
}

function addNetwork(stack: Stack): IVpc {
  return new Vpc(stack, 'Network', {
    natGateways: 1,
    subnetConfiguration: [{ name: 'public', subnetType: SubnetType.PUBLIC }, { name: 'private', subnetType: SubnetType.PRIVATE_WITH_EGRESS }],
  });
}
