import { Finding } from '../../policy/decision/finding';
import { oncePer } from '../../private/once-per';
import { baseRuleId } from '../../private/rule-id';
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
  /** What holds by a record; it is worked out once, however many ask. */
  public static readonly by = oncePer((record: Pick<GovernanceRecord, 'coverage' | 'findings' | 'resources'>) => new Fulfilled(record));

  private readonly found = new Places<Set<string>>();
  private readonly paths = new Places<string>();
  private readonly lists = new Map<string, readonly string[]>();

  private constructor(private readonly record: Pick<GovernanceRecord, 'coverage' | 'findings' | 'resources'>) {
    for (const { template, logicalId, path } of record.resources) this.paths.in(template).set(logicalId, path);
    for (const { resource, rule, sameAs } of record.findings) {
      if (!resource) continue;
      const inTemplate = this.found.in(resource.template);
      let ids = inTemplate.get(resource.logicalId);
      if (!ids) inTemplate.set(resource.logicalId, ids = new Set());
      ids.add(rule);
      for (const id of sameAs) ids.add(baseRuleId(id));
    }
  }

  /** The resources of a template in its order, with what holds for each. */
  public *in({ template, stack, applied, changedLater = [] }: TemplateCoverage): Iterable<FulfilledRules> {
    const [found, paths, unsure] = [this.found.in(template), this.paths.in(template), new Set(changedLater)];
    for (const [logicalId, set] of Object.entries(applied)) {
      yield { path: paths.get(logicalId) ?? `${stack}/${logicalId}`, rules: this.without(set, found.get(logicalId)), isUnsure: unsure.has(logicalId) };
    }
  }

  /** The rules of a set but those that found something. Resources of one kind mostly have the same mistakes, and share the list. */
  private without(set: number, found: ReadonlySet<string> | undefined): readonly string[] {
    const all = this.record.coverage.ruleSets[set];
    if (!found) return all;
    const key = `${set} ${[...found].join(' ')}`;
    let list = this.lists.get(key);
    if (!list) this.lists.set(key, list = all.filter((rule) => !found.has(rule)));
    return list;
  }
}

/** The ids of the rules that made a finding. */
export function rulesOf({ rule, sameAs }: Pick<Finding, 'rule' | 'sameAs'>): string[] {
  return [rule, ...sameAs.map(baseRuleId)];
}

/** Something for resources, by template and logical id. */
class Places<T> {
  private readonly byTemplate = new Map<string, Map<string, T>>();

  public in(template: string): Map<string, T> {
    let places = this.byTemplate.get(template);
    if (!places) this.byTemplate.set(template, places = new Map());
    return places;
  }
}
