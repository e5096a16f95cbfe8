import { RequiredTags } from './required-tags';
import { Rule } from '../../policy/rule/rule';
import { TagSchema } from '../../tagging/tag-schema';

/** Rules on tags. */
export class TagsRules {
  /**
   * Resources have the required tags, with values that the tag schema knows.
   *
   * @param schema which tags there must be, and which values may stand there
   */
  public static required(schema: TagSchema): Rule {
    return new RequiredTags(schema);
  }

  private constructor() {}
}
