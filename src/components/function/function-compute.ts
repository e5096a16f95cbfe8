import { CfnFunction, Function } from 'aws-cdk-lib/aws-lambda';
import { allowNetworkInterfaces } from './wide-permissions';
import { ServiceRole } from '../../core/service-role';
import { proposeOnBehalf, withdrawOnBehalf } from '../../governance/scope/governed-scope';
import { IWorkloadCompute, WorkloadPlace } from '../../governance/workload-connector';

/** What frameworks ask of every function, and a function that connects to something in a network keeps. */
const NOT_IN_NETWORK = 'LambdaInsideVPC';

/** How connections change a function of Lambda. */
export class FunctionCompute implements IWorkloadCompute {
  constructor(private readonly resource: Function, private readonly role: ServiceRole) {
    proposeOnBehalf({
      rule: NOT_IN_NETWORK,
      resource,
      reason: 'connects to nothing inside of a network; Lambda runs it outside of all, where nobody reaches it but through an API that asks for IAM',
    });
  }

  /** Sets it on the function, beside what others set. */
  public setVariable(name: string, value: string): void {
    this.resource.addEnvironment(name, value);
  }

  /** The L2 has no way to join later. */
  public placeInNetwork({ vpc, subnets, securityGroup, ipv6 }: WorkloadPlace): void {
    withdrawOnBehalf(NOT_IN_NETWORK, this.resource);
    const { subnetIds, internetConnectivityEstablished } = vpc.selectSubnets(subnets);
    const definition = this.resource.node.defaultChild as CfnFunction;
    definition.vpcConfig = { subnetIds, securityGroupIds: [securityGroup.securityGroupId], ipv6AllowedForDualStack: ipv6 || undefined };
    // Lambda refuses IPv6 before the subnets have it.
    if (ipv6) this.resource.node.addDependency(internetConnectivityEstablished);
    allowNetworkInterfaces(this.role);
  }
}
