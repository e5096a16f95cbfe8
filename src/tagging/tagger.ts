import { AspectPriority, Aspects, CfnResource, IAspect, Stage, TagManager, Token } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';
import { completeGeneric } from './generic-resource';
import { helperOf } from './helper-constructs';
import { TagKey } from './tag-keys';
import { TagSchema } from './tag-schema';
import { ErrorCode, PavedRoadError, Problem } from '../core/errors';

/** Below that of `Tags.of(x).add` and `.remove`: what somebody says on purpose wins, and is judged afterwards. */
const PRIORITY = 90;

/**
 * Tags everything below a scope: resources of every taggable type, also generic ones, stacks that lie below the scope,
 * and the helpers that the CDK puts beside it on behalf of something in it. Stages that are there already are entered.
 *
 * @param scope whose resources are tagged; nothing beside it is touched
 * @param tags the values by key of the schema
 * @param schemaOf the schema at the time of the synthesis
 */
export function tagSubtree(scope: IConstruct, tags: Readonly<Record<string, string>>, schemaOf: () => TagSchema): void {
  const tagger = new Tagger(scope, tags, schemaOf);
  // Aspects do not cross the border of a stage, which renders before they are asked.
  for (const border of [scope, ...scope.node.findAll().filter((construct) => Stage.isStage(construct))]) {
    Aspects.of(border).add(tagger, { priority: AspectPriority.MUTATING });
  }
}

class Tagger implements IAspect {
  private named?: Record<string, string>;

  constructor(
    private readonly scope: IConstruct,
    private readonly tags: Readonly<Record<string, string>>,
    private readonly schemaOf: () => TagSchema,
  ) {}

  public visit(construct: IConstruct): void {
    this.named ??= namedAndChecked(this.scope, this.tags, this.schemaOf());
    applyTags(construct, this.named);
    helperOf(construct)?.node.findAll().forEach((part) => applyTags(part, this.sharedTags()));
  }

  /** A helper serves several components of an environment, so it carries what they have in common. */
  private sharedTags(): Record<string, string> {
    const own = [TagKey.COMPONENT, TagKey.DATA_CLASSIFICATION].map((key) => this.schemaOf().nameOf(key));
    return Object.fromEntries(Object.entries(this.named!).filter(([key]) => !own.includes(key)));
  }
}

/** The tags under the names that they have on resources. Refuses tokens and values that the schema does not have. */
function namedAndChecked(scope: IConstruct, tags: Readonly<Record<string, string>>, schema: TagSchema): Record<string, string> {
  const named = Object.fromEntries(Object.entries(tags).map(([key, value]) => [schema.nameOf(key), value]));
  const problems = Object.entries(named).flatMap(([name, value]): Problem[] => {
    if (Token.isUnresolved(value)) {
      return [{ code: ErrorCode.UNRESOLVED_TOKEN, message: `'${name}' must be known at synthesis, got a token; write the value itself` }];
    }
    return schema.problemsOf(name, value).map((message) => ({ code: ErrorCode.INVALID_TAG, message: `${message}; change it where the environment or component is made` }));
  });
  PavedRoadError.throwIfAny(scope, problems);
  return named;
}

/** Whatever has a tag manager, stacks below the scope included; what lies around the scope is never visited. */
function applyTags(construct: IConstruct, tags: Readonly<Record<string, string>>): void {
  const manager = TagManager.of(construct);
  if (manager) {
    Object.entries(tags).forEach(([key, value]) => manager.setTag(key, value, PRIORITY));
  } else if (CfnResource.isCfnResource(construct)) {
    completeGeneric(construct, tags);
  }
}
