import { Token } from 'aws-cdk-lib';
import { Coverage, EnvironmentEntry } from './record';
import { Collection } from '../../policy/collection/collect';
import { Evaluation, RuleFacts } from '../../policy/collection/evaluation';
import { CDK_METADATA, RenderedResource, RenderedTemplate } from '../../policy/template/rendered';
import { append } from '../../private/append';
import { SequenceMap } from '../../private/sequence-map';
import { sha256 } from '../../private/stable-json';

/** What was judged of each template, and by which rules. */
export function templateCoverage({ app, evaluations, gaps }: Collection, environments: readonly EnvironmentEntry[]): Coverage {
  const environmentOf = new Map(environments.flatMap(({ path, stacks }) => stacks.map((stack) => [stack, path])));
  const left = new Map<RenderedResource, string>();
  for (const { resource, message } of gaps) {
    if (resource) left.set(resource, message);
  }
  const sets = new RuleSets(evaluations);
  const changing = new Set(evaluations.filter(({ macro }) => macro !== undefined).map(({ resource }) => resource));
  const templates = app.stacks.map(({ stack, template, path, content, resources }) => {
    const unjudged = resources.flatMap((resource) => {
      const reason = left.get(resource);
      return reason === undefined ? [] : [{ logicalId: resource.view.place.logicalId, reason }];
    });
    const changedLater = resources.filter((resource) => changing.has(resource)).map(({ view }) => view.place.logicalId);
    return {
      template,
      stack: path,
      environment: environmentOf.get(path),
      account: Token.isUnresolved(stack.account) ? undefined : stack.account,
      region: Token.isUnresolved(stack.region) ? undefined : stack.region,
      sha256: sha256(JSON.stringify(judgedIn(content))),
      resources: resources.length,
      evaluated: resources.length - unjudged.length,
      unjudged,
      applied: Object.fromEntries(resources.map((resource) => [resource.view.place.logicalId, sets.numberFor(resource)])),
      changedLater: changedLater.length > 0 ? changedLater : undefined,
    };
  });
  return { ruleSets: sets.all, templates };
}

/** What is judged of a template, in its order. */
function judgedIn({ Resources: resources = {} }: RenderedTemplate): RenderedTemplate['Resources'] {
  return Object.fromEntries(Object.entries(resources).filter(([, { Type }]) => Type !== CDK_METADATA));
}

/** Which rules had something to say about which resource. Resources of one kind share a set. */
class RuleSets {
  public readonly all: string[][] = [];
  private readonly rules = new Map<RenderedResource, RuleFacts[]>();
  private readonly numbers = new SequenceMap<RuleFacts, number>();

  constructor(evaluations: readonly Evaluation[]) {
    for (const { resource, rule } of evaluations) append(this.rules, resource, rule);
  }

  public numberFor(resource: RenderedResource): number {
    const said = this.rules.get(resource) ?? [];
    return this.numbers.ensure(said, (rule) => rule, () => this.numberOf([...new Set(said.map(({ id }) => id))].sort()));
  }

  private numberOf(rules: string[]): number {
    const key = rules.join(' ');
    const known = this.all.findIndex((set) => set.join(' ') === key);
    return known >= 0 ? known : this.all.push(rules) - 1;
  }
}
