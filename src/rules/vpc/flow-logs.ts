import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { ResourceView } from '../../policy/template/resource-view';
import { allOf } from '../answer';
import { isAlways, judgeCompanions, refersTo } from '../companion';

/** Networks record who talked to whom. */
export class FlowLogs extends Rule {
  constructor() {
    super({
      id: 'PR-VPC-FLOW-LOGS',
      statement: 'networks record their traffic in flow logs',
      why: 'after an incident flow logs are the only record of who talked to whom',
      fix: 'the network of an AppEnvironment always does; for one of your own add an AWS::EC2::FlowLog with its id in the same stack',
      severity: Severity.ERROR,
      types: ['AWS::EC2::VPC'],
      source: 'https://docs.aws.amazon.com/vpc/latest/userguide/flow-logs.html',
      sameAs: [
        'AwsSolutions-VPC7', 'HIPAA.Security-VPCFlowLogsEnabled', 'NIST.800.53.R4-VPCFlowLogsEnabled', 'NIST.800.53.R5-VPCFlowLogsEnabled',
        'PCI.DSS.321-VPCFlowLogsEnabled',
      ],
    });
  }

  public judge(vpc: ResourceView): Verdict {
    const answers = vpc.referrers('AWS::EC2::FlowLog').map((log) => {
      const kind = log.read('ResourceType');
      return allOf([isAlways(log), refersTo(log.read('ResourceId'), vpc), kind.isKnown ? kind.value === 'VPC' : undefined]);
    });
    return judgeCompanions(answers, 'AWS::EC2::FlowLog.ResourceId', 'no flow log records the traffic of the network');
  }
}
