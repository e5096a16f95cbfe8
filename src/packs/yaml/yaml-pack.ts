import { readRuleFile } from './rule-file';
import { RuleFromData } from './rule-from-data';
import { RulePack } from '../../policy/rule-pack';

/**
 * A pack whose rules are data: types, property, operator, value, message and fix in a YAML or JSON file.
 *
 * Its JSON Schema ships as `schemas/rules.schema.json`; editors that are told of it complete and check the file. A value that
 * the template does not tell makes the verdict unknown, unless something else in the condition decides.
 */
export class YamlPack extends RulePack {
  /**
   * Reads a pack.
   *
   * Refuses a file that cannot be read with `FileFailure`, and one that is no such pack with `InvalidRules`, naming the line
   * and column of each problem.
   *
   * @param path the file; relative to the working directory unless it is absolute
   */
  public static fromFile(path: string): YamlPack {
    return new YamlPack(path);
  }

  private constructor(path: string) {
    const { name, version, rules } = readRuleFile(path);
    super({ name, version, rules: rules.map((definition) => new RuleFromData(definition)) });
  }
}
