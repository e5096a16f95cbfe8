import { isDeepStrictEqual } from 'util';
import type { ResourceDifference } from '@aws-cdk/cloudformation-diff';
import { diffLibrary } from './diff-library';
import { Impact } from './impact';
import { interrupts } from './interrupting-properties';
import { movedAmong } from './moved-resources';
import { isStateful } from './stateful-types';
import { resourcesIn, TemplateResource, Templates } from './template-resource';

/** What a change of templates does to one resource. */
export interface ResourceChange {
  /** The name of its template. */
  readonly template: string;
  readonly logicalId: string;
  /** Its construct path where the template has it, else the template's name and the logical id. */
  readonly path: string;
  /** The CloudFormation type; `Output` for a value that a stack exports. */
  readonly type: string;
  /** Whether more is lost with it than deploying again would bring back: data, or an identity that others rely on. */
  readonly stateful: boolean;
  readonly impact: Impact;
  /** The properties and attributes whose change has this impact; none where the resource came or went as a whole. */
  readonly because: readonly string[];
  /** Where it is now; only of what moved. */
  readonly movedTo?: Pick<TemplateResource, 'template' | 'logicalId' | 'path'>;
}

/** Attributes of a resource that may change without anything being done to what is deployed. */
const HARMLESS_ATTRIBUTES = ['DependsOn', 'Metadata'];

/**
 * What deploying some templates over others does to the resources that are there: the worst first, then by template and path. Parameters, conditions and
 * mappings count through the resources that use them. Resources whose properties stay the same are left out.
 *
 * Needs `@aws-cdk/cloudformation-diff`; without it `LibraryMissing` is thrown.
 *
 * @param before the templates that are deployed, by the name of their stack
 * @param after the templates that come
 */
export function changesBetween(before: Templates, after: Templates): ResourceChange[] {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])].sort();
  const differing = names.filter((name) => !isDeepStrictEqual(before[name], after[name]));
  const found = differing.map((name) => comparison(before, after, name));
  const moved = movedAmong(found.flatMap(({ gone }) => gone), found.flatMap(({ fresh }) => fresh));
  const arrived = new Set(moved.values());
  return [
    ...found.flatMap(({ gone }) => gone).map((resource) => departure(resource, moved.get(resource))),
    ...found.flatMap(({ changed }) => changed),
    ...found.flatMap(({ fresh }) => fresh).filter((resource) => !arrived.has(resource)).map((resource) => changeOf(resource, Impact.ADDED)),
    ...differing.flatMap((name) => lostExports(before, after, name)),
  ].sort(byImpact);
}

/** What differs in one template, not knowing yet what moved. */
interface Differences {
  readonly gone: readonly TemplateResource[];
  readonly fresh: readonly TemplateResource[];
  readonly changed: readonly ResourceChange[];
}

function comparison(before: Templates, after: Templates, template: string): Differences {
  const [old, now] = [resourcesIn(before, template), resourcesIn(after, template)];
  const changed: ResourceChange[] = [];
  // It changes what it is given.
  const { resources } = diffLibrary().fullDiff(structuredClone(before[template] ?? {}), structuredClone(after[template] ?? {}));
  resources.forEachDifference((logicalId, difference) => {
    const resource = old.get(logicalId);
    if (resource === undefined || !now.has(logicalId)) return;
    changed.push(...changesOf(resource, difference));
  });
  return {
    gone: [...old.values()].filter(({ logicalId }) => !now.has(logicalId)),
    fresh: [...now.values()].filter(({ logicalId }) => !old.has(logicalId)),
    changed,
  };
}

function changesOf(resource: TemplateResource, difference: ResourceDifference): ResourceChange[] {
  if (difference.resourceTypeChanged) return [changeOf(resource, Impact.REPLACED, { because: ['Type'] })];
  const impacts = new Map([
    ...Object.entries(difference.propertyUpdates).map(([name, { changeImpact }]) => [name, impactOf(resource.type, name, changeImpact)] as const),
    ...Object.keys(difference.otherChanges).filter((name) => !HARMLESS_ATTRIBUTES.includes(name)).map((name) => [name, Impact.UPDATED] as const),
  ]);
  const worst = ORDER.find((impact) => [...impacts.values()].includes(impact));
  const because = [...impacts].flatMap(([name, impact]) => impact === worst ? name : []).sort();
  return worst === undefined ? [] : [changeOf(resource, worst, { because })];
}

/** What a change of one property does; what AWS calls an interruption the library only knows as a possible replacement, or not at all. */
function impactOf(type: string, property: string, impact: string | undefined): Impact {
  if (impact === 'WILL_REPLACE') return Impact.REPLACED;
  if (interrupts(type, property)) return Impact.INTERRUPTED;
  return impact === 'MAY_REPLACE' ? Impact.MAY_BE_REPLACED : Impact.UPDATED;
}

function departure(resource: TemplateResource, movedTo: TemplateResource | undefined): ResourceChange {
  if (movedTo !== undefined) {
    const { template, logicalId, path } = movedTo;
    return changeOf(resource, Impact.MOVED, { movedTo: { template, logicalId, path } });
  }
  const isLeft = ['Retain', 'RetainExceptOnCreate'].includes(String(resource.definition.DeletionPolicy));
  return changeOf(resource, isLeft ? Impact.ORPHANED : Impact.DESTROYED);
}

function changeOf({ template, logicalId, path, type }: TemplateResource, impact: Impact, more: Partial<ResourceChange> = {}): ResourceChange {
  return { template, logicalId, path, type, stateful: isStateful(type), impact, because: [], ...more };
}

/** The exports that no other stack can import any more. CloudFormation refuses that while one does. */
function lostExports(before: Templates, after: Templates, template: string): ResourceChange[] {
  const [old, now] = [before, after].map((templates) => exportsOf(templates, template));
  const lost = [...old].filter(([name]) => !now.has(name)).map(([, logicalId]) => logicalId);
  return lost.map((logicalId) => (
    { template, logicalId, path: `${template}/${logicalId}`, type: 'Output', stateful: true, impact: Impact.DESTROYED, because: [] }));
}

/** The logical ids of the outputs that other stacks can import, by the name to import. */
function exportsOf(templates: Templates, template: string): Map<string, string> {
  const outputs = Object.entries(templates[template]?.Outputs ?? {});
  return new Map(outputs.flatMap(([logicalId, { Export: exported }]) => exported ? [[JSON.stringify(exported.Name), logicalId]] : []));
}

const ORDER = Object.values(Impact);

function byImpact(one: ResourceChange, other: ResourceChange): number {
  return rankOf(one) < rankOf(other) ? -1 : 1;
}

function rankOf({ impact, stateful, template, path }: ResourceChange): string {
  return `${ORDER.indexOf(impact)} ${stateful ? 0 : 1} ${template} ${path}`;
}
