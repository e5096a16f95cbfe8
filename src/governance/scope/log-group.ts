import { RemovalPolicy } from 'aws-cdk-lib';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { LogGroup, RetentionDays } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { proposeOnBehalf } from './governed-scope';
import { EnvironmentTier } from '../../core/tier/environment-tier';

/** Where logs are kept. */
interface LogGroupChoices {
  readonly tier: EnvironmentTier;
  /** The customer-managed key, where the tier has one for what is logged. */
  readonly key?: IKey;
  /** The physical name, for services that choose it themselves. */
  readonly name?: string;
}

/** A log group as the tier wants it: the one place where retention, encryption and removal of logs are decided. */
export function createLogGroup(scope: Construct, id: string, { tier, key, name }: LogGroupChoices): LogGroup {
  const logGroup = new LogGroup(scope, id, {
    logGroupName: name,
    retention: tier.logRetention,
    encryptionKey: key,
    removalPolicy: tier.keepsData ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
  });
  if (key === undefined) {
    const reason = `a ${tier} environment has no customer-managed keys; CloudWatch Logs encrypts with one of its own`;
    proposeOnBehalf({ rule: 'CloudWatchLogGroupEncrypted', resource: logGroup, reason });
  }
  return logGroup;
}

/** How many days logs are kept; nothing where they are kept for ever. */
export function logDays(retention: RetentionDays): number | undefined {
  return retention === RetentionDays.INFINITE ? undefined : retention;
}
