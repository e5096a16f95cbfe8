import { PolicyValidationPluginReport, PolicyViolatingResource, PolicyViolation } from 'aws-cdk-lib';
import { Disposition, Finding } from '../../policy/decision/finding';
import { ResourcePlace } from '../../policy/template/resource-view';
import { isWithin } from '../../private/construct-path';
import { fullRuleId } from '../../private/rule-id';
import { EVIDENCE_UNWRITTEN } from '../findings/publication-findings';

/**
 * What the CDK is told: the blocking findings of the stacks that it asks about, each as a violation of its own.
 *
 * The severity is `fatal`, the only one that nobody can acknowledge away. Everything else stands in the record, but for what the record
 * may not be able to say: that it was not written. Where nothing enforces, that is a warning.
 *
 * @param findings all findings of the app
 * @param stacks the construct paths of the stacks that the CDK asks about
 * @param files where the template of each stack lies
 * @param entryFor the entry of the register to ask for, where a finding comes with one
 */
export function answer(
  findings: readonly Finding[], stacks: readonly string[], files: ReadonlyMap<string, string>,
  entryFor: (finding: Finding) => string | undefined = () => undefined,
): PolicyValidationPluginReport {
  const violations = findings
    .filter(({ disposition, rule }) => disposition === Disposition.BLOCKING || rule === EVIDENCE_UNWRITTEN)
    .filter(({ resource }) => !resource || stacks.some((stack) => isWithin(resource.stack, stack)))
    .map((finding) => violation(finding, files, entryFor(finding)));
  return { success: violations.every(({ severity }) => severity !== 'fatal'), violations };
}

/**
 * What the CDK is told when judging itself failed: one violation at the root, which stops every selection of stacks where
 * anything enforces, and is a warning where nothing does.
 */
export function crashed(error: string, enforces: boolean): PolicyValidationPluginReport {
  const description = `the app could not be judged: ${error}`;
  const fix = 'this is a defect of a pack or of cdk-paved-road; report it with the message';
  const severity = enforces ? 'fatal' : 'warning';
  return { success: !enforces, violations: [{ ruleName: 'PR-GOVERNANCE-CRASH', description, fix, severity, violatingResources: [appItself] }] };
}

const appItself = { constructPath: '', locations: [] };

function violation(finding: Finding, files: ReadonlyMap<string, string>, entry: string | undefined): PolicyViolation {
  const { rule, detail, fix, reference, source, resource, property, sameAs, disposition } = finding;
  return {
    ruleName: fullRuleId(rule, detail && escaped(detail)),
    description: inWords(finding),
    fix: [
      source === undefined ? fix : `${source}: ${fix}`,
      ...reference === undefined ? [] : [`see ${reference}`],
      ...entry === undefined ? [] : [`the entry to ask for, below 'waivers:' in waivers.yaml:\n${entry}`],
    ].join('\n'),
    severity: disposition === Disposition.BLOCKING ? 'fatal' : 'warning',
    ruleMetadata: { finding: finding.id, ...sameAs.length > 0 && { sameAs: sameAs.join(' ') } },
    violatingResources: [placeOf(resource, property, files)],
  };
}

/** Where the CDK finds it: the app, a stack, or a resource, of which it knows construct, file and line itself. */
function placeOf(resource: ResourcePlace | undefined, property: string | undefined, files: ReadonlyMap<string, string>): PolicyViolatingResource {
  if (resource === undefined) return appItself;
  if (resource.logicalId === '') return { constructPath: resource.path, locations: [] };
  return {
    resourceLogicalId: resource.logicalId,
    templatePath: files.get(resource.stack),
    locations: [property === undefined ? 'Properties' : `Properties/${property.replace(/\./g, '/')}`],
  };
}

/** What was found and why it matters. The rules of cdk-nag state what they found, so it is not said twice. */
function inWords({ message, statement, why }: Finding): string {
  const found = message.replace(/\.$/, '');
  return message === statement ? `${found}: ${why}` : `${found}; the rule: ${statement}, because ${why}`;
}

/** Brackets and double colons have a meaning in the ids of the CDK, which throws when they do not balance. */
function escaped(detail: string): string {
  return detail.replace(/[[\]{}()]/g, '_').replace(/:{2,}/g, ':');
}
