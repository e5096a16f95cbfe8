import {
  Change, Comparison, ComponentChanges, ComponentSide, CoverageChange, ExceptionChanges, ExceptionSide, FindingChanges, FindingSide,
  OverrideChanges, PackChange, ResourceChanges, ResourceSide,
} from './comparison';
import { newlyBlocking } from './finding-changes';
import { append } from '../../private/append';
import { isWithin } from '../../private/construct-path';
import { OverrideEntry } from '../record/record';
import { code, prose } from '../text/markdown-text';
import { DISPOSITION_WORDS, THE_APP } from '../text/wording';

/** How many lines of a list are shown; a comment of a pull request takes some 65,000 characters in all. */
const MOST_LINES = 40;

/** How much of one text is shown: people write long reasons. */
const MOST_CHARACTERS = 200;

/** How many lines the first screen has to look at. */
const FIRST_LINES = 5;

/** A part of the page: how much there is in a few words, and the lines. Nothing where there are no lines. */
interface Section {
  readonly title: string;
  readonly summary: string;
  readonly lines: readonly string[];
}

/** A comparison as Markdown: the verdict, how much changed, what to look at first, and the rest folded. */
export function comparisonPage(comparison: Comparison): string {
  const sections = sectionsOf(comparison).filter(({ lines }) => lines.length > 0);
  return [
    '## What this change does',
    '',
    verdict(comparison),
    '',
    ...sections.length === 0 ? [] : ['| | |', '|---|---|', ...sections.map(({ title, summary }) => `| ${title} | ${summary} |`), ''],
    ...firstLook(comparison),
    ...sections.flatMap(({ title, summary, lines }) => ['<details>', `<summary>${title}: ${summary}</summary>`, '', ...shortened(lines), '', '</details>', '']),
    facts(comparison),
    '',
  ].join('\n');
}

function verdict({ before, after, worse }: Comparison): string {
  const gate = before.gate === after.gate ? `governance ${after.gate}, as before` : `governance ${before.gate} before, **${after.gate}** now`;
  return `${gate}. ${worse.length === 0 ? 'Nothing got worse.' : `To agree to: ${worse.join('; ')}.`}`;
}

function facts({ before, after }: Comparison): string {
  const versions = (['library', 'cdk'] as const).map((key) => {
    const name = key === 'library' ? 'cdk-paved-road' : 'aws-cdk-lib';
    return before[key] === after[key] ? `${name} ${prose(after[key])}` : `${name} ${prose(before[key])} → ${prose(after[key])}`;
  });
  return `<sub>${versions.join(', ')}; judged ${before.instant.slice(0, 10)} and ${after.instant.slice(0, 10)}</sub>`;
}

/** What somebody should see without unfolding anything. */
function firstLook({ resources, findings, exceptions }: Comparison): string[] {
  const lines = [
    ...resources.replaced.filter(({ keepsData }) => keepsData).map(replacedLine),
    ...resources.removed.filter(({ keepsData }) => keepsData).map((side) => `${resourceLine(side)} is gone`),
    ...newlyBlocking(findings).map(findingLine),
    ...exceptions.widened.map((side) => `${exceptionLine(side)}: ${side.how.map((text) => prose(text)).join('; ')}`),
    ...exceptions.new.filter(({ origin }) => origin === 'register').map((side) => `${exceptionLine(side)}, new`),
  ];
  if (lines.length === 0) return [];
  const more = lines.length - FIRST_LINES;
  return ['Look at first:', '', ...lines.slice(0, FIRST_LINES).map((line) => `- ${line}`), ...more > 0 ? [`- and ${more} more below`] : [], ''];
}

