import { GovernanceRecord } from '../record/record';

/** The components that each component is connected to, by construct path; without those that the record does not list. */
export function targetsIn({ components, connections }: GovernanceRecord): ReadonlyMap<string, ReadonlySet<string>> {
  const targets = new Map(components.map(({ path }) => [path, new Set<string>()]));
  for (const { workload, target } of connections) {
    if (targets.has(target)) targets.get(workload)?.add(target);
  }
  return targets;
}
