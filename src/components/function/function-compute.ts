import { CfnFunction, Function } from 'aws-cdk-lib/aws-lambda';
import { allowNetworkInterfaces } from './wide-permissions';
import { ServiceRole } from '../../core/service-role';
import { IWorkloadCompute, WorkloadPlace } from '../../governance/workload-connector';

/** How connections change a function of Lambda. */
export class FunctionCompute implements IWorkloadCompute {
  constructor(private readonly resource: Function, private readonly role: ServiceRole) {}

  /** Sets it on the function, beside what others set. */
  public setVariable(name: string, value: string): void {
    this.resource.addEnvironment(name, value);
  }

  /** The L2 has no way to join later. */
  public placeInNetwork({ vpc, subnets, securityGroup, ipv6 }: WorkloadPlace): void {
    const { subnetIds, internetConnectivityEstablished } = vpc.selectSubnets(subnets);
    const definition = this.resource.node.defaultChild as CfnFunction;
    definition.vpcConfig = { subnetIds, securityGroupIds: [securityGroup.securityGroupId], ipv6AllowedForDualStack: ipv6 || undefined };
    // Lambda refuses IPv6 before the subnets have it.
    if (ipv6) this.resource.node.addDependency(internetConnectivityEstablished);
    allowNetworkInterfaces(this.role);
  }
}
