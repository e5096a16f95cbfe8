import { ControlMapping } from './control-mapping';
import { byControl } from './control-table';

/**
 * AWS Foundational Security Best Practices, as Security Hub checks it.
 *
 * A rule stands for a control that looks at the same thing of the same kind of resource. Where the control asks for more,
 * a line says so.
 *
 * @internal
 */
export const AWS_FSBP: ControlMapping = {
  framework: 'AWS-FSBP',
  version: '1.0.0',
  source: 'https://docs.aws.amazon.com/securityhub/latest/userguide/fsbp-standard.html',
  retrieved: '2026-11-21',
  controls: byControl({
    'PR-EC2-NO-OPEN-INGRESS': 'EC2.18 EC2.19',
    'PR-IAM-NO-ADMIN-STATEMENT': 'IAM.1',
    // A key that is not created need not be rotated.
    'PR-IAM-NO-USER-KEYS': 'IAM.3',
    'PR-KMS-KEY-POLICY-NARROW': 'KMS.5',
    'PR-LAMBDA-NO-PUBLIC-INVOKE': 'Lambda.1',
    // The control asks for seven days, the rule for one; tiers that keep data ask for more.
    'PR-RDS-BACKED-UP': 'RDS.11',
    'PR-RDS-IAM-AUTHENTICATION': 'RDS.10 RDS.12',
    // Each control names the logs of one engine, the rule asks for any.
    'PR-RDS-LOGS-EXPORTED': 'RDS.9 RDS.34 RDS.36 RDS.37 RDS.40 RDS.42',
    'PR-RDS-MINOR-UPGRADES': 'RDS.13 RDS.35',
    'PR-RDS-NON-DEFAULT-PORT': 'RDS.23',
    'PR-RDS-NOT-PUBLIC': 'RDS.2',
    'PR-RDS-STORAGE-ENCRYPTED': 'RDS.3 RDS.27',
    'PR-RDS-TAGS-ON-SNAPSHOTS': 'RDS.16 RDS.17 RDS.47 RDS.48',
    // SQL Server and MariaDB; the controls on PostgreSQL and MySQL, RDS.38 and RDS.39, are not part of the standard.
    'PR-RDS-TLS-REQUIRED': 'RDS.41 RDS.44',
    'PR-S3-PUBLIC-ACCESS-BLOCKED': 'S3.2 S3.3 S3.8',
    'PR-S3-TLS-ONLY': 'S3.5',
    'PR-VPC-FLOW-LOGS': 'EC2.6',
    'PR-VPC-NO-PUBLIC-ADDRESSES': 'EC2.15',
  }),
};

/**
 * Rules that stand for no control of the standard, and why.
 *
 * @internal
 */
export const NOT_IN_AWS_FSBP: Record<string, string> = {
  'PR-IAM-NO-WILDCARD-TRUST': 'IAM.1 and IAM.21 look at what a policy allows; no control looks at who may take on a role',
  'PR-KMS-KEY-ROTATION': 'KMS.4 asks for it and is not part of the standard',
  'PR-LAMBDA-NO-PUBLIC-URL': 'Lambda.1 looks at the policy of a function; no control looks at how its URL authenticates',
  'PR-LAMBDA-TRACED': 'Lambda.7 asks for it and is not part of the standard',
  'PR-LOGS-RETENTION-SET': 'CloudWatch.16 asks for it and is not part of the standard',
  'PR-RDS-ENGINE-SUPPORTED': 'no control looks at how long a version of a database engine is supported; RDS.13 and RDS.35 ask for minor versions',
  'PR-RDS-ENGINE-SUPPORT-LASTS': 'no control looks at how long a version of a database engine is supported; RDS.13 and RDS.35 ask for minor versions',
  'PR-RDS-MANAGED-PASSWORD': 'SecretsManager.1 and SecretsManager.4 ask for the rotation of secrets; no control asks where a database has its password from',
  'PR-S3-VERSIONED': 'S3.14 asks for it and is not part of the standard',
  'PR-SNS-ENCRYPTED': 'SNS.1 asks for it and is not part of the standard',
  'PR-SNS-TLS-ONLY': 'no control looks at how messages are published; SNS.4 asks who may',
  'PR-TAGS-REQUIRED': 'controls on tags stand in a standard of their own, the AWS Resource Tagging Standard',
};