function sectionsOf({ components, resources, findings, exceptions, overrides, coverage, packs, rules }: Comparison): Section[] {
  return [
    componentSection(components),
    resourceSection(resources),
    findingSection(findings),
    exceptionSection(exceptions),
    overrideSection(overrides),
    { title: 'On the paved road', summary: coverage.map(coverageLine).slice(0, 3).join(', '), lines: coverage.map(coverageLine) },
    {
      title: 'Packs and rules',
      summary: counts({ 'packs changed': packs, 'rules of another severity': rules }),
      lines: [...packs.map(packLine), ...rules.map(({ rule, before, after }) => `${code(rule)}: ${before} → ${after}`)],
    },
  ];
}

function componentSection({ added, removed, upgraded, moved }: ComponentChanges): Section {
  return {
    title: 'Components',
    summary: counts({ added, removed, 'of another version': upgraded, moved }),
    lines: [
      ...added.map((side) => `${componentLine(side)} is added`),
      ...removed.map((side) => `${componentLine(side)} is removed`),
      ...upgraded.map(({ before, after }) => `${code(after.path)}: ${typeInWords(before)} → ${typeInWords(after)}`),
      ...moved.map(({ before, after }) => `${code(before.path)} is ${code(after.path)} now`),
    ],
  };
}

function resourceSection({ added, replaced, removed }: ResourceChanges): Section {
  return {
    title: 'Resources',
    summary: counts({ 'added': { length: added }, 'made anew': replaced, removed }),
    lines: [
      ...replaced.map(replacedLine),
      ...removed.map((side) => `${resourceLine(side)} is gone`),
      ...added > 0 ? [`${added} added`] : [],
    ],
  };
}

function findingSection({ new: fresh, gone, moved, changed }: FindingChanges): Section {
  return {
    title: 'Findings',
    summary: counts({ new: fresh, gone, moved, changed }),
    lines: [
      ...byComponent('New', fresh, findingLine, (side) => side),
      ...byComponent('Of other consequences', changed, changedLine, ({ after }) => after),
      ...byComponent('Moved', moved, movedLine, ({ after }) => after),
      ...byComponent('Gone', gone, findingLine, (side) => side),
    ],
  };
}

function exceptionSection({ new: fresh, widened, gone }: ExceptionChanges): Section {
  return {
    title: 'Exceptions',
    summary: counts({ new: fresh, wider: widened, gone }),
    lines: [
      ...widened.map((side) => `${exceptionLine(side)}: ${side.how.map((text) => prose(text)).join('; ')}`),
      ...fresh.map((side) => `${exceptionLine(side)}, new: ${prose(side.reason, MOST_CHARACTERS)}`),
      ...gone.map((side) => `${exceptionLine(side)}, gone`),
    ],
  };
}

function overrideSection({ new: fresh, changed, gone }: OverrideChanges): Section {
  return {
    title: 'Overrides',
    summary: counts({ new: fresh, changed, gone }),
    lines: [
      ...fresh.map((side) => `${overrideLine(side)}: ${valueOf(side.before)} → ${valueOf(side.after)}`),
      ...changed.map(({ before, after }) => `${overrideLine(after)}: ${valueOf(before.after)} before, ${valueOf(after.after)} now`),
      ...gone.map((side) => `${overrideLine(side)}, gone`),
    ],
  };
}

function counts(lists: Readonly<Record<string, { readonly length: number }>>): string {
  return Object.entries(lists).filter(([, { length }]) => length > 0).map(([words, { length }]) => `${length} ${words}`).join(', ');
}

function shortened(lines: readonly string[]): string[] {
  const more = lines.length - MOST_LINES;
  return [...lines.slice(0, MOST_LINES).map((line) => `- ${line}`), ...more > 0 ? [`- and ${more} more; \`paved-road compare --json\` has all`] : []];
}

/** People know their components: those of one component stand together, in the order in which the record has the first of each. */
function byComponent<T>(words: string, items: readonly T[], line: (item: T) => string, sideOf: (item: T) => FindingSide): string[] {
  const groups = new Map<string | undefined, T[]>();
  for (const item of items) append(groups, sideOf(item).component, item);
  return [...groups.values()].flat().map((item) => `${words}: ${line(item)}`);
}

