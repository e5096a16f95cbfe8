import { compare } from './compare';
import { Comparison } from './comparison';
import { comparisonPage } from './comparison-page';
import { stableJson } from '../../private/stable-json';
import { readWholeRecord } from '../record/record-reader';

/**
 * What a change does to an app, for those who review it: the record of the synthesis before the change compared with the one after it.
 *
 * Components come first: those that are added, removed, moved or of another version; then resources that CloudFormation makes anew, findings that are
 * new, gone, moved or of other consequences, exceptions that are new or go further, raw overrides, coverage, packs and rules.
 *
 * What CloudFormation replaces because a property changed is not seen: a record has no properties.
 */
export class RecordComparison {
  /**
   * Compares two records. Refuses a file that cannot be read, or is no record of this version of the schema, with `FileFailure`.
   *
   * @param before the path of the record before the change, relative to the working directory
   * @param after the path of the record after it
   */
  public static between(before: string, after: string): RecordComparison {
    return new RecordComparison(compare(readWholeRecord(before), readWholeRecord(after)));
  }

  private constructor(private readonly comparison: Comparison) {}

  /**
   * Whether there is anything that a reviewer has to agree to: a finding that blocks and did not, an exception that is new or goes
   * further, a new override, a resource replaced or removed that keeps data, less on the paved road, fewer rules.
   */
  public get isWorse(): boolean {
    return this.comparison.worse.length > 0;
  }

  /**
   * The comparison for a pull request: the first screen has what to look at, the rest is folded. Of each list it has the first 40 lines, and says
   * how many there are besides.
   */
  public toMarkdown(): string {
    return comparisonPage(this.comparison);
  }

  /** The whole comparison as JSON, as `schemas/comparison.schema.json` describes it. */
  public toJson(): string {
    return `${stableJson(this.comparison, 2)}\n`;
  }
}
