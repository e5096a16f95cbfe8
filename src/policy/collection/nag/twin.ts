import type { CfnResource, ICfnResourceOptions, Stack } from 'aws-cdk-lib';
import { DISABLE_CREATION_STACK_TRACES, DISABLE_LOGICAL_ID_METADATA } from 'aws-cdk-lib/cx-api';
import { L1Class, l1ClassOf, nagsCopyOfCdk, TemplateParser } from './l1-classes';
import { isIntrinsic, isNoValue } from '../../template/intrinsic';
import { isDynamicReference } from '../../template/references/intrinsic-function';
import { RenderedDefinition } from '../../template/rendered';

/**
 * Makes instances of L1 classes from what a rendered template says, so that rules written for constructs see final properties.
 *
 * The instances live in a stack of their own that nobody renders. A type without an L1 class becomes a generic resource.
 */
export class TwinFactory {
  private readonly home: Stack = new (nagsCopyOfCdk().Stack)(undefined, 'Twins');
  private made = 0;

  /** Fails loudly where aws-cdk-lib has changed underneath: a twin has to say what the template says. */
  constructor() {
    // Nobody reads where a twin was made.
    for (const key of [DISABLE_LOGICAL_ID_METADATA, DISABLE_CREATION_STACK_TRACES]) this.home.node.setContext(key, true);
    const bucket = this.make('Probe', { Type: 'AWS::S3::Bucket', Properties: { BucketName: { Ref: 'Name' }, VersioningConfiguration: { Status: 'Enabled' } } });
    const { bucketName, versioningConfiguration } = bucket as CfnResource & { bucketName?: unknown; versioningConfiguration?: unknown };
    const seen = JSON.stringify(this.home.resolve([bucketName, versioningConfiguration, bucket.ref]));
    if (seen !== '[{"Ref":"Name"},{"status":"Enabled"},{"Ref":"Probe"}]') {
      throw new Error(`rules of cdk-nag cannot be shown rendered templates with this version of aws-cdk-lib: a bucket came out as ${seen}`);
    }
  }

  /**
   * Makes the twin of a resource. Throws where its L1 class refuses the properties, such as when a required one is left out.
   *
   * @param logicalId what references to the twin resolve to
   */
  public make(logicalId: string, definition: RenderedDefinition): CfnResource {
    const id = `Twin${this.made += 1}`;
    try {
      const twin = this.instance(id, l1ClassOf(definition.Type), definition);
      twin.overrideLogicalId(logicalId);
      return twin;
    } catch (error) {
      this.home.node.tryRemoveChild(id);
      throw error;
    }
  }

  private instance(id: string, l1: L1Class | undefined, definition: RenderedDefinition): CfnResource {
    if (l1) return l1._fromCloudFormation(this.home, id, definition, { parser });
    const generic = new (nagsCopyOfCdk().CfnResource)(this.home, id, {
      type: definition.Type, properties: parsed(definition.Properties ?? {}) as Record<string, unknown>,
    });
    parser.handleAttributes(generic, definition);
    return generic;
  }
}

const parser: TemplateParser = {
  parseValue: parsed,
  handleAttributes: ({ cfnOptions }, definition) => Object.assign(cfnOptions, optionsOf(definition as RenderedDefinition)),
};

/** Intrinsics and dynamic references become tokens, which an L1 takes for any kind of value; the rest stays. */
function parsed(value: unknown): unknown {
  if (typeof value === 'string') return isDynamicReference(value) ? nagsCopyOfCdk().Token.asAny(value) : value;
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(parsed);
  if (isIntrinsic(value)) return isNoValue(value) ? undefined : nagsCopyOfCdk().Token.asAny(value);
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, parsed(part)]));
}

function optionsOf(definition: RenderedDefinition): ICfnResourceOptions {
  const { CreationPolicy, UpdatePolicy, DeletionPolicy, UpdateReplacePolicy, Metadata, Version, Description } = definition;
  return {
    creationPolicy: CreationPolicy,
    updatePolicy: UpdatePolicy,
    deletionPolicy: DeletionPolicy,
    updateReplacePolicy: UpdateReplacePolicy,
    metadata: Metadata,
    version: Version,
    description: Description,
  } as ICfnResourceOptions;
}
