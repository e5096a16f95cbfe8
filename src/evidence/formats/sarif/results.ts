import { sarifText } from './rules';
import { Disposition, Exception, Finding } from '../../../policy/finding';
import { ResourcePlace } from '../../../policy/resource-view';
import { Severity } from '../../../policy/severity';
import { Edition } from '../../edition';
import { positionOf } from '../../position';
import { RequestEntry } from '../../record';
import { RuleWords } from '../../rulebook';
import { foundWords } from '../../wording';

/** Where a finding about the app itself is shown: the one file that every app has. */
const IN_APP = { artifactLocation: { uri: 'cdk.json' }, region: { startLine: 1 } };

/** Findings as SARIF has them. */
export class SarifResults {
  /** What template files are relative to. */
  public static readonly ASSEMBLY = 'ASSEMBLY';

  private readonly ruleIndexes: ReadonlyMap<string, number>;
  private readonly requests: ReadonlyMap<string, RequestEntry>;

  constructor(private readonly edition: Edition, rules: readonly RuleWords[]) {
    this.ruleIndexes = new Map(rules.map(({ id }, index) => [id, index]));
    this.requests = new Map(edition.record.requests.flatMap((request) => request.findings.map((id) => [id, request])));
  }

  /** A result. Unknown is a failure as well: GitHub shows no result of another kind. */
  public of(finding: Finding): object {
    const { id, rule, resource, disposition } = finding;
    const template = resource && this.inTemplate(resource);
    const source = inSource(finding);
    return {
      ruleId: rule,
      ruleIndex: this.ruleIndexes.get(rule),
      level: levelOf(finding),
      message: { text: sarifText(messageOf(finding)) },
      locations: [{ physicalLocation: source ?? template ?? IN_APP, logicalLocations: resource && logicalOf(resource) }],
      relatedLocations: source && template && [{ physicalLocation: template, message: { text: 'the resource in its template' } }],
      partialFingerprints: { 'primaryLocationLineHash': `${id}:1`, 'finding/v1': id },
      baselineState: disposition === Disposition.BASELINED ? 'unchanged' : undefined,
      suppressions: this.suppressionsOf(finding),
      properties: this.propertiesOf(finding),
    };
  }

  private inTemplate({ template, logicalId }: ResourcePlace): object {
    const startLine = this.edition.excerpts.lineInTemplate(template, logicalId) ?? 1;
    return { artifactLocation: { uri: uriOf(template), uriBaseId: SarifResults.ASSEMBLY }, region: { startLine } };
  }

  private suppressionsOf({ id, disposition, waiver }: Finding): object[] | undefined {
    if (waiver) return [granted(waiver)];
    if (disposition === Disposition.BASELINED) return [this.baselined()];
    const request = this.requests.get(id);
    return request && [{ kind: 'external', status: 'underReview', justification: request.reason ?? 'asked for without a reason' }];
  }

  private baselined(): object {
    const { recorded, expires } = this.edition.record.baseline ?? {};
    const days = recorded === undefined ? '' : `, recorded on ${recorded}, holds until ${expires}`;
    return { kind: 'external', status: 'accepted', justification: `in the baseline${days}` };
  }

  private propertiesOf(finding: Finding): object {
    const { disposition, severity, state, property, detail, packs, sameAs } = finding;
    const { component, environment, application, owner } = this.edition.whereabouts.ofFinding(finding);
    return {
      disposition,
      severity,
      state,
      property,
      detail,
      packs,
      sameAs,
      application,
      owner,
      component: component?.path,
      environment: environment?.path,
    };
  }
}

/** By what follows: whoever reads levels alone must not fail a build for what governance lets pass. */
function levelOf({ disposition, severity }: Finding): string {
  if (disposition === Disposition.BLOCKING) return 'error';
  return disposition === Disposition.ADVISORY && severity !== Severity.INFO ? 'warning' : 'note';
}

function messageOf(finding: Finding): string {
  const { message, statement } = finding;
  return message === statement ? foundWords(finding) : `${foundWords(finding)}. Required: ${statement}`;
}

function inSource({ source }: Finding): object | undefined {
  const position = positionOf(source);
  return position && { artifactLocation: { uri: uriOf(position.file) }, region: { startLine: position.line } };
}

function logicalOf({ path, type, logicalId }: ResourcePlace): object[] {
  return [{ name: logicalId === '' ? undefined : logicalId, fullyQualifiedName: path, kind: 'resource', properties: { type } }];
}

function granted({ id, origin, reason, owner, approver, expires }: Exception): object {
  return { kind: 'external', status: 'accepted', justification: reason, properties: { id, origin, owner, approver, expires } };
}

function uriOf(path: string): string {
  return path.split('/').map(encodeURIComponent).join('/');
}
