import { Disposition, Finding } from '../../policy/decision/finding';
import { append } from '../../private/append';
import { sum } from '../../private/sum';
import { Edition, EvidenceFile } from '../edition/edition';
import { Position, positionOf } from '../edition/position';
import { findingsToMend } from '../edition/pressing';
import { FILE_NAMES } from '../files/file-names';
import { EvidenceFormat } from '../options/evidence-format';
import { printable } from '../text/printable';
import { DISPOSITION_WORDS, foundWords, placeWords } from '../text/wording';

/** GitHub shows so many annotations of a kind and step, and drops the others. */
const MOST_OF_A_KIND = 10;

enum Kind {
  ERROR = 'error',
  WARNING = 'warning',
  NOTICE = 'notice',
}

const KINDS: Readonly<Record<Disposition, Kind>> = {
  [Disposition.BLOCKING]: Kind.ERROR,
  [Disposition.ADVISORY]: Kind.WARNING,
  [Disposition.BASELINED]: Kind.NOTICE,
  [Disposition.WAIVED]: Kind.NOTICE,
};

/**
 * Workflow commands of GitHub Actions, one for each rule and line of source, the most pressing first; at most ten of a kind, which is
 * what GitHub shows of a step, the last of which says how many there are besides.
 *
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
 */
export function annotationsFiles({ record }: Edition): EvidenceFile[] {
  const byKind = new Map<Kind, Finding[][]>();
  for (const same of findingsToMend(record.findings)) append(byKind, KINDS[same[0].disposition], same);
  const lines = Object.values(Kind).flatMap((kind) => linesOf(kind, byKind.get(kind) ?? []));
  return [{ name: FILE_NAMES[EvidenceFormat.ANNOTATIONS], pieces: lines.map((line) => `${line}\n`) }];
}

function linesOf(kind: Kind, marks: readonly Finding[][]): string[] {
  if (marks.length <= MOST_OF_A_KIND) return marks.map((same) => lineOf(kind, same));
  const shown = marks.slice(0, MOST_OF_A_KIND - 1);
  const others = sum(marks.slice(shown.length).map(({ length }) => length));
  const rest = command(kind, { title: `${others} more` }, `${others} more findings are not marked here; record.json has them all`);
  return [...shown.map((same) => lineOf(kind, same)), rest];
}

function lineOf(kind: Kind, same: readonly Finding[]): string {
  const [finding] = same;
  const { rule, disposition, source, fix, waiver } = finding;
  const lines = [
    foundWords(finding),
    `at ${placeWords(finding)}${same.length > 1 ? ` and ${same.length - 1} more` : ''}`,
    waiver ? `Reason: ${waiver.reason}` : `Fix: ${fix}`,
  ];
  return command(kind, { ...positionOf(source), title: `${rule} (${DISPOSITION_WORDS[disposition]})` }, lines.join('\n'));
}

/** A command as the runner reads it, the same as `issueCommand` of `@actions/core` writes it. */
function command(kind: Kind, properties: Partial<Position> & { readonly title: string }, message: string): string {
  const given = Object.entries(properties).map(([name, value]) => `${name}=${escapedProperty(String(value))}`);
  return `::${kind} ${given.join(',')}::${escaped(message)}`;
}

function escaped(text: string): string {
  return printable(text).replace(/%/g, '%25').replace(/\n/g, '%0A');
}

function escapedProperty(text: string): string {
  return escaped(text).replace(/:/g, '%3A').replace(/,/g, '%2C');
}
