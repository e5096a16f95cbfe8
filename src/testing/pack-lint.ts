import { existsSync, readFileSync } from 'fs';
import { dirname, join } from 'path';
import { PackLintOptions, PackProblem, PackLintCheck } from './pack-problem';
import { readAlone, readTogether, TemplateContent } from './rendered-templates';
import { ask, stateOf } from './rule-answer';
import { RuleFixture } from './rule-fixture';
import { Rule } from '../policy/rule/rule';
import { State } from '../policy/rule/verdict';
import { RulePack } from '../policy/rule-pack';
import { CDK_METADATA, RenderedResource } from '../policy/template/rendered';

/**
 * What is wrong with a pack beyond what a `Rule` and a `RulePack` refuse when they are made, which are wrong or repeated ids
 * and empty texts.
 */
export class PackLint {
  /**
   * The lint of one pack.
   *
   * @param pack the pack
   */
  public static of(pack: RulePack): PackLint {
    return new PackLint(pack);
  }

  private constructor(private readonly pack: RulePack) {}

  /**
   * Everything that is wrong, in the order of the rules.
   *
   * Texts have no full stop at the end, since reports put them into sentences. The source is an https address. The types exist
   * in the version of aws-cdk-lib that is installed; those that are not of AWS are left alone.
   *
   * @param options what else to hold the pack against
   */
  public problems(options: PackLintOptions = {}): PackProblem[] {
    const resources = resourcesIn(options);
    return this.pack.rules.flatMap((rule) => [
      ...textProblems(rule),
      ...typeProblems(rule),
      ...sameAsProblems(rule),
      ...pageProblems(rule, options.pages),
      ...controlProblems(rule, options.controls),
      ...silence(rule, resources),
    ]);
  }

  /**
   * Asserts that nothing is wrong. Otherwise it throws with every problem.
   *
   * @param options what else to hold the pack against
   */
  public verify(options: PackLintOptions = {}): void {
    const problems = this.problems(options).map(({ rule, message }) => `  - ${rule}: ${message}`);
    if (problems.length > 0) throw new Error(`pack ${this.pack.name} has ${problems.length} ${problems.length === 1 ? 'problem' : 'problems'}:\n${problems.join('\n')}`);
  }
}

function textProblems({ meta }: Rule): PackProblem[] {
  const stops = (['statement', 'why', 'fix'] as const).filter((text) => meta[text].trim().endsWith('.'))
    .map((text) => problem(meta.id, PackLintCheck.TEXT, `'${text}' must end without a full stop, got ${JSON.stringify(meta[text])}`));
  const source = isHttps(meta.source) ? [] : [problem(meta.id, PackLintCheck.SOURCE, `'source' must be an https address, got ${JSON.stringify(meta.source)}`)];
  return [...stops, ...source];
}

function isHttps(text: string): boolean {
  return URL.canParse(text) && new URL(text).protocol === 'https:';
}

function typeProblems({ meta: { id, types } }: Rule): PackProblem[] {
  const wrong = types.filter((type) => /^(AWS|Alexa)::/.test(type) ? !isCloudFormationType(type) : !/^\w+::\w/.test(type));
  return [
    ...wrong.map((type) => problem(id, PackLintCheck.TYPE, `'types' must be types that CloudFormation has, got ${type}`)),
    ...repeated(types).map((type) => problem(id, PackLintCheck.TYPE, `'types' must have each type once, got ${type} more than once`)),
  ];
}

/** Rules of cdk-nag are called after their pack, a dash and their name; ours and those of others are words joined by dashes. */
function sameAsProblems({ meta: { id, sameAs = [] } }: Rule): PackProblem[] {
  return [
    ...sameAs.filter((other) => other === id || !/^[A-Za-z][\w.]*(-[A-Za-z0-9]+)+$/.test(other))
      .map((other) => problem(id, PackLintCheck.SAME_AS, `'sameAs' must be ids of other rules, such as AwsSolutions-RDS2, got ${JSON.stringify(other)}`)),
    ...repeated(sameAs).map((other) => problem(id, PackLintCheck.SAME_AS, `'sameAs' must have each id once, got ${other} more than once`)),
  ];
}

function pageProblems({ meta: { id } }: Rule, pages: string | undefined): PackProblem[] {
  if (pages === undefined || existsSync(join(pages, `${id}.md`))) return [];
  return [problem(id, PackLintCheck.PAGE, `'pages' must have a page for each rule; write ${id}.md`)];
}

function controlProblems({ meta: { id, controls = [] } }: Rule, known: readonly string[] | undefined): PackProblem[] {
  return controls.filter((control) => known && !known.includes(control))
    .map((control) => problem(id, PackLintCheck.CONTROL, `'controls' must be in the list of known controls, got ${control}`));
}

function silence(rule: Rule, resources: readonly RenderedResource[] | undefined): PackProblem[] {
  if (!resources || resources.some((resource) => stateOf(ask(rule, resource)) !== State.NOT_APPLICABLE)) return [];
  return [problem(rule.meta.id, PackLintCheck.SILENT, `the rule had nothing to say about any of ${resources.length} resources; add one of ${rule.meta.types.join(', ')} that it applies to`)];
}

function resourcesIn({ templates, fixtures }: PackLintOptions): RenderedResource[] | undefined {
  if (!templates && !fixtures) return undefined;
  const inTemplates = readTogether((templates ?? []) as TemplateContent[]);
  const inFixtures = readAlone((fixtures ?? []).map(({ _template }: RuleFixture) => _template));
  return [...inTemplates, ...inFixtures].flat();
}

function repeated(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, index) => values.indexOf(value) !== index))];
}

function problem(rule: string, check: PackLintCheck, message: string): PackProblem {
  return { rule, check, message };
}

let known: Record<string, string> | undefined;

/** The CDK ships its list of types as a file that cannot be imported. */
function isCloudFormationType(type: string): boolean {
  const folder = dirname(require.resolve('aws-cdk-lib/package.json'));
  known ??= JSON.parse(readFileSync(join(folder, 'cloudformation-include', 'cfn-types-2-classes.json'), 'utf8')) as Record<string, string>;
  return type in known || type === CDK_METADATA;
}
