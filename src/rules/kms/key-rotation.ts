import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { ResourceView } from '../../policy/template/resource-view';
import { judgeValue } from '../judge';

/** Keys are rotated every year. */
export class KeyRotation extends Rule {
  constructor() {
    super({
      id: 'PR-KMS-KEY-ROTATION',
      statement: 'symmetric keys are rotated automatically',
      why: 'rotation limits how much data one key material protects, and costs neither downtime nor a change of any program',
      fix: 'the keys of an AppEnvironment always are; take back the override, or set EnableKeyRotation to true',
      severity: Severity.ERROR,
      types: ['AWS::KMS::Key'],
      source: 'https://docs.aws.amazon.com/kms/latest/developerguide/rotate-keys.html',
      sameAs: [
        'AwsSolutions-KMS5', 'NIST.800.53.R4-KMSBackingKeyRotationEnabled', 'NIST.800.53.R5-KMSBackingKeyRotationEnabled',
        'PCI.DSS.321-KMSBackingKeyRotationEnabled',
      ],
    });
  }

  public judge(key: ResourceView): Verdict {
    const rotated = key.read('EnableKeyRotation');
    if (rotated.flag === true) return Verdict.COMPLIANT;

    const kind = WHAT_ROTATES.map(({ property, value }) => ({ reading: key.read(property), value }));
    if (kind.some(({ reading, value }) => reading.value !== undefined && reading.value !== value)) return Verdict.NOT_APPLICABLE;
    const open = kind.find(({ reading }) => !reading.isKnown);
    return open ? Verdict.unknown(open.reading.path) : judgeValue(rotated, false);
  }
}

/** AWS rotates no others: asymmetric keys, keys for message authentication, material that was imported. */
const WHAT_ROTATES = [
  { property: 'KeySpec', value: 'SYMMETRIC_DEFAULT' },
  { property: 'KeyUsage', value: 'ENCRYPT_DECRYPT' },
  { property: 'Origin', value: 'AWS_KMS' },
];
