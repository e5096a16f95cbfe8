import { Disposition, Exception, Finding } from '../../../policy/decision/finding';
import { append } from '../../../private/append';
import { TagKey } from '../../../tagging/tag-keys';
import { dayOf, daysBetween } from '../../../waivers/utc-day';
import { Edition } from '../../edition/edition';
import { mostPressingFirst } from '../../edition/pressing';
import { pageOf } from '../../edition/rulebook';
import { GovernanceRecord } from '../../record/record';
import { code, prose, row } from '../../text/markdown-text';
import { counted, foundWords, placeWords } from '../../text/wording';

/** A part of the page that opens when somebody wants it: a table. */
export interface Section {
  /** What it says before it is opened. */
  readonly title: string;
  /** The names of the columns. */
  readonly columns: readonly string[];
  /** The rows, the most important first: those at the end are left out where there is no room. */
  readonly rows: readonly string[];
}

/**
 * The parts of the page below its first screen; those that have something to say.
 *
 * @param edition what is written
 * @param blocking what blocks and has no place on the first screen
 */
export function sectionsOf(edition: Edition, blocking: readonly Finding[][]): Section[] {
  const { record } = edition;
  const of = (disposition: Disposition) => record.findings.filter((finding) => finding.disposition === disposition);
  return [
    blockingBesides(blocking),
    excepted(of(Disposition.WAIVED), edition),
    byRule(`baselined, until ${record.baseline?.expires}`, of(Disposition.BASELINED)),
    byRule('advisory, by rule', of(Disposition.ADVISORY)),
    applications(record),
    templates(record),
    components(record),
    parts(record),
    silence(record),
  ].filter(({ rows }) => rows.length > 0);
}

/** How many days an exception still holds; nothing for one without an end. */
export function daysLeft({ expires }: Pick<Exception, 'expires'>, { instant }: GovernanceRecord): number | undefined {
  return expires === undefined ? undefined : daysBetween(dayOf(instant), expires);
}

/** Where somebody looks: the line of source, else the resource. */
export function lineOf(finding: Finding): string {
  return code(finding.source ?? placeWords(finding));
}

const LONGEST_ADDRESS = 300;

/** The id of a rule, with its page behind it. */
export function ruleWords({ rule, reference }: Pick<Finding, 'rule' | 'reference'>): string {
  const page = pageOf(reference);
  return page === undefined || page.length > LONGEST_ADDRESS ? code(rule, 80) : `[${code(rule, 80)}](<${page}>)`;
}

function blockingBesides(blocking: readonly Finding[][]): Section {
  return {
    title: `${blocking.flat().length} more blocking`,
    columns: ['Where', 'Resource', 'Found', 'Rule'],
    rows: blocking.map((same) => {
      const [finding] = same;
      const others = same.length > 1 ? ` and ${same.length - 1} more` : '';
      return row(lineOf(finding), code(placeWords(finding)) + others, prose(foundWords(finding)), ruleWords(finding));
    }),
  };
}

/** A row for each rule and exception; what ends first stands first, what has no end of its own last. */
function excepted(findings: readonly Finding[], { record, whereabouts }: Edition): Section {
  const groups = new Map<string, Finding[]>();
  for (const finding of findings) {
    const { id, origin, reason } = finding.waiver!;
    append(groups, `${finding.rule} ${origin} ${origin === 'register' ? id : reason}`, finding);
  }
  const left = ([{ waiver }]: readonly Finding[]) => daysLeft(waiver!, record) ?? NO_END;
  return {
    title: `${findings.length} excepted`,
    columns: ['Rule', 'Findings', 'Reason', 'By', 'Owner', 'Days left'],
    rows: [...groups.values()].sort((one, other) => left(one) - left(other)).map((same) => {
      const [finding] = same;
      const waiver = finding.waiver!;
      const owner = waiver.owner ?? whereabouts.ofFinding(finding).owner;
      return row(ruleWords(finding), same.length, prose(waiver.reason), grantWords(waiver), owner === undefined ? '' : prose(owner), daysLeft(waiver, record) ?? 'no end');
    }),
  };
}

/** More days than any exception has. */
const NO_END = Number.MAX_SAFE_INTEGER;

function grantWords({ id, origin, approver, helper }: Exception): string {
  switch (origin) {
    case 'register': return approver === undefined ? code(id) : `${code(id)}, granted by ${prose(approver)}`;
    case 'proposal': return 'the component';
    case 'platform': return helper === undefined ? 'the CDK' : `the CDK: ${prose(helper)}`;
  }
}

function byRule(title: string, findings: readonly Finding[]): Section {
  const groups = new Map<string, Finding[]>();
  for (const finding of mostPressingFirst(findings)) append(groups, finding.rule, finding);
  return {
    title: `${findings.length} ${title}`,
    columns: ['Rule', 'Findings', 'Required', 'The first'],
    rows: [...groups.values()].map((same) => row(ruleWords(same[0]), same.length, prose(same[0].statement), lineOf(same[0]))),
  };
}

function applications({ applications: all }: GovernanceRecord): Section {
  return {
    title: `${all.length === 1 ? `${all[0].coverage} %` : `${counted(all.length, 'application')}`} on the paved road`,
    columns: ['Application', 'Resources', 'In components and environments', 'Percent'],
    rows: all.map(({ application, resources, governed, coverage }) => row(application === undefined ? 'none' : prose(application), resources, governed, coverage)),
  };
}

function templates({ coverage }: GovernanceRecord): Section {
  return {
    title: counted(coverage.templates.length, 'template'),
    columns: ['Stack', 'Environment', 'Resources', 'Judged'],
    rows: coverage.templates.map(({ stack, environment, resources, evaluated }) =>
      row(code(stack), environment === undefined ? '' : code(environment), resources, evaluated)),
  };
}

function components({ components: all }: GovernanceRecord): Section {
  return {
    title: counted(all.length, 'component'),
    columns: ['Component', 'Type', 'Version', 'Environment', 'Owner'],
    rows: all.map(({ path, type, version, identity }) =>
      row(code(path), code(type), prose(version), prose(identity[TagKey.ENVIRONMENT] ?? ''), prose(identity[TagKey.OWNER] ?? ''))),
  };
}

function parts({ environments }: GovernanceRecord): Section {
  const all = environments.flatMap((environment) => Object.entries(environment.parts).map(([part, askers]) => ({ environment, part, askers })));
  return {
    title: `${counted(all.length, 'part')} of environments`,
    columns: ['Environment', 'Part', 'Asked for by', 'What it costs to have'],
    rows: all.map(({ environment: { path, costs }, part, askers }) => row(code(path), code(part), askers.map((asker) => code(asker)).join(', '), prose(costs?.[part] ?? ''))),
  };
}

function silence({ components: all }: GovernanceRecord): Section {
  const left = all.flatMap(({ path, withoutAlarms = [] }) => withoutAlarms.map((optOut) => ({ path, ...optOut })));
  return {
    title: `${counted(left.length, 'alarm')} left out`,
    columns: ['Component', 'Alarm', 'Reason'],
    rows: left.map(({ path, alarm, reason }) => row(code(path), code(alarm), prose(reason))),
  };
}
