import { TAGGABLE_TYPES } from './taggable-types.generated';

/** How a type writes its tags. */
export type TagForm = 'list' | 'map' | 'scaling-list';

/** Where and how a type takes tags. */
export interface TagProperty {
  /** The property that the tags stand in. */
  readonly property: string;
  /** The form in which they stand there. */
  readonly form: TagForm;
}

let byType: Map<string, TagProperty> | undefined;

/**
 * Where a type takes tags; nothing for types that take none. Types with `TagSpecifications` are left out, launch
 * templates among them: one property names tags for several kinds of things. The L2 of launch templates is tagged
 * nevertheless, by its tag manager.
 */
export function tagPropertyOf(type: string): TagProperty | undefined {
  byType ??= readTable();
  return byType.get(type);
}

/** Every type that takes tags. */
export function taggableTypes(): string[] {
  byType ??= readTable();
  return [...byType.keys()].sort();
}

/**
 * A tag property as it stands, completed by the tags that it lacks. What stands there stays; a property in no form that
 * can be read, such as a parameter, stays as a whole.
 */
export function completeTags(form: TagForm, standing: unknown, tags: Readonly<Record<string, string>>): unknown {
  if (form === 'map') return standing === undefined || isMap(standing) ? { ...tags, ...standing } : standing;
  if (standing !== undefined && !Array.isArray(standing)) return standing;
  const present = (standing ?? []) as unknown[];
  const lacking = Object.entries(tags).filter(([key]) => !present.some((tag) => isMap(tag) && tag.Key === key));
  return [...present, ...lacking.map(([Key, Value]) => ({ Key, Value, ...form === 'scaling-list' && { PropagateAtLaunch: true } }))];
}

function isMap(value: unknown): value is Record<string, unknown> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false;
  const keys = Object.keys(value);
  return !(keys.length === 1 && (keys[0] === 'Ref' || keys[0].startsWith('Fn::')));
}

function readTable(): Map<string, TagProperty> {
  return new Map(Object.entries(TAGGABLE_TYPES).flatMap(([group, services]) => {
    const [property, form] = group.split(' ') as [string, TagForm];
    return Object.entries(services).flatMap(([service, resources]) =>
      resources.split(' ').map((resource) => [`AWS::${service}::${resource}`, { property, form }] as const));
  }));
}
