import { App, CfnElement, CfnOutput, CfnResource, CfnStack } from 'aws-cdk-lib';
import { fragmentOf } from './apps';
import { Difference } from './verdicts';
import { hasL1Class } from '../../src/policy/collection/nag/l1-classes';
import { RenderedResource } from '../../src/policy/template/rendered';
import { RenderedApp } from '../../src/policy/template/rendered-app';

/** Why a hosted pack says something else than a plain one. */
export type Explanation =
  | 'construct without template' | 'template without construct' | 'override' | 'generic resource' | 'Fn::If branch' | 'cross-stack reference'
  | 'looked inside an intrinsic';

/** Finds out for the differences of one app what explains them. */
export class Explanations {
  private readonly byPath = new Map<string, RenderedResource>();
  private readonly families = new Map<RenderedResource, readonly RenderedResource[]>();

  constructor(private readonly app: RenderedApp) {
    for (const resource of app.resources) this.byPath.set(resource.view.place.path, resource);
  }

  /** The explanation of a difference, from the one that says most to the one that says least; nothing where there is none. */
  public explain(difference: Difference): Explanation | undefined {
    const resource = this.byPath.get(difference.path);
    if (!resource) return 'construct without template';
    if (!resource.construct) return 'template without construct';
    if (difference.message?.includes(': it looked for ')) return 'looked inside an intrinsic';
    return this.traitOf(resource) ?? this.familyOf(resource).map((relative) => this.traitOf(relative)).find((trait) => trait !== undefined);
  }

  private traitOf({ construct, definition, stack }: RenderedResource): Explanation | undefined {
    if (!construct) return 'template without construct';
    if (Object.keys((construct as unknown as { rawOverrides: object }).rawOverrides).length > 0) return 'override';
    if (isGeneric(construct, definition.Type)) return 'generic resource';
    const text = JSON.stringify(definition);
    if (text.includes('"Fn::If"')) return 'Fn::If branch';
    return refersAbroad(text, stack.content.Parameters ?? {}) || isUsedAbroad(construct) ? 'cross-stack reference' : undefined;
  }

  /** Whoever mentions a resource by its logical id, whomever it mentions, and others of the service, through whose names rules may come to it. */
  private familyOf(resource: RenderedResource): readonly RenderedResource[] {
    let family = this.families.get(resource);
    if (!family) {
      family = this.app.resources.filter((other) => mentions(other, resource) || mentions(resource, other) || areAlike(resource, other));
      this.families.set(resource, family);
    }
    return family;
  }
}

/** Resources of a class that says nothing of the type. */
function isGeneric(construct: CfnResource, type: string): boolean {
  return (construct.constructor as unknown as { CFN_RESOURCE_TYPE_NAME?: string }).CFN_RESOURCE_TYPE_NAME !== type && hasL1Class(type);
}

function areAlike(one: RenderedResource, other: RenderedResource): boolean {
  return one.stack === other.stack && serviceOf(one) === serviceOf(other);
}

function serviceOf({ view }: RenderedResource): string {
  return view.type.split('::')[1];
}

function mentions(one: RenderedResource, other: RenderedResource): boolean {
  return new RegExp(`\\b${other.view.place.logicalId}`).test(JSON.stringify(one.definition.Properties ?? {}));
}

function refersAbroad(text: string, parameters: object): boolean {
  return ['"Fn::ImportValue"', '"Fn::GetStackOutput"', '"Outputs.'].some((mark) => text.includes(mark))
    || Object.keys(parameters).some((name) => text.includes(`{"Ref":"${name}"}`));
}

/** Whether an output or a nested stack hands something of the resource over. */
function isUsedAbroad({ stack, logicalId }: CfnResource): boolean {
  const elements = [stack, stack.nestedStackParent].flatMap((scope) => scope?.node.findAll() ?? [])
    .filter((element): element is CfnElement => element instanceof CfnOutput || element instanceof CfnStack);
  return elements.some((element) => JSON.stringify(fragmentOf(element)).includes(`"${stack.resolve(logicalId)}"`));
}

/** Explanations for a synthesized app. */
export function explanationsFor(app: App): Explanations {
  return new Explanations(RenderedApp.read(app));
}
