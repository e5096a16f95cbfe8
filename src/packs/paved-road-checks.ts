import { RulePack } from '../policy/rule-pack';
import { VERSION } from '../private/version';
import { _allRules } from '../rules/all-rules';
import { TagDefinition, TagSchema } from '../tagging/tag-schema';

/** What `PavedRoadChecks` judges by. */
export interface PavedRoadChecksProps {
  /**
   * Which tags resources must have, and which values may stand there.
   *
   * @default - the schema of this library: application, environment, tier, owner and cost-center
   */
  readonly tagSchema?: TagSchema;
}

/**
 * Every rule of this library.
 *
 * Governance brings the pack along. Alone it works in any CDK app: `Validations.of(app).addPlugins(new PavedRoadChecks())`.
 */
export class PavedRoadChecks extends RulePack {
  /** The name that reports and policies know the pack by. */
  public static readonly NAME = 'PavedRoadChecks';

  private readonly tagSchema: TagSchema;

  /** @param props what the pack judges by */
  constructor(props: PavedRoadChecksProps = {}) {
    const { tagSchema = TagSchema.defaults() } = props;
    super({ name: PavedRoadChecks.NAME, version: VERSION, rules: _allRules(tagSchema) });
    this.tagSchema = tagSchema;
  }

  /**
   * The pack with what a policy asks of tags besides; the pack itself where it asks for nothing.
   *
   * @internal
   */
  public _tightenedBy(tags: TagDefinition[]): PavedRoadChecks {
    return tags.length === 0 ? this : new PavedRoadChecks({ tagSchema: this.tagSchema.extendedBy(...tags) });
  }
}
