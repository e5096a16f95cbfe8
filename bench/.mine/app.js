"use strict";
Object.defineProperty(exports, "__esModule", { value: true });
exports.appOf = appOf;
exports.stacksFor = stacksFor;
exports.resourcesIn = resourcesIn;
const aws_cdk_lib_1 = require("aws-cdk-lib");
const aws_ec2_1 = require("aws-cdk-lib/aws-ec2");
const aws_lambda_1 = require("aws-cdk-lib/aws-lambda");
const cdk_paved_road_1 = require("cdk-paved-road");
const workload_1 = require("./workload");
/** CloudFormation allows 500 resources in a stack; nobody wants to be that close. */
const PER_STACK = 450;
/**
 * An app of about `size` resources: stacks of raw L2s, and in each of them a database and a function of this library.
 * The same size gives the same app.
 */
function appOf(size, outdir) {
    const app = new aws_cdk_lib_1.App({ outdir, analyticsReporting: false });
    const environment = new cdk_paved_road_1.AppEnvironment(app, 'Shop', {
        application: 'shop', owner: 'team-shop', costCenter: 'cc-4711', tier: cdk_paved_road_1.EnvironmentTier.PRODUCTION, alertEmail: 'shop@example.com',
    });
    const networks = Array.from({ length: stacksFor(size) }, (_, number) => {
        const stack = new aws_cdk_lib_1.Stack(app, `Shop${number}`);
        addComponents(stack, number, environment);
        return addNetwork(stack);
    });
    for (let left = size - resourcesIn(app), workload = 0; left > 0; workload++) {
        const vpc = networks[workload % networks.length];
        left -= resourcesIn(new workload_1.Workload(aws_cdk_lib_1.Stack.of(vpc), `Team${workload}`, vpc));
    }
    return app;
}
/** How many stacks it has besides that of the environment. */
function stacksFor(size) {
    return Math.ceil(size / PER_STACK);
}
/** How many resources lie below a construct. */
function resourcesIn(construct) {
    return construct.node.findAll().filter((part) => aws_cdk_lib_1.CfnResource.isCfnResource(part)).length;
}
function addComponents(stack, number, environment) {
    const database = new cdk_paved_road_1.ServiceDatabase(stack, 'Orders', { environment, componentName: `Orders${number}`, dataClassification: cdk_paved_road_1.DataClassification.INTERNAL });
    const service = new cdk_paved_road_1.FunctionService(stack, 'Service', {
        environment, componentName: `Service${number}`, runtime: aws_lambda_1.Runtime.NODEJS_24_X, code: aws_lambda_1.Code.fromInline('exports.handler = async () => {};'),
    });
    service.connectTo(database);
}
function addNetwork(stack) {
    return new aws_ec2_1.Vpc(stack, 'Network', {
        natGateways: 1,
        subnetConfiguration: [{ name: 'public', subnetType: aws_ec2_1.SubnetType.PUBLIC }, { name: 'private', subnetType: aws_ec2_1.SubnetType.PRIVATE_WITH_EGRESS }],
    });
}
