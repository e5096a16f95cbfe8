import { ApplicationEntry, EnvironmentEntry, ResourceEntry, TemplateCoverage } from './record';
import { append } from '../../private/append';
import { TagKey } from '../../tagging/tag-keys';

/** How much of each application is on the paved road, by name; what belongs to none comes last. */
export function applicationEntries(
  resources: readonly ResourceEntry[], templates: readonly TemplateCoverage[], environments: readonly EnvironmentEntry[],
): ApplicationEntry[] {
  const nameOf = new Map(environments.map(({ path, identity }) => [path, identity[TagKey.APPLICATION]]));
  const applicationOf = new Map(templates.map(({ template, environment = '' }) => [template, nameOf.get(environment)]));
  const byApplication = new Map<string | undefined, ResourceEntry[]>();
  for (const resource of resources) append(byApplication, applicationOf.get(resource.template), resource);
  return [...byApplication].sort(([a], [b]) => a === undefined ? 1 : b === undefined || a < b ? -1 : 1).map(([application, all]) => {
    const governed = all.filter(({ governedBy }) => governedBy !== undefined).length;
    return { application, resources: all.length, governed, coverage: coverageOf(governed, all.length) };
  });
}

/** How many percent of resources are in components and environments, with one decimal and never rounded up; all of none are. */
export function coverageOf(governed: number, resources: number): number {
  return resources === 0 ? 100 : Math.floor(governed / resources * 1000) / 10;
}
