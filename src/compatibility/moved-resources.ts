import { TemplateResource } from './template-resource';
import { append } from '../private/append';
import { stableJson } from '../private/stable-json';

/**
 * The resources that are gone from one place and there in another: those of the same type and properties, where references to others that are gone or
 * new do not count. Of several that are alike, the one with the most like path.
 */
export function movedAmong(gone: readonly TemplateResource[], fresh: readonly TemplateResource[]): Map<TemplateResource, TemplateResource> {
  const shapeOfFresh = shapes(fresh);
  const candidates = new Map<string, TemplateResource[]>();
  for (const resource of fresh) append(candidates, shapeOfFresh(resource), resource);
  const shapeOfGone = shapes(gone);
  const moved = new Map<TemplateResource, TemplateResource>();
  for (const resource of gone) {
    const alike = candidates.get(shapeOfGone(resource)) ?? [];
    const [nearest] = [...alike].sort((one, other) => commonNames(other, resource) - commonNames(one, resource));
    if (nearest === undefined) continue;
    moved.set(resource, nearest);
    alike.splice(alike.indexOf(nearest), 1);
  }
  return moved;
}

/** Type and properties as a text, without the logical ids of a group that has others somewhere else. */
function shapes(group: readonly TemplateResource[]): (resource: TemplateResource) => string {
  const ids = new Set(group.map(({ logicalId }) => logicalId));
  return ({ definition: { Type, Properties } }) => JSON.stringify(JSON.parse(stableJson({ Type, Properties })), (_, value) => ids.has(value) ? '' : value);
}

/** How many names two paths have in common, from both ends. */
function commonNames({ path: one }: TemplateResource, { path: other }: TemplateResource): number {
  const [names, others] = [one.split('/'), other.split('/')];
  return sameFromStart(names, others) + sameFromStart(names.reverse(), others.reverse());
}

function sameFromStart(names: readonly string[], others: readonly string[]): number {
  const end = names.findIndex((name, index) => name !== others[index]);
  return end < 0 ? names.length : end;
}
