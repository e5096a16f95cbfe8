import { readdirSync, readFileSync } from 'fs';
import { join, relative, sep } from 'path';
import { PackChange, PackChangeKind } from './pack-change';
import { readTogether, TemplateContent } from './rendered-templates';
import { ask, stateOf } from './rule-answer';
import { ErrorCode, PavedRoadError } from '../core/errors';
import { Rule } from '../policy/rule/rule';
import { State } from '../policy/rule/verdict';
import { RulePack } from '../policy/rule-pack';
import { RenderedResource } from '../policy/template/rendered';

/** What another version of a pack would change, said by what it finds and not by how it is written. */
export class PackDiff {
  /**
   * The difference between two versions of a pack.
   *
   * @param before the earlier version
   * @param after the later version
   */
  public static between(before: RulePack, after: RulePack): PackDiff {
    return new PackDiff(before, after);
  }

  private constructor(private readonly before: RulePack, private readonly after: RulePack) {}

  /**
   * The difference on the templates of one app.
   *
   * @param templates the templates by their names
   */
  public on(templates: Record<string, unknown>): PackDifference {
    const names = Object.keys(templates);
    const resources = readTogether(Object.values(templates) as TemplateContent[])
      .flatMap((rendered, index) => rendered.map((resource): JudgedResource => ({ template: names[index], resource })));
    const changes = rulePairs(this.before, this.after)
      .flatMap((pair) => [...ruleChanges(pair), ...resources.flatMap((resource) => stateChange(pair, resource))]);
    return PackDifference._of(`${this.before.name} ${this.before.version} to ${this.after.version}`, changes);
  }

  /**
   * The difference on all templates below a folder, such as `cdk.out`.
   *
   * Refuses a folder that cannot be read or that has no `*.template.json` with `FileFailure`.
   *
   * @param folder the folder that the CDK wrote the templates to
   */
  public onAssembly(folder: string): PackDifference {
    return this.on(templatesBelow(folder));
  }
}

/** What differs between two versions of a pack. */
export class PackDifference {
  /** @internal */
  public static _of(title: string, changes: PackChange[]): PackDifference {
    return new PackDifference(title, changes);
  }

  private constructor(
    private readonly title: string,
    /** Every difference, rule by rule. Whether a rule is content with a resource or has nothing to say about it makes none. */
    public readonly changes: PackChange[],
  ) {}

  /** The differences as text, one in a line. */
  public describe(): string {
    const lines = this.changes.map((change) => `  - ${inWords(change)}`);
    return lines.length === 0 ? `${this.title}: no difference` : `${this.title}: ${lines.length} ${lines.length === 1 ? 'difference' : 'differences'}\n${lines.join('\n')}`;
  }
}

interface JudgedResource {
  readonly template: string;
  readonly resource: RenderedResource;
}

/** A rule in both versions, as far as they have it. */
interface RulePair {
  readonly id: string;
  readonly before?: Rule;
  readonly after?: Rule;
}

function rulePairs(before: RulePack, after: RulePack): RulePair[] {
  const ids = [...new Set([...before.rules, ...after.rules].map(({ meta }) => meta.id))];
  const named = (pack: RulePack, id: string) => pack.rules.find(({ meta }) => meta.id === id);
  return ids.map((id) => ({ id, before: named(before, id), after: named(after, id) }));
}

function ruleChanges({ id, before, after }: RulePair): PackChange[] {
  const severities = { severityBefore: before?.meta.severity, severityAfter: after?.meta.severity };
  if (!before) return [{ kind: PackChangeKind.RULE_ADDED, rule: id, ...severities }];
  if (!after) return [{ kind: PackChangeKind.RULE_REMOVED, rule: id, ...severities }];
  return before.meta.severity === after.meta.severity ? [] : [{ kind: PackChangeKind.SEVERITY_CHANGED, rule: id, ...severities }];
}

const KINDS: Record<State, PackChangeKind> = {
  [State.NON_COMPLIANT]: PackChangeKind.NEWLY_FAILS,
  [State.COMPLIANT]: PackChangeKind.NEWLY_PASSES,
  [State.UNKNOWN]: PackChangeKind.NEWLY_UNKNOWN,
  [State.NOT_APPLICABLE]: PackChangeKind.NO_LONGER_JUDGED,
};

function stateChange({ id, before, after }: RulePair, { template, resource }: JudgedResource): PackChange[] {
  const [earlier, later] = [before, after].map((rule) => rule ? ask(rule, resource) : undefined);
  const [stateBefore, stateAfter] = [earlier, later].map((answer) => answer ? stateOf(answer) : State.NOT_APPLICABLE);
  if (stateBefore === stateAfter || (isSilent(stateBefore) && isSilent(stateAfter))) return [];
  return [{
    kind: KINDS[stateAfter],
    rule: id,
    template,
    logicalId: resource.view.place.logicalId,
    stateBefore,
    stateAfter,
    severityBefore: before?.meta.severity,
    severityAfter: after?.meta.severity,
    message: later?.verdict?.message ?? later?.failure,
  }];
}

function isSilent(state: State): boolean {
  return state === State.COMPLIANT || state === State.NOT_APPLICABLE;
}

function inWords({ kind, rule, template, logicalId, stateBefore, severityBefore, severityAfter, message }: PackChange): string {
  switch (kind) {
    case PackChangeKind.RULE_ADDED: return `${rule} ${kind}, ${severityAfter}`;
    case PackChangeKind.RULE_REMOVED: return `${rule} ${kind}, ${severityBefore}`;
    case PackChangeKind.SEVERITY_CHANGED: return `${rule} ${kind} from ${severityBefore} to ${severityAfter}`;
    default: return `${rule} ${kind}: ${logicalId} in ${template}, ${stateBefore} before${message ? `: ${message}` : ''}`;
  }
}

function templatesBelow(folder: string): Record<string, unknown> {
  const refuse = (message: string) => PavedRoadError.about(folder, [{ code: ErrorCode.FILE_FAILURE, message }]);
  try {
    const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.template.json')).sort();
    if (files.length === 0) throw refuse("'folder' must have at least one *.template.json below it, got none; give the folder of a synthesis, such as cdk.out");
    return Object.fromEntries(files.map((file) => {
      const path = join(folder, file);
      return [relative(folder, path).split(sep).join('/'), JSON.parse(readFileSync(path, 'utf8')) as unknown];
    }));
  } catch (error) {
    if (error instanceof PavedRoadError) throw error;
    throw refuse(`'folder' must be readable, got ${(error as Error).message}`);
  }
}
