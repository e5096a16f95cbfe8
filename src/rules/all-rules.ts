import { Ec2Rules } from './ec2';
import { IamRules } from './iam';
import { KmsRules } from './kms';
import { LambdaRules } from './lambda';
import { LogsRules } from './logs';
import { RdsRules } from './rds';
import { S3Rules } from './s3';
import { SnsRules } from './sns';
import { TagsRules } from './tags';
import { VpcRules } from './vpc';
import { Rule } from '../policy/rule/rule';
import { TagSchema } from '../tagging/tag-schema';

const HOLDERS = [Ec2Rules, IamRules, KmsRules, LambdaRules, LogsRules, RdsRules, S3Rules, SnsRules, VpcRules];

/**
 * Every rule of the library, in the order of their ids.
 *
 * @param tagSchema which tags resources must have
 * @internal
 */
export function _allRules(tagSchema: TagSchema = TagSchema.defaults()): Rule[] {
  const rules = [...HOLDERS.flatMap((holder) => Object.values(holder) as Rule[]), TagsRules.required(tagSchema)];
  return rules.sort((a, b) => a.meta.id < b.meta.id ? -1 : 1);
}
