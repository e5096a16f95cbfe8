import { sarifText } from './rules';
import { Disposition, Exception, Finding } from '../../../policy/decision/finding';
import { Severity } from '../../../policy/rule/severity';
import { ResourcePlace } from '../../../policy/template/resource-view';
import { Memo } from '../../../private/memo';
import { Edition } from '../../edition/edition';
import { positionOf } from '../../edition/position';
import { RuleWords } from '../../edition/rulebook';
import { Whereabout } from '../../edition/whereabouts';
import { BaselineSummary, RequestEntry } from '../../record/record';
import { printable } from '../../text/printable';
import { foundWords } from '../../text/wording';

/** Where a finding about the app itself is shown: the one file that every app has. */
const IN_APP = { artifactLocation: { uri: 'cdk.json' }, region: { startLine: 1 } };

/** Findings as SARIF has them. What many of them share is put into words once. */
export class SarifResults {
  /** What template files are relative to. */
  public static readonly ASSEMBLY = 'ASSEMBLY';

  private readonly rules: Memo<string>;
  private readonly sources = new Memo((source: string) => JSON.stringify(inSource(source) ?? IN_APP));
  private readonly messages = new Memo((message: string) => JSON.stringify({ text: sarifText(message) }));
  private readonly places = new Memo((place: Whereabout) => membersOf({
    application: place.application, owner: place.owner, component: place.component?.path, environment: place.environment?.path,
  }));
  private readonly uris = new Memo(uriOf);
  private readonly templates = new Memo((resource: ResourcePlace) => JSON.stringify(this.inTemplate(resource)));
  private readonly logical = new Memo((resource: ResourcePlace) => JSON.stringify(logicalOf(resource)));
  private readonly waivers = new Memo((waiver: Exception) => JSON.stringify([granted(waiver)]));
  private readonly requests: ReadonlyMap<string, RequestEntry>;
  private readonly baselined: string;

  constructor(private readonly edition: Edition, rules: readonly RuleWords[]) {
    const indexes = new Map(rules.map(({ id }, index) => [id, index]));
    this.rules = new Memo((id) => membersOf({ ruleId: id, ruleIndex: indexes.get(id) }));
    this.requests = new Map(edition.record.requests.flatMap((request) => request.findings.map((id) => [id, request])));
    this.baselined = JSON.stringify([baselined(edition.record.baseline)]);
  }

  /** A result. Unknown is a failure as well: GitHub shows no result of another kind. */
  public of(finding: Finding): string {
    const { id, rule, disposition } = finding;
    const suppressions = this.suppressionsOf(finding);
    const fingerprints = `{"primaryLocationLineHash":"${id}:1","finding/v1":"${id}"}`;
    const state = disposition === Disposition.BASELINED ? ',"baselineState":"unchanged"' : '';
    return `{${this.rules.of(rule)},"level":"${levelOf(finding)}","message":${this.messages.of(messageOf(finding))},${this.locationsOf(finding)
    },"partialFingerprints":${fingerprints}${state}${suppressions === undefined ? '' : `,"suppressions":${suppressions}`
    },"properties":${this.propertiesOf(finding)}}`;
  }

  private locationsOf({ source, resource }: Finding): string {
    const isInSource = positionOf(source) !== undefined;
    if (!resource) return `"locations":[{"physicalLocation":${this.sources.of(source ?? '')}}]`;
    const template = this.templates.of(resource);
    const place = isInSource ? this.sources.of(source!) : template;
    const related = isInSource ? `,"relatedLocations":[{"physicalLocation":${template},"message":{"text":"the resource in its template"}}]` : '';
    return `"locations":[{"physicalLocation":${place},"logicalLocations":${this.logical.of(resource)}}]${related}`;
  }

  private inTemplate({ template, logicalId }: ResourcePlace): object {
    const startLine = this.edition.excerpts.lineInTemplate(template, logicalId) ?? 1;
    return { artifactLocation: { uri: this.uris.of(template), uriBaseId: SarifResults.ASSEMBLY }, region: { startLine } };
  }

  private suppressionsOf({ id, disposition, waiver }: Finding): string | undefined {
    if (waiver) return this.waivers.of(waiver);
    if (disposition === Disposition.BASELINED) return this.baselined;
    const request = this.requests.get(id);
    return request && JSON.stringify([{ kind: 'external', status: 'underReview', justification: printable(request.reason ?? 'asked for without a reason') }]);
  }

  private propertiesOf(finding: Finding): string {
    const { disposition, severity, state, property, detail, sameAs } = finding;
    const place = this.places.of(this.edition.whereabouts.ofFinding(finding));
    const own = membersOf({ property, detail, sameAs: sameAs.length > 0 ? sameAs : undefined });
    return `{"disposition":"${disposition}","severity":"${severity}","state":"${state}"${own === '' ? '' : `,${own}`}${place === '' ? '' : `,${place}`}}`;
  }
}

/** The members of an object as they stand between its braces. */
function membersOf(object: object): string {
  return JSON.stringify(object).slice(1, -1);
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

function inSource(source: string): object | undefined {
  const position = positionOf(source);
  return position && { artifactLocation: { uri: uriOf(position.file) }, region: { startLine: position.line } };
}

function logicalOf({ path, type, logicalId }: ResourcePlace): object[] {
  return [{ name: logicalId === '' ? undefined : printable(logicalId), fullyQualifiedName: printable(path), kind: 'resource', properties: { type } }];
}

function granted({ id, origin, reason, owner, approver, expires }: Exception): object {
  return { kind: 'external', status: 'accepted', justification: printable(reason), properties: { id, origin, owner, approver, expires } };
}

function baselined(baseline: BaselineSummary | undefined): object {
  const days = baseline === undefined ? '' : `, recorded on ${baseline.recorded}, holds until ${baseline.expires}`;
  return { kind: 'external', status: 'accepted', justification: `in the baseline${days}` };
}

function uriOf(path: string): string {
  return printable(path).split('/').map(encodeURIComponent).join('/');
}
