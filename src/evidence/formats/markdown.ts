import { code, prose, row } from '../text/markdown-text';
import { daysLeft, ruleWords, Section, sectionsOf, lineOf } from './markdown/sections';
import { Disposition, Finding } from '../../policy/decision/finding';
import { sum } from '../../private/sum';
import { Edition, EvidenceFile } from '../edition/edition';
import { findingsToMend } from '../edition/pressing';
import { FILE_NAMES } from '../files/file-names';
import { EvidenceFormat } from '../options/evidence-format';
import { GovernanceRecord } from '../record/record';
import { counted, countWords, extentWords, foundWords, packWords, placeWords, SOON } from '../text/wording';

/** A comment on GitHub takes 65,536 characters; whoever posts the page may want to write above it. */
const MOST_CHARACTERS = 60_000;
const FIRST_FINDINGS = 5;
const FIRST_REQUESTS = 3;
const FIRST_ENDING = 5;
const FIRST_PACKS = 5;

/**
 * A page for a pull request: what follows and what to do on a short first screen, the rest folded. It fits into a comment on GitHub
 * whatever there is to say, and says what it leaves out.
 *
 * @see https://github.github.com/gfm/
 */
export function markdownFiles(edition: Edition): EvidenceFile[] {
  const blocking = findingsToMend(edition.record.findings.filter(({ disposition }) => disposition === Disposition.BLOCKING));
  const first = firstScreen(edition, blocking);
  const sections = sectionsOf(edition, blocking.slice(FIRST_FINDINGS));
  return [{ name: FILE_NAMES[EvidenceFormat.MARKDOWN], pieces: [first, ...folded(sections, MOST_CHARACTERS - first.length)] }];
}

function firstScreen({ record, whereabouts: places }: Edition, blocking: readonly Finding[][]): string {
  const first = blocking.slice(0, FIRST_FINDINGS);
  const others = sum(blocking.slice(FIRST_FINDINGS).map(({ length }) => length));
  const todo = [
    ...first.map((same) => itemOf(same, places.ofFinding(same[0]).owner)),
    ...others > 0 ? [`\n${others} more are below.\n`] : [],
    ...requestLines(record),
    ...endingLines(record),
  ];
  const next = todo.length > 0 ? ['### What to do\n\n', ...todo] : ['Nothing blocks, and nothing waits for anybody.\n'];
  return [`## Governance: ${record.gate}\n\n`, `**${countWords(record).join(' · ')}**\n\n`, scopeLine(record), ...next, '\n'].join('');
}

/** What was judged, and by whom. */
function scopeLine(record: GovernanceRecord): string {
  const { packs } = record;
  const names = packs.slice(0, FIRST_PACKS).map((pack) => prose(packWords(pack), 60));
  const others = packs.length > FIRST_PACKS ? ` and ${counted(packs.length - FIRST_PACKS, 'more pack')}` : '';
  return `${extentWords(record)} by ${names.join(', ')}${others}.\n\n`;
}

/** A finding in three lines: where and what, what to do, and whose it is. */
function itemOf(same: readonly Finding[], owner: string | undefined): string {
  const [finding] = same;
  const others = same.length > 1 ? ` and ${same.length - 1} more` : '';
  return [
    `1. ${lineOf(finding)} **${prose(foundWords(finding), 160)}**`,
    `   Fix: ${prose(finding.fix, 240)}`,
    `   ${ruleWords(finding)} on ${code(placeWords(finding), 160)}${others}${owner === undefined ? '' : `, owner ${prose(owner, 60)}`}\n`,
  ].join('<br>\n');
}

function requestLines({ requests }: GovernanceRecord): string[] {
  if (requests.length === 0) return [];
  const shown = requests.slice(0, FIRST_REQUESTS).map(({ rules = [], path, reason, findings }) =>
    `- ${rules.slice(0, FIRST_REQUESTS).map((rule) => code(rule, 80)).join(', ')} on ${code(path, 160)} (${counted(findings.length, 'finding')}): ${prose(reason ?? 'no reason yet', 200)}\n`);
  const others = requests.length > shown.length ? [`- and ${requests.length - shown.length} more\n`] : [];
  return [`\n**${counted(requests.length, 'exception')} asked for** and granted by nobody; whoever approves adds them to the register:\n\n`, ...shown, ...others];
}

function endingLines(record: GovernanceRecord): string[] {
  const ending = new Map<string, { readonly words: string; readonly left: number }>();
  for (const { waiver } of record.findings) {
    const left = waiver && daysLeft(waiver, record);
    if (left === undefined || left > SOON) continue;
    ending.set(waiver!.id, { words: `${code(waiver!.id, 80)} (${waiver!.owner === undefined ? '' : `${prose(waiver!.owner, 60)}, `}${counted(left, 'day')} left)`, left });
  }
  if (ending.size === 0) return [];
  const sorted = [...ending.values()].sort((one, other) => one.left - other.left);
  const others = sorted.length > FIRST_ENDING ? ` and ${sorted.length - FIRST_ENDING} more` : '';
  return [`\n**${counted(sorted.length, 'exception')} will end soon:** ${sorted.slice(0, FIRST_ENDING).map(({ words }) => words).join(', ')}${others}\n`];
}

/** Folded tables that share so many characters: what one does not need, those behind it may have. */
function* folded(sections: readonly Section[], most: number): Iterable<string> {
  let room = most;
  for (const [index, section] of sections.entries()) {
    const text = foldedTable(section, Math.floor(room / (sections.length - index)));
    room -= text.length;
    yield text;
  }
}

function foldedTable({ title, columns, rows }: Section, most: number): string {
  const head = `<details><summary>${title}</summary>\n\n${row(...columns)}${row(...columns.map(() => '---'))}`;
  const end = '\n</details>\n\n';
  const left = (count: number) => count > 0 ? `\n${counted(count, 'more row')} left out here; record.json has all.\n` : '';
  let room = most - head.length - end.length - left(rows.length).length;
  const cut = rows.findIndex((each) => (room -= each.length) < 0);
  const shown = cut < 0 ? rows : rows.slice(0, cut);
  return head + shown.join('') + left(rows.length - shown.length) + end;
}
