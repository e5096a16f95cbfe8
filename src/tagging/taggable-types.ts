import { TAGGABLE_TYPES } from './taggable-types.generated';

/** How a type writes its tags. */
export type TagForm = 'list' | 'map' | 'scaling-list';

/** Where and how a type takes tags. */
export interface TagProperty {
  readonly property: string;
  readonly form: TagForm;
}

let byType: Map<string, TagProperty> | undefined;

/**
 * Where a type takes tags; nothing for types that take none. Launch templates are none of them: they hand tags on to
 * what is launched, in a shape of their own.
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

/** The tags in the form of a type. */
export function writeTags(form: TagForm, tags: Readonly<Record<string, unknown>>): unknown {
  if (form === 'map') return tags;
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value, ...form === 'scaling-list' && { PropagateAtLaunch: true } }));
}

/** Tags in the form of a type, by key; nothing where they are in no form that can be read. */
export function readTags(form: TagForm, value: unknown): Record<string, unknown> | undefined {
  if (value === undefined || value === null) return {};
  if (form === 'map') return isMap(value) ? value : undefined;
  if (!Array.isArray(value)) return undefined;
  const entries = value.map((tag: unknown) => isMap(tag) && typeof tag.Key === 'string' ? [tag.Key, tag.Value] as const : undefined);
  return entries.some((entry) => entry === undefined) ? undefined : Object.fromEntries(entries.map((entry) => entry!));
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
