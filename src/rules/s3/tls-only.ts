import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { Reading } from '../../policy/template/reading';
import { ResourceView } from '../../policy/template/resource-view';
import { allOf, Answer, anyOf } from '../answer';
import { isAlways, judgeCompanions, refersTo } from '../companion';
import { refusesPlainRequests } from '../insecure-transport';

/** Buckets refuse requests without TLS. */
export class TlsOnly extends Rule {
  constructor() {
    super({
      id: 'PR-S3-TLS-ONLY',
      statement: 'buckets refuse requests without TLS',
      why: 'S3 still answers plain HTTP, and whoever listens on the way reads the object and the signature',
      fix: 'components of this library always do; set enforceSSL of a Bucket, or deny s3:* to everyone where aws:SecureTransport is false, on the bucket and on its objects',
      severity: Severity.ERROR,
      types: ['AWS::S3::Bucket'],
      source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/security-best-practices.html',
      sameAs: [
        'AwsSolutions-S10', 'HIPAA.Security-S3BucketSSLRequestsOnly', 'NIST.800.53.R4-S3BucketSSLRequestsOnly',
        'NIST.800.53.R5-S3BucketSSLRequestsOnly', 'PCI.DSS.321-S3BucketSSLRequestsOnly',
      ],
    });
  }

  public judge(bucket: ResourceView): Verdict {
    const answers = bucket.referrers('AWS::S3::BucketPolicy').map((policy) => allOf([
      isAlways(policy),
      refersTo(policy.read('Bucket'), bucket),
      refusesPlainRequests(policy.read('PolicyDocument'), /^(s3:)?\*$/i, coverBucketAndObjects),
    ]));
    return judgeCompanions(answers, 'AWS::S3::BucketPolicy.PolicyDocument', 'no bucket policy refuses requests without TLS');
  }
}

/** A bucket policy can speak of its own bucket alone, so it is enough to look for the bucket and for all of its objects. */
function coverBucketAndObjects(resources: Reading[]): Answer {
  const text = (resource: Reading) => resource.target === undefined ? resource.text : 'the bucket';
  const some = (pattern: RegExp) => anyOf(resources.map(text).map((written) => written === undefined ? undefined : pattern.test(written)));
  return allOf([some(/^[^/]+$/), some(/^[^/]*\*$|^[^/]*\/\*$/)]);
}
