import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { ServiceRole } from '../../core/service-role';
import { GovernedComponent } from '../../governance/governed-component';

/**
 * Lets the function send traces. AWS offers no resource to narrow it to.
 *
 * @see https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsx-ray.html
 */
export function allowTracing(component: GovernedComponent, role: ServiceRole): void {
  allowEverywhere(component, role, 'Tracing', ['xray:PutTraceSegments', 'xray:PutTelemetryRecords'],
    'X-Ray has no resources that sending traces could be narrowed to; the two actions only add traces');
}

/**
 * Lets Lambda plug the function into the network. Lambda refuses a function whose role may not do so everywhere.
 *
 * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-vpc.html#configuration-vpc-permissions
 */
export function allowNetworkInterfaces(component: GovernedComponent, role: ServiceRole): void {
  const actions = [
    'ec2:CreateNetworkInterface', 'ec2:DescribeNetworkInterfaces', 'ec2:DescribeSubnets', 'ec2:DeleteNetworkInterface',
    'ec2:AssignPrivateIpAddresses', 'ec2:UnassignPrivateIpAddresses',
  ];
  allowEverywhere(component, role, 'NetworkInterfaces', actions,
    'Lambda makes network interfaces in the name of the role and refuses a function in a VPC whose role may do so on named resources alone');
}

function allowEverywhere(component: GovernedComponent, role: ServiceRole, id: string, actions: string[], reason: string): void {
  const policy = role.allowApart(id, new PolicyStatement({ actions, resources: ['*'] }));
  component.proposeException({ rule: 'AwsSolutions-IAM5[Resource::*]', resource: policy, reason });
}
