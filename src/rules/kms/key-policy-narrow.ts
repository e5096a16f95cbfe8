import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { ResourceView } from '../../policy/template/resource-view';
import { judgeOpenness } from '../open-statements';

/** Key policies name who may use a key. */
export class KeyPolicyNarrow extends Rule {
  constructor() {
    super({
      id: 'PR-KMS-KEY-POLICY-NARROW',
      statement: 'key policies allow nothing to everyone without a condition',
      why: 'whoever may use the key reads whatever it encrypts, in any account',
      fix: 'use connectTo, which grants a workload what it needs of the key, or name principals, or add a condition such as kms:CallerAccount',
      severity: Severity.ERROR,
      types: ['AWS::KMS::Key', 'AWS::KMS::ReplicaKey'],
      source: 'https://docs.aws.amazon.com/kms/latest/developerguide/key-policies.html',
    });
  }

  public judge(key: ResourceView): Verdict {
    return judgeOpenness(key.read('KeyPolicy'));
  }
}
