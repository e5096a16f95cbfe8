import { FindingColumns, FindingTable } from './finding-columns';
import { pictureData } from './picture';
import { Picture } from './picture-graph';
import { append } from '../../private/append';
import { TagKey } from '../../tagging/tag-keys';
import { dayOf, daysBetween } from '../../waivers/utc-day';
import { Edition } from '../edition/edition';
import { mostPressingFirst } from '../edition/pressing';
import { ComponentEntry, GovernanceRecord, RegisteredWaiverEntry, TemplateCoverage, WaiverEntry } from '../record/record';
import { DISPOSITION_WORDS, STATE_WORDS } from '../text/wording';

/** A governed component, without what the report does not show of it. */
export interface ComponentRow extends Pick<ComponentEntry, 'path' | 'type' | 'version' | 'stacks' | 'promises' | 'source'> {
  readonly environment?: string;
  readonly application?: string;
  readonly owner?: string;
  readonly classification?: string;
  readonly resources: number;
}

/** An entry of the register, with what is left of its time and the rows of the findings that its words cover. */
export interface RegisterRow extends Omit<RegisteredWaiverEntry, 'findings' | 'fingerprints'> {
  readonly daysLeft?: number;
  readonly rows: number[];
}

/** Resources of one type in one stack that belong to no component. */
export interface UngovernedGroup {
  /** The construct path of the stack. */
  readonly stack: string;
  /** The CloudFormation type. */
  readonly type: string;
  /** How many there are. */
  readonly resources: number;
  /** The construct paths of the first ones. */
  readonly paths: string[];
}

/** What the page shows as the record has it. */
const SHOWN = [
  'library', 'cdk', 'instant', 'gate', 'counts', 'policy', 'packs', 'rules', 'applications', 'environments', 'responsibilities', 'waiverBases', 'baseline',
  'acknowledgements', 'requests', 'facts', 'envelopes', 'connections', 'overrides',
] as const satisfies readonly (keyof GovernanceRecord)[];

type Shown = Pick<GovernanceRecord, typeof SHOWN[number]>;

/** What the page is drawn from. */
export interface ReportData extends Shown {
  readonly words: { readonly disposition: Record<string, string>; readonly state: Record<string, string> };
  readonly table: FindingTable;
  readonly components: ComponentRow[];
  readonly register: RegisterRow[];
  readonly proposals: WaiverEntry[];
  readonly ungoverned: UngovernedGroup[];
  readonly templates: Omit<TemplateCoverage, 'applied'>[];
  readonly pictures: Picture[];
}

/** How many resources outside of components are named, of one type in one stack. */
const MOST_NAMED = 20;

/** The data of the page. */
export function reportData(edition: Edition): ReportData {
  const { record, whereabouts } = edition;
  const findings = mostPressingFirst(record.findings);
  return {
    ...shown(record),
    words: { disposition: DISPOSITION_WORDS, state: STATE_WORDS },
    table: new FindingColumns(edition).of(findings),
    components: record.components.map(componentRow),
    register: registerRows(record, new Map(findings.map(({ id }, row) => [id, row]))),
    proposals: record.waivers.filter((entry): entry is WaiverEntry => entry.origin !== 'register'),
    ungoverned: ungovernedIn(record),
    templates: record.coverage.templates.map(({ applied, ...template }) => template),
    pictures: pictureData(record, whereabouts),
  };
}

/** The entries of the register, as they stand on the day of the record. */
export function registerRows(record: Pick<GovernanceRecord, 'waivers' | 'instant'>, rowOf: ReadonlyMap<string, number>): RegisterRow[] {
  const today = dayOf(record.instant);
  return record.waivers.filter((entry): entry is RegisteredWaiverEntry => entry.origin === 'register').map(({ findings, fingerprints, ...entry }) => ({
    ...entry,
    daysLeft: entry.expires === undefined ? undefined : daysBetween(today, entry.expires),
    rows: findings.flatMap((id) => rowOf.get(id) ?? []),
  }));
}

function shown(record: GovernanceRecord): Shown {
  return Object.fromEntries(SHOWN.map((field) => [field, record[field]])) as Shown;
}

function componentRow({ path, type, version, stacks, promises, source, identity, resources }: ComponentEntry): ComponentRow {
  return {
    path,
    type,
    version,
    stacks,
    promises,
    source,
    environment: identity[TagKey.ENVIRONMENT],
    application: identity[TagKey.APPLICATION],
    owner: identity[TagKey.OWNER],
    classification: identity[TagKey.DATA_CLASSIFICATION],
    resources: resources.length,
  };
}

function ungovernedIn({ resources, coverage }: GovernanceRecord): UngovernedGroup[] {
  const stackOf = new Map(coverage.templates.map(({ template, stack }) => [template, stack]));
  const groups = new Map<string, string[]>();
  for (const { governedBy, template, type, path } of resources) {
    if (governedBy === undefined) append(groups, `${stackOf.get(template) ?? template}\n${type}`, path);
  }
  return [...groups].sort(([a], [b]) => a < b ? -1 : 1).map(([key, paths]) => {
    const [stack, type] = key.split('\n');
    return { stack, type, resources: paths.length, paths: paths.slice(0, MOST_NAMED) };
  });
}

/** How long a list is written as one piece. */
const ITEMS_PER_PIECE = 1_000;

/** A value as pieces of JSON; long lists are cut. */
export function* dataPieces(value: unknown, text: (value: unknown) => string): Iterable<string> {
  if (Array.isArray(value) && value.length > ITEMS_PER_PIECE) {
    for (let start = 0; start < value.length; start += ITEMS_PER_PIECE) {
      yield `${start === 0 ? '[' : ','}${text(value.slice(start, start + ITEMS_PER_PIECE)).slice(1, -1)}`;
    }
    yield ']';
  } else if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    let before = '{';
    for (const [key, field] of Object.entries(value)) {
      if (field === undefined) continue;
      yield `${before}${text(key)}:`;
      yield* dataPieces(field, text);
      before = ',';
    }
    yield before === '{' ? '{}' : '}';
  } else {
    yield text(value);
  }
}
