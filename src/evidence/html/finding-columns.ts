import { Dictionary } from './dictionary';
import { maskedSource, maskedTemplate } from './masked';
import { Exception, Finding } from '../../policy/decision/finding';
import { Severity } from '../../policy/rule/severity';
import { State } from '../../policy/rule/verdict';
import { Edition } from '../edition/edition';
import { Excerpt, Excerpts } from '../edition/excerpts';
import { DISPOSITIONS } from '../text/wording';

/** How many findings have excerpts of source and template. */
export const MOST_EXCERPTS = 300;

/** What findings of a rule have in common. */
export interface FoundRule extends Pick<Finding, 'rule' | 'statement' | 'why' | 'fix' | 'reference' | 'controls' | 'packs'> {}

/** What findings are about, as columns: names are numbers of dictionaries, -1 for none. */
export interface ResourceColumns {
  /** Construct paths. */
  readonly path: string[];
  /** Logical ids; empty for what is no resource. */
  readonly logicalId: string[];
  /** Files of templates. */
  readonly template: number[];
  /** Construct paths of stacks. */
  readonly stack: number[];
  /** CloudFormation types. */
  readonly type: number[];
  /** Construct paths of components. */
  readonly component: number[];
  /** Construct paths of environments. */
  readonly environment: number[];
  /** Names of applications. */
  readonly application: number[];
  /** Who answers for it. */
  readonly owner: number[];
}

/** What few findings have. */
export interface Rarity extends Pick<Finding, 'condition' | 'sameAs' | 'value' | 'facts'> {}

/** The findings as columns, the most pressing first: whatever repeats is a number of a dictionary, -1 for none. */
export interface FindingTable {
  /** The dictionaries, by what they are of. */
  readonly names: {
    readonly stack: string[];
    readonly template: string[];
    readonly type: string[];
    readonly component: string[];
    readonly environment: string[];
    readonly application: string[];
    readonly owner: string[];
    readonly severity: string[];
    readonly state: string[];
    readonly disposition: string[];
    readonly detail: string[];
    readonly property: string[];
    readonly message: string[];
    readonly source: string[];
  };
  /** What is said about rules, once for all findings that it is said of. */
  readonly words: FoundRule[];
  /** What excepts findings, once each. */
  readonly waivers: Exception[];
  /** What the findings are about. */
  readonly resources: ResourceColumns;
  /** The ids of the findings, by which links name them. */
  readonly id: string[];
  /** What the findings are, as numbers of the lists above. */
  readonly columns: Record<'words' | 'resource' | 'severity' | 'state' | 'disposition' | 'detail' | 'property' | 'message' | 'source' | 'waiver', number[]>;
  /** What few findings have, by the number of the finding. */
  readonly rare: Record<number, Rarity>;
  /** Lines of source by position, and of templates by the number of the resource. */
  readonly excerpts: { readonly source: Record<string, Excerpt>; readonly template: Record<number, Excerpt> };
}

/** Makes columns of findings. */
export class FindingColumns {
  private readonly names = {
    stack: new Dictionary<string>(),
    template: new Dictionary<string>(),
    type: new Dictionary<string>(),
    component: new Dictionary<string>(),
    environment: new Dictionary<string>(),
    application: new Dictionary<string>(),
    owner: new Dictionary<string>(),
    severity: new Dictionary<string>(),
    state: new Dictionary<string>(),
    disposition: new Dictionary<string>(),
    detail: new Dictionary<string>(),
    property: new Dictionary<string>(),
    message: new Dictionary<string>(),
    source: new Dictionary<string>(),
  };

  private readonly words = new WordsTable();
  private readonly waivers = new Dictionary<Exception>();
  private readonly resources = new Dictionary<NonNullable<Finding['resource']>>();
  private readonly places: ResourceColumns = {
    path: [], logicalId: [], template: [], stack: [], type: [], component: [], environment: [], application: [], owner: [],
  };

  constructor(private readonly edition: Edition) {
    const { names } = this;
    for (const severity of Object.values(Severity)) names.severity.add(severity);
    for (const state of Object.values(State)) names.state.add(state);
    for (const disposition of DISPOSITIONS) names.disposition.add(disposition);
  }

