import { Ec2Rules } from './ec2';
import { IamRules } from './iam';
import { KmsRules } from './kms';
import { LambdaRules } from './lambda';
import { LogsRules } from './logs';
import { RdsRules } from './rds';
import { S3Rules } from './s3';
import { SnsRules } from './sns';
import { VpcRules } from './vpc';
import { Rule } from '../policy/rule';

const HOLDERS = [Ec2Rules, IamRules, KmsRules, LambdaRules, LogsRules, RdsRules, S3Rules, SnsRules, VpcRules];

/**
 * Every rule of the library, in the order of their ids.
 *
 * @internal
 */
export function _allRules(): Rule[] {
  return HOLDERS.flatMap((holder) => Object.values(holder) as Rule[]).sort((a, b) => a.meta.id < b.meta.id ? -1 : 1);
}
