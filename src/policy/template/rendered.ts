import type { CfnResource, Stack } from 'aws-cdk-lib';
import { ResourceView } from './resource-view';

/**
 * The resource that the CDK adds for its own statistics.
 *
 * @internal
 */
export const CDK_METADATA = 'AWS::CDK::Metadata';

/**
 * One resource of a rendered template together with the construct that it came from, as far as there is one.
 *
 * @internal
 */
export interface RenderedResource {
  readonly view: ResourceView;
  readonly construct?: CfnResource;
  readonly stack: RenderedStack;
  /** The resource as the template has it. */
  readonly definition: RenderedDefinition;
}

/**
 * A resource as a template has it.
 *
 * @internal
 */
export type RenderedDefinition = Record<string, unknown> & { readonly Type: string; readonly Metadata?: Readonly<Record<string, unknown>> };

/**
 * What a template file says.
 *
 * @internal
 */
export interface RenderedTemplate {
  readonly Resources?: Record<string, RenderedDefinition>;
  readonly Metadata?: Record<string, unknown>;
  readonly Parameters?: Record<string, TemplateParameter>;
  readonly Outputs?: Record<string, TemplateOutput>;
  readonly Mappings?: Record<string, Record<string, Record<string, unknown>>>;
  readonly Conditions?: Record<string, unknown>;
  readonly Transform?: unknown;
}

/**
 * A parameter as a template declares it.
 *
 * @internal
 */
export interface TemplateParameter {
  readonly Type: string;
  readonly Default?: unknown;
  readonly AllowedValues?: readonly unknown[];
}

/**
 * What a template gives out.
 *
 * @internal
 */
export interface TemplateOutput {
  readonly Value: unknown;
  readonly Export?: { readonly Name: unknown };
}

/**
 * A macro or transform that changes a template when it is deployed.
 *
 * @internal
 */
export interface Macro {
  readonly name: string;
  /** The only resource that it changes; it may change every resource when left out. */
  readonly logicalId?: string;
}

/**
 * One rendered template.
 *
 * @internal
 */
export interface RenderedStack {
  readonly app: RenderedTemplates;
  readonly stack: Stack;
  /** The construct path of the stack. */
  readonly path: string;
  /** The file name relative to the cloud assembly of the app, with slashes. */
  readonly template: string;
  /** Where the file lies on this machine. */
  readonly file: string;
  /** What the template says. */
  readonly content: RenderedTemplate;
  /** Every resource of the template. */
  readonly resources: readonly RenderedResource[];
  /** Whether an `Fn::If` stands anywhere in the template. */
  readonly hasBranches: boolean;
  /** Whether something in the template may refer to another one. */
  readonly mayReferAbroad: boolean;
  /** The macros that change the template when it is deployed. */
  readonly macros: readonly Macro[];

  /** The resource with a logical id. */
  resource(logicalId: string): RenderedResource | undefined;

  /** Whether a logical id means something in the template that can be referred to. */
  defines(logicalId: string): boolean;
}

/**
 * All templates of an app.
 *
 * @internal
 */
export interface RenderedTemplates {
  readonly stacks: readonly RenderedStack[];

  /** The instant of the synthesis. */
  readonly instant: string;

  /** The resources of a type, in every template. */
  resourcesOfType(type: string): readonly RenderedResource[];
}
