import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { ResourceView } from '../../policy/template/resource-view';
import { judgeValue } from '../judge';

/** Buckets keep earlier versions of their objects. */
export class Versioned extends Rule {
  constructor() {
    super({
      id: 'PR-S3-VERSIONED',
      statement: 'buckets keep earlier versions of their objects',
      why: 'an object that is overwritten or deleted by mistake, or by an intruder, can be had back',
      fix: 'set versioned of a Bucket, or set VersioningConfiguration.Status to Enabled, together with a lifecycle for old versions',
      severity: Severity.WARNING,
      types: ['AWS::S3::Bucket'],
      source: 'https://docs.aws.amazon.com/AmazonS3/latest/userguide/Versioning.html',
      sameAs: [
        'HIPAA.Security-S3BucketVersioningEnabled', 'NIST.800.53.R4-S3BucketVersioningEnabled', 'NIST.800.53.R5-S3BucketVersioningEnabled',
        'PCI.DSS.321-S3BucketVersioningEnabled',
      ],
    });
  }

  public judge(bucket: ResourceView): Verdict {
    const status = bucket.read('VersioningConfiguration.Status');
    return judgeValue(status, status.value === 'Enabled');
  }
}
