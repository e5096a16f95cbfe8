import { CfnResource, Lazy } from 'aws-cdk-lib';
import { completeTags, tagPropertyOf } from './taggable-types';

/** What the CDK keeps of a resource without a class of its own. */
interface GenericResource {
  _cfnProperties: Record<string, unknown>;
  readonly rawOverrides: { readonly Properties?: Record<string, unknown> };
}

/** The tags that were added to resources, so that a component inside of another one has the last word there as well. */
const added = new WeakMap<CfnResource, Record<string, string>>();

/**
 * Completes the tags of a resource that has no tag manager. What the resource says itself stays, also when it says that
 * there are none; what cannot be read is left to the rule on tags.
 */
export function completeGeneric(resource: CfnResource, tags: Readonly<Record<string, string>>): void {
  const place = tagPropertyOf(resource.cfnResourceType);
  if (!place) return;
  const known = added.get(resource);
  if (known) {
    Object.assign(known, tags);
    return;
  }
  const ours = { ...tags };
  added.set(resource, ours);

  // Completed while rendering: resolving earlier would lose references to other stacks and whatever is added late.
  const completed = (standing: unknown) => Lazy.uncachedAny({ produce: (context) => completeTags(place.form, context.resolve(standing), ours) });
  const generic = resource as unknown as GenericResource;
  const override = generic.rawOverrides.Properties?.[place.property];
  if (Array.isArray(override)) {
    generic.rawOverrides.Properties![place.property] = completed(override);
  } else {
    // A copy, since the object may belong to somebody who makes other resources from it.
    generic._cfnProperties = { ...generic._cfnProperties, [place.property]: completed(generic._cfnProperties[place.property]) };
  }
}
