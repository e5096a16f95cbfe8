import { TemplateContent } from './rendered-templates';
import { ErrorCode, PavedRoadError } from '../core/errors';

/**
 * One resource for a rule to judge, with as much of a template around it as the rule looks at.
 */
export class RuleFixture {
  /**
   * A resource with nothing around it.
   *
   * @param type the CloudFormation type, such as `AWS::SQS::Queue`
   * @param properties the properties as a template has them; none when left out
   */
  public static resource(type: string, properties?: Record<string, unknown>): RuleFixture {
    return RuleFixture.definition({ Type: type, Properties: properties ?? {} });
  }

  /**
   * A resource with what stands beside its properties, such as `DeletionPolicy`.
   *
   * Refuses a definition without `Type` with `InvalidValue`.
   *
   * @param definition the resource as a template has it
   */
  public static definition(definition: Record<string, unknown>): RuleFixture {
    return RuleFixture.inTemplate({ Resources: { Judged: definition } }, 'Judged');
  }

  /**
   * A resource among others, with the parameters, conditions and mappings of its template.
   *
   * Refuses a logical id that the template does not have, and a resource without `Type`, with `InvalidValue`.
   *
   * @param template the template
   * @param logicalId the resource that is judged
   */
  public static inTemplate(template: Record<string, unknown>, logicalId: string): RuleFixture {
    const resources = (template as TemplateContent).Resources ?? {};
    const judged = resources[logicalId] as { readonly Type?: unknown } | undefined;
    const refuse = (message: string) => PavedRoadError.about('a fixture', [{ code: ErrorCode.INVALID_VALUE, message }]);
    if (!judged) throw refuse(`'logicalId' must be one of the template's resources (${Object.keys(resources).join(', ') || 'none'}), got ${JSON.stringify(logicalId)}`);
    if (typeof judged.Type !== 'string') throw refuse(`'Type' must be a CloudFormation type, got ${JSON.stringify(judged.Type)}; a definition is { Type, Properties }`);
    return new RuleFixture(template, logicalId);
  }

  private constructor(
    /** @internal */
    public readonly _template: TemplateContent,
    /** @internal */
    public readonly _logicalId: string,
  ) {}
}

/** What a rule should say about which resources: four lists, each fixture with a name. */
export interface RuleFixtures {
  /** Resources that comply. */
  readonly compliant: Record<string, RuleFixture>;

  /** Resources that do not comply. */
  readonly nonCompliant: Record<string, RuleFixture>;

  /**
   * Resources of which the template does not tell.
   *
   * @default - none
   */
  readonly unknown?: Record<string, RuleFixture>;

  /**
   * Resources that the rule has nothing to say about. Those of other types need not be listed.
   *
   * @default - none
   */
  readonly notApplicable?: Record<string, RuleFixture>;

  /**
   * Properties that the rule reads and whose value may be anything, such as one that is only quoted in a message, as far as
   * the mutation check is concerned. Names joined by dots, `*` for any element of a list; what lies below is meant too.
   *
   * @default - every property that the rule reads in a compliant fixture has to matter
   */
  readonly indifferentTo?: string[];
}
