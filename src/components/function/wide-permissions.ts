import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { ServiceRole } from '../../core/service-role';
import { proposeOnBehalf } from '../../governance/scope/governed-scope';

/**
 * Lets the function send traces. AWS offers no resource to narrow it to.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html
 */
export function allowTracing(role: ServiceRole): void {
  allowEverywhere(role, 'Tracing', ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
    'X-Ray has no resources that sending traces could be narrowed to; the two actions only add traces');
}

/**
 * Lets Lambda plug the function into the network. Lambda refuses a function whose role may not do so everywhere.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
 */
export function allowNetworkInterfaces(role: ServiceRole): void {
  const actions = [
    'ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets', 'ec2:DeleteNetworkInterface',
    'ec2:AssignPrivateIpAddresses', 'ec2:UnassignPrivateIpAddresses',
  ];
  allowEverywhere(role, 'NetworkInterfaces', actions,
    'Lambda makes network interfaces in the name of the role and refuses a function in a VPC whose role may do so on named resources alone');
}

function allowEverywhere(role: ServiceRole, id: string, actions: string[], reason: string): void {
  const policy = role.allowApart(id, new PolicyStatement({ actions, resources: ['*'] }));
  proposeOnBehalf({ rule: 'AwsSolutions-IAM5[Resource::*]', resource: policy, reason });
}
