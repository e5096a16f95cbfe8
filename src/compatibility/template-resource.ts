import { CDK_METADATA, RenderedDefinition, RenderedTemplate } from '../policy/template/rendered';

/** The templates of an app, by a name that stays the same from one time to the next, such as that of the stack. */
export type Templates = Readonly<Record<string, RenderedTemplate>>;

/** A resource in one of several templates. */
export interface TemplateResource {
  /** The name of the template. */
  readonly template: string;
  /** Its name in the template. */
  readonly logicalId: string;
  /** The CloudFormation type. */
  readonly type: string;
  /** Its construct path as its metadata has it; else the template's name and the logical id. */
  readonly path: string;
  /** The resource as the template has it. */
  readonly definition: RenderedDefinition;
}

/** Every resource of a template but the one that the CDK adds for its own statistics, by logical id. */
export function resourcesIn(templates: Templates, template: string): Map<string, TemplateResource> {
  const resources = Object.entries(templates[template]?.Resources ?? {}).filter(([, { Type }]) => Type !== CDK_METADATA);
  return new Map(resources.map(([logicalId, definition]) => [
    logicalId, { template, logicalId, type: definition.Type, path: pathOf(template, logicalId, definition), definition },
  ]));
}

function pathOf(template: string, logicalId: string, { Metadata }: RenderedDefinition): string {
  const written = Metadata?.['aws:cdk:path'];
  return typeof written === 'string' ? written : `${template}/${logicalId}`;
}
