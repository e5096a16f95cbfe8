import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { ResourceView } from '../../policy/template/resource-view';
import { isAttribute, knownText } from '../intrinsic';
import { judgeValue } from '../judge';

/** Topics encrypt what they hold. */
export class Encrypted extends Rule {
  constructor() {
    super({
      id: 'PR-SNS-ENCRYPTED',
      statement: 'topics encrypt their messages at rest with a KMS key',
      why: 'a key says who may publish and read in a second place, and CloudTrail records each use of it',
      fix: 'topics of an AppEnvironment have a key where the tier has customer-managed keys; take back the override, or set masterKey to a key of yours that CloudWatch may use',
      severity: Severity.ERROR,
      types: ['AWS::SNS::Topic'],
      source: 'https://docs.aws.amazon.com/sns/latest/dg/sns-server-side-encryption.html',
      sameAs: [
        'HIPAA.Security-SNSEncryptedKMS', 'NIST.800.53.R4-SNSEncryptedKMS', 'NIST.800.53.R5-SNSEncryptedKMS', 'PCI.DSS.321-SNSEncryptedKMS',
      ],
    });
  }

  public judge(topic: ResourceView): Verdict {
    const key = topic.read('KmsMasterKeyId');
    const isGiven = isAttribute(key) || knownText(key) !== '';
    return isGiven ? Verdict.COMPLIANT : judgeValue(key, false);
  }
}
