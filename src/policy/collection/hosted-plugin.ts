import { IPolicyValidationContext, IPolicyValidationPlugin, PolicyViolatingResource, PolicyViolation, Stack, Token } from 'aws-cdk-lib';
import { Evaluation, RuleFacts } from './evaluation';
import { append } from '../../private/append';
import { Severity } from '../rule/severity';
import { State } from '../rule/verdict';
import { RenderedResource, RenderedStack } from '../template/rendered';
import { RenderedApp } from '../template/rendered-app';
import { ResourceView } from '../template/resource-view';

/**
 * Asks a validation plugin that is no pack of cdk-nag about an app, and takes its violations for evaluations. What it found
 * compliant it does not tell. Returns the ids of its rules.
 *
 * @param said hears each violation
 * @internal
 */
export function askPlugin(plugin: IPolicyValidationPlugin, app: RenderedApp, said: (evaluation: Evaluation) => void): ReadonlySet<string> {
  const ids = new Set(plugin.ruleIds ?? []);
  for (const stacks of groups(app)) {
    const report = plugin.validate({ ...environmentOf(stacks[0].stack), ...templatesOf(stacks), appConstruct: app.root });
    if (!report.success && report.violations.length === 0) throw new Error('it is not successful and names no violation');
    for (const violation of report.violations) {
      ids.add(violation.ruleName);
      const facts = factsOf(plugin.name, violation);
      const places = violation.violatingResources.length > 0 ? violation.violatingResources : [{ constructPath: stacks[0].path, locations: [] }];
      for (const place of places) {
        const found = { state: State.NON_COMPLIANT, message: violation.description, property: propertyOf(place) };
        said({ rule: facts, pack: plugin.name, resource: locate(place, app), ...found });
      }
    }
  }
  return ids;
}

/** The CDK asks once for each account and region; so do we. Nested stacks belong to those that they are nested in. */
function groups({ stacks }: RenderedApp): RenderedStack[][] {
  const byEnvironment = new Map<string, RenderedStack[]>();
  for (const stack of stacks) {
    if (!stack.stack.nested) append(byEnvironment, stack.stack.environment, stack);
  }
  return [...byEnvironment.values()];
}

function environmentOf({ account, region }: Stack): { accountId: string | undefined; region: string | undefined } {
  return { accountId: Token.isUnresolved(account) ? undefined : account, region: Token.isUnresolved(region) ? undefined : region };
}

function templatesOf(stacks: readonly RenderedStack[]): Pick<IPolicyValidationContext, 'templatePaths' | 'stackTemplates'> {
  return {
    templatePaths: stacks.map(({ file }) => file),
    stackTemplates: stacks.map(({ path, file }) => ({ stackConstructPath: path, templatePath: file })),
  };
}

function factsOf(plugin: string, { ruleName, description, fix, severity }: PolicyViolation): RuleFacts {
  return {
    id: ruleName,
    severity: severityFrom(severity),
    statement: description,
    why: `the plugin ${plugin} says so`,
    fix: fix ?? `change the resource until ${ruleName} has nothing to object to; acknowledging it counts for nothing`,
    sameAs: [],
    controls: [],
    differsByProperty: true,
  };
}

/** A word that nobody knows, such as `Critical`, is not taken lightly. */
function severityFrom(word: string | undefined): Severity {
  switch (word?.toLowerCase()) {
    case 'warning': case 'warn': return Severity.WARNING;
    case 'info': case 'informational': case 'debug': return Severity.INFO;
    default: return Severity.ERROR;
  }
}

function locate({ templatePath, resourceLogicalId, constructPath }: PolicyViolatingResource, app: RenderedApp): RenderedResource {
  const inTemplate = app.resources.find(({ view, stack }) => stack.file === templatePath && view.place.logicalId === resourceLogicalId);
  if (inTemplate) return inTemplate;
  const atPath = constructPath && app.resources.find(({ view }) => view.place.path === constructPath || view.place.path === `${constructPath}/Resource`);
  return atPath || stackItself(app.stacks.find(({ file, path }) => file === templatePath || path === constructPath) ?? app.stacks[0]);
}

/** What a violation is about that names no resource. */
function stackItself(stack: RenderedStack): RenderedResource {
  const definition = { Type: 'AWS::CloudFormation::Stack' };
  const view = new ResourceView({ path: stack.path, stack: stack.path, template: stack.template, logicalId: '', type: definition.Type }, definition);
  return { view, definition, stack };
}

function propertyOf({ locations }: PolicyViolatingResource): string | undefined {
  return locations[0]?.replace(/^Properties[./]?/, '').replace(/\//g, '.') || undefined;
}
