import { Change, ComponentChanges, ComponentSide, CoverageChange, OverrideChanges, ReplacedResource, ResourceChanges, ResourceSide } from './comparison';
import { pairs } from './pairs';
import { keepsData } from './stateful-types';
import { stableJson } from '../../private/stable-json';
import { TagKey } from '../../tagging/tag-keys';
import { ComponentEntry, GovernanceRecord, OverrideEntry, ResourceEntry } from '../record/record';

type Composed = Pick<GovernanceRecord, 'components' | 'resources' | 'overrides' | 'applications'>;

/** What changed about components. One is the same where its path is, else where its name in its environment is. */
export function componentChanges({ components: before }: Composed, { components: after }: Composed): ComponentChanges {
  const { both, added, gone } = pairs(before, after, [({ path }) => path, nameInEnvironment]);
  const sides = both.map((pair): Change<ComponentSide> => ({ before: componentSide(pair.before), after: componentSide(pair.after) }));
  return {
    added: added.map(componentSide),
    removed: gone.map(componentSide),
    upgraded: sides.filter((pair) => pair.before.version !== pair.after.version || pair.before.type !== pair.after.type),
    moved: sides.filter((pair) => pair.before.path !== pair.after.path),
  };
}

function nameInEnvironment({ identity }: ComponentEntry): string | undefined {
  const name = identity[TagKey.COMPONENT];
  return name === undefined ? undefined : stableJson([identity[TagKey.APPLICATION], identity[TagKey.ENVIRONMENT], name]);
}

function componentSide({ path, type, version, identity }: ComponentEntry): ComponentSide {
  return { path, type, version, owner: identity[TagKey.OWNER] };
}

/**
 * What changed about resources. CloudFormation knows one by template, logical id and type: where these stay it changes it in place or by
 * the rules of its type, which is not looked into; where one is another, the resource goes and a new one comes.
 */
export function resourceChanges({ resources: before }: Composed, { resources: after }: Composed): ResourceChanges {
  const known = pairs(before, after, [({ template, logicalId, type }) => stableJson([template, logicalId, type])]);
  const { both, added, gone } = pairs(known.gone, known.added, [({ path }) => path]);
  const replaced = both.map((pair): ReplacedResource =>
    ({ before: resourceSide(pair.before), after: resourceSide(pair.after), keepsData: keepsData(pair.before.type) }));
  return { added: added.length, removed: dataFirst(gone.map(resourceSide)), replaced: dataFirst(replaced) };
}

function resourceSide({ path, type, template, logicalId, governedBy }: ResourceEntry): ResourceSide {
  return { path, type, template, logicalId, governedBy, keepsData: keepsData(type) };
}

function dataFirst<T extends { readonly keepsData: boolean }>(items: readonly T[]): T[] {
  return [...items.filter((item) => item.keepsData), ...items.filter((item) => !item.keepsData)];
}

/** What changed about raw overrides. */
export function overrideChanges({ overrides: before }: Composed, { overrides: after }: Composed): OverrideChanges {
  const propertyAt = (place: keyof OverrideEntry) => (entry: OverrideEntry) => stableJson([entry[place], entry.template, entry.property]);
  const { both, added, gone } = pairs(before, after, [propertyAt('logicalId'), propertyAt('path')]);
  return { new: added, gone, changed: both.filter((pair) => stableJson(pair.before.after) !== stableJson(pair.after.after)) };
}

/** The applications that are on the paved road to another extent than before. */
export function coverageChanges({ applications: before }: Composed, { applications: after }: Composed): CoverageChange[] {
  const { both, added, gone } = pairs(before, after, [({ application = '' }) => application]);
  return [
    ...both.filter((pair) => pair.before.coverage !== pair.after.coverage)
      .map((pair) => ({ application: pair.after.application, before: pair.before.coverage, after: pair.after.coverage })),
    ...added.map(({ application, coverage }) => ({ application, after: coverage })),
    ...gone.map(({ application, coverage }) => ({ application, before: coverage })),
  ];
}
