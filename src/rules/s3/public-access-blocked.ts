import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { ResourceView } from '../../policy/template/resource-view';
import { judgeValue, worst } from '../judge';

const SWITCHES = ['BlockPublicAcls', 'BlockPublicPolicy', 'IgnorePublicAcls', 'RestrictPublicBuckets'];

/** Buckets block public access. */
export class PublicAccessBlocked extends Rule {
  constructor() {
    super({
      id: 'PR-S3-PUBLIC-ACCESS-BLOCKED',
      statement: 'buckets block public access in all four ways',
      why: 'the block holds whatever an object ACL or a bucket policy says later, by mistake or on purpose',
      fix: 'components of this library always do; take back the override, or set all four switches of PublicAccessBlockConfiguration to true',
      severity: Severity.ERROR,
      types: ['AWS::S3::Bucket'],
      source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/access-control-block-public-access.html',
      sameAs: [
        'AwsSolutions-S2', 'HIPAA.Security-S3BucketLevelPublicAccessProhibited', 'NIST.800.53.R5-S3BucketLevelPublicAccessProhibited',
        'PCI.DSS.321-S3BucketLevelPublicAccessProhibited',
      ],
    });
  }

  public judge(bucket: ResourceView): Verdict {
    const block = bucket.read('PublicAccessBlockConfiguration');
    if (!block.isPresent || !block.isKnown) return judgeValue(block, false);
    return worst(SWITCHES.map((name) => block.read(name)).map((blocked) => judgeValue(blocked, blocked.flag === true)));
  }
}
