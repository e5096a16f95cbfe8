import { Finding } from '../../policy/finding';
import { GovernanceRecord, TemplateCoverage } from '../record/record';

/** What the rules found good about a resource. */
export interface FulfilledRules {
  /** The construct path of the resource. */
  readonly path: string;
  /** The ids of the rules that had something to say, and found nothing; the same list for resources of one kind. */
  readonly rules: readonly string[];
  /** Whether a macro may change the resource after that, so that nobody knows. */
  readonly isUnsure: boolean;
}

/** What holds: the rules that looked at a resource, without those that found something there. */
export class Fulfilled {
  private readonly found = new Map<string, Set<string>>();
  private readonly paths: ReadonlyMap<string, string>;

  constructor(private readonly record: Pick<GovernanceRecord, 'coverage' | 'findings' | 'resources'>) {
    this.paths = new Map(record.resources.map(({ template, logicalId, path }) => [keyOf(template, logicalId), path]));
    for (const finding of record.findings) {
      if (!finding.resource) continue;
      const key = keyOf(finding.resource.template, finding.resource.logicalId);
      const ids = this.found.get(key) ?? new Set();
      for (const id of rulesOf(finding)) ids.add(id);
      this.found.set(key, ids);
    }
  }

  /** The resources of a template in its order, with what holds for each. */
  public *in({ template, stack, applied, changedLater = [] }: TemplateCoverage): Iterable<FulfilledRules> {
    const unsure = new Set(changedLater);
    for (const [logicalId, set] of Object.entries(applied)) {
      const all = this.record.coverage.ruleSets[set];
      const key = keyOf(template, logicalId);
      const found = this.found.get(key);
      const path = this.paths.get(key) ?? `${stack}/${logicalId}`;
      yield { path, rules: found ? all.filter((rule) => !found.has(rule)) : all, isUnsure: unsure.has(logicalId) };
    }
  }
}

/** The ids of the rules that made a finding. */
export function rulesOf({ rule, sameAs }: Pick<Finding, 'rule' | 'sameAs'>): string[] {
  return [rule, ...sameAs.map((id) => id.split('[')[0])];
}

function keyOf(template: string, logicalId: string): string {
  return `${template}\n${logicalId}`;
}
