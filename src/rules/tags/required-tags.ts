import { Rule } from '../../policy/rule/rule';
import { Severity } from '../../policy/rule/severity';
import { Verdict } from '../../policy/rule/verdict';
import { Reading } from '../../policy/template/reading';
import { ResourceView } from '../../policy/template/resource-view';
import { TagSchema } from '../../tagging/tag-schema';
import { taggableTypes, tagPropertyOf } from '../../tagging/taggable-types';

/** Resources have the tags that the schema asks for. */
export class RequiredTags extends Rule {
  private readonly required: readonly string[];

  /** @param schema which tags there must be, and which values may stand there */
  constructor(private readonly schema: TagSchema) {
    super({
      id: 'PR-TAGS-REQUIRED',
      statement: 'resources have the required tags, with values that the tag schema knows',
      why: 'costs, alarms, permissions and clean-up go by tags, and what has none belongs to nobody',
      fix: 'make the resource inside of a component or an AppEnvironment, which tag it; take back an override of its tags, or add the missing ones with Tags.of',
      severity: Severity.ERROR,
      types: taggableTypes(),
      source: 'https://docs.aws.amazon.com/tag-editor/latest/userguide/best-practices-and-strats.html',
    });
    this.required = schema.requiredKeys;
  }

  public judge(resource: ResourceView): Verdict {
    const { property, form } = tagPropertyOf(resource.type)!;
    const written = resource.read(property);
    const { tags, isComplete } = form === 'map' ? { tags: written.keys.map((key): [string, Reading] => [key, written.entry(key)]), isComplete: written.isKnown } : readList(written);

    const wrong = tags.flatMap(([key, value]) => this.problemsOf(key, value));
    const missing = this.required.filter((required) => !tags.some(([key]) => key === required)).map((key) => `'${key}' is missing`);
    if (missing.length > 0 && wrong.length === 0 && !isComplete) return Verdict.unknown(property);
    const problems = isComplete ? [...missing, ...wrong] : wrong;
    return problems.length === 0 ? Verdict.COMPLIANT : Verdict.nonCompliant(problems.join('; '), property);
  }

  private problemsOf(key: string, value: Reading): string[] {
    if (value.isKnown) return this.schema.problemsOf(key, String(value.value ?? ''));
    return this.schema.keys.includes(key) ? [`'${key}' is only known at the deployment`] : [];
  }
}

function readList(list: Reading): { tags: [string, Reading][]; isComplete: boolean } {
  const elements = list.parts.map((tag) => ({ key: tag.read('Key'), value: tag.read('Value') }));
  return {
    tags: elements.filter(({ key }) => key.value !== undefined).map(({ key, value }) => [String(key.value), value]),
    isComplete: elements.every(({ key }) => key.isKnown),
  };
}
