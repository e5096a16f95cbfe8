import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { Reading } from '../../policy/template/reading';
import { ResourceView } from '../../policy/template/resource-view';
import { judgeValue, worst } from '../judge';

/** Security groups let nobody in from everywhere. */
export class NoOpenIngress extends Rule {
  constructor() {
    super({
      id: 'PR-EC2-NO-OPEN-INGRESS',
      statement: 'security groups admit no traffic from every address',
      why: 'a port that is open to 0.0.0.0/0 or ::/0 is found within minutes by those who look for one',
      fix: 'use connectTo, which opens the path between two components and nothing else, or name a security group or a range that is yours',
      severity: Severity.ERROR,
      types: ['AWS::EC2::SecurityGroup', 'AWS::EC2::SecurityGroupIngress'],
      source: 'https://docs.aws.amazon.com/vpc/latest/userguide/vpc-security-groups.html',
      sameAs: ['AwsSolutions-EC23'],
    });
  }

  public judge(resource: ResourceView): Verdict {
    if (resource.type === 'AWS::EC2::SecurityGroupIngress') return judgeIngress((property) => resource.read(property));
    const ingress = resource.read('SecurityGroupIngress').parts;
    return worst([Verdict.COMPLIANT, ...ingress.map((rule) => judgeIngress((property) => rule.read(property)))]);
  }
}

function judgeIngress(read: (property: string) => Reading): Verdict {
  return worst(['CidrIp', 'CidrIpv6'].map((property) => judgeRange(read(property))));
}

/** A prefix length that is written out decides, even where the address before it is not known. */
function judgeRange(range: Reading): Verdict {
  const prefixLength = /\/(\d+)\s*$/.exec(range.text ?? '')?.[1];
  if (prefixLength === undefined) return judgeValue(range, true, Verdict.COMPLIANT);
  return Number(prefixLength) > 0 ? Verdict.COMPLIANT : Verdict.nonCompliant(`${range.path} is ${range.text}, every address there is`, range.path);
}