function componentLine(side: ComponentSide): string {
  return `${code(side.path)}, ${typeInWords(side)}${side.owner === undefined ? '' : `, of ${prose(side.owner)}`},`;
}

function typeInWords({ type, version }: ComponentSide): string {
  return `${prose(type)} ${prose(version)}`;
}

function resourceLine({ path, type, governedBy, keepsData }: ResourceSide): string {
  return `${keepsData ? '**data** ' : ''}${code(type)} ${code(path)}${governedBy === undefined ? '' : ` of ${code(governedBy)}`}`;
}

function replacedLine({ before, after }: Change<ResourceSide>): string {
  const parts = (['template', 'logicalId', 'type'] as const).filter((key) => before[key] !== after[key]);
  return `${resourceLine(before)} is made anew: ${parts.map((key) => `${code(before[key])} → ${code(after[key])}`).join(', ')}`;
}

function findingLine({ rule, component, path, message, disposition, source }: FindingSide): string {
  return `${placeOf(component, path)}: ${prose(message, MOST_CHARACTERS)} (${code(rule)}, ${wordsOf(disposition)}${source === undefined ? '' : `, ${code(source)}`})`;
}

/** The component first, then the resource in it. */
function placeOf(component: string | undefined, path: string | undefined): string {
  if (path === undefined) return THE_APP;
  if (component === undefined || component === path) return code(path);
  return `${code(component)} › ${code(isWithin(path, component) ? path.slice(component.length + 1) : path)}`;
}

function changedLine({ before, after }: Change<FindingSide>): string {
  const was = (['disposition', 'severity', 'state'] as const).filter((key) => before[key] !== after[key]);
  return `${findingLine(after)}, ${was.map((key) => `${wordsOf(before[key])} before, ${wordsOf(after[key])} now`).join('; ')}`;
}

function movedLine({ before, after }: Change<FindingSide>): string {
  return `${findingLine(after)}, at ${code(before.path ?? before.source ?? THE_APP)} before`;
}

function wordsOf(value: string): string {
  return (DISPOSITION_WORDS as Readonly<Record<string, string>>)[value] ?? prose(value);
}

function exceptionLine({ id, origin, rules, scope, approver, expires }: ExceptionSide): string {
  const name = id === undefined ? ORIGIN_WORDS[origin] : code(id);
  const until = [...approver === undefined ? [] : [`granted by ${prose(approver)}`], ...expires === undefined ? [] : [`until ${prose(expires)}`]];
  return `${[name, rules.map((rule) => code(rule)).join(' '), `at ${prose(scope)}`, ...until].join(', ')}`;
}

const ORIGIN_WORDS = { register: 'an entry of the register', proposal: 'proposed by a component', platform: 'made by the CDK itself' };

function overrideLine({ path, property }: OverrideEntry): string {
  return `${code(path)} ${code(property)}`;
}

function valueOf(value: unknown): string {
  return code(value === undefined ? 'nothing' : JSON.stringify(value));
}

function coverageLine({ application, before, after }: CoverageChange): string {
  const name = application === undefined ? 'what belongs to no application' : prose(application);
  if (before === undefined) return `${name}: ${after} %, new`;
  return after === undefined ? `${name}: gone` : `${name}: ${before} % → ${after} %`;
}

function packLine({ name, before, after, addedRules, removedRules }: PackChange): string {
  const versions = before === after ? [] : [`${prose(before ?? 'no version')} → ${prose(after ?? 'no version')}`];
  const rules = (words: string, ids: readonly string[]) => ids.length === 0 ? [] : [`${ids.length} rules ${words} (${ids.slice(0, 5).map((id) => code(id)).join(' ')}${ids.length > 5 ? ' …' : ''})`];
  return `${code(name)}: ${[...versions, ...rules('added', addedRules), ...rules('removed', removedRules)].join(', ')}`;
}
