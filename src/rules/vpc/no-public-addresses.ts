import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { ResourceView } from '../../policy/template/resource-view';
import { judgeValue } from '../judge';

/** Subnets give nothing a public address by themselves. */
export class NoPublicAddresses extends Rule {
  constructor() {
    super({
      id: 'PR-VPC-NO-PUBLIC-ADDRESSES',
      statement: 'subnets give no public address to what is started in them',
      why: 'whoever starts something in such a subnet puts it on the internet without having said so',
      fix: 'the network of an AppEnvironment never does; take back the override, or set MapPublicIpOnLaunch to false and give addresses one by one',
      severity: Severity.ERROR,
      types: ['AWS::EC2::Subnet'],
      source: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-ip-addressing.html',
      sameAs: [
        'HIPAA.Security-VPCSubnetAutoAssignPublicIpDisabled', 'NIST.800.53.R5-VPCSubnetAutoAssignPublicIpDisabled',
        'PCI.DSS.321-VPCSubnetAutoAssignPublicIpDisabled',
      ],
    });
  }

  public judge(subnet: ResourceView): Verdict {
    const addresses = subnet.read('MapPublicIpOnLaunch');
    const offByDefault = Verdict.COMPLIANT;
    return judgeValue(addresses, addresses.flag === false, offByDefault);
  }
}