  /** The table of findings that are in order. */
  public of(findings: readonly Finding[]): FindingTable {
    const { names } = this;
    const columns: FindingTable['columns'] = {
      words: findings.map((finding) => this.words.numberOf(finding)),
      resource: findings.map((finding) => this.resourceOf(finding)),
      severity: findings.map(({ severity }) => names.severity.add(severity)),
      state: findings.map(({ state }) => names.state.add(state)),
      disposition: findings.map(({ disposition }) => names.disposition.add(disposition)),
      detail: findings.map(({ detail }) => names.detail.add(detail)),
      property: findings.map(({ property }) => names.property.add(property)),
      message: findings.map(({ message }) => names.message.add(message)),
      source: findings.map(({ source }) => names.source.add(source)),
      waiver: findings.map(({ waiver }) => this.waivers.add(waiver, waiver?.id)),
    };
    return {
      names: Object.fromEntries(Object.entries(names).map(([name, { values }]) => [name, values])) as unknown as FindingTable['names'],
      words: this.words.all,
      waivers: this.waivers.values,
      resources: this.places,
      id: findings.map(({ id }) => id),
      columns,
      rare: raritiesOf(findings),
      excerpts: excerptsOf(findings.slice(0, MOST_EXCERPTS), columns.resource, this.edition.excerpts),
    };
  }

  private resourceOf(finding: Finding): number {
    const { resource } = finding;
    if (!resource) return -1;
    const known = this.resources.values.length;
    const number = this.resources.add(resource, resource.path);
    if (number === known) this.place(finding, resource);
    return number;
  }

  private place(finding: Finding, { path, logicalId, template, stack, type }: NonNullable<Finding['resource']>): void {
    const { component, environment, application, owner } = this.edition.whereabouts.ofFinding(finding);
    const { places, names } = this;
    places.path.push(path);
    places.logicalId.push(logicalId);
    places.template.push(names.template.add(template));
    places.stack.push(names.stack.add(stack));
    places.type.push(names.type.add(type));
    places.component.push(names.component.add(component?.path));
    places.environment.push(names.environment.add(environment?.path));
    places.application.push(names.application.add(application));
    places.owner.push(names.owner.add(owner));
  }
}

/** The words of rules, each once: a rule may speak differently of different resources. */
class WordsTable {
  public readonly all: FoundRule[] = [];
  private readonly byRule = new Map<string, number[]>();

  public numberOf(finding: Finding): number {
    const { rule, statement, why, fix, reference, controls, packs } = finding;
    let numbers = this.byRule.get(rule);
    if (!numbers) this.byRule.set(rule, numbers = []);
    const known = numbers.find((number) => areSame(this.all[number], finding));
    if (known !== undefined) return known;
    const number = this.all.push({ rule, statement, why, fix, reference, controls, packs }) - 1;
    numbers.push(number);
    return number;
  }
}

function areSame(a: FoundRule, b: FoundRule): boolean {
  return a.statement === b.statement && a.why === b.why && a.fix === b.fix && a.reference === b.reference
    && areEqual(a.controls, b.controls) && areEqual(a.packs, b.packs);
}

function areEqual(a: readonly string[], b: readonly string[]): boolean {
  return a === b || (a.length === b.length && a.every((item, index) => item === b[index]));
}

/** By row. */
function raritiesOf(findings: readonly Finding[]): Record<number, Rarity> {
  const rare: Record<number, Rarity> = {};
  findings.forEach(({ condition, sameAs, value, facts }, row) => {
    if (condition || sameAs.length > 0 || value !== undefined || facts) rare[row] = { condition, sameAs, value, facts };
  });
  return rare;
}

function excerptsOf(findings: readonly Finding[], resources: readonly number[], excerpts: Excerpts): FindingTable['excerpts'] {
  const source: Record<string, Excerpt> = {};
  const template: Record<number, Excerpt> = {};
  findings.forEach((finding, row) => {
    const written = finding.source === undefined || source[finding.source] ? undefined : excerpts.ofSource(finding.source);
    if (written) source[finding.source!] = { ...written, lines: written.lines.map(maskedSource) };
    const { resource } = finding;
    const rendered = resource && !template[resources[row]] ? excerpts.ofTemplate(resource.template, resource.logicalId) : undefined;
    if (rendered) template[resources[row]] = { ...rendered, lines: rendered.lines.map(maskedTemplate) };
  });
  return { source, template };
}
