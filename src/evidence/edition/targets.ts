import { componentAround } from '../record/component-around';
import { GovernanceRecord } from '../record/record';

/** The components that each component is connected to, by construct path; without those that the record does not list. */
export function targetsIn({ components, connections }: GovernanceRecord): ReadonlyMap<string, ReadonlySet<string>> {
  const targets = new Map(components.map(({ path }) => [path, new Set<string>()]));
  const paths = new Map(components.map(({ path }) => [path, path]));
  for (const { workload, target } of connections) {
    const component = componentAround(paths, target);
    if (component !== undefined) targets.get(workload)?.add(component);
  }
  return targets;
}
