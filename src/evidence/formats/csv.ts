import { Disposition, Finding } from '../../policy/decision/finding';
import { Severity } from '../../policy/rule/severity';
import { State } from '../../policy/rule/verdict';
import { Memo } from '../../private/memo';
import { baseRuleId, fullRuleId } from '../../private/rule-id';
import { Edition, EvidenceFile } from '../edition/edition';
import { Fulfilled } from '../edition/fulfilled';
import { rulebook, RuleWords } from '../edition/rulebook';
import { FILE_NAMES } from '../files/file-names';
import { splitFiles } from '../files/split-files';
import { EvidenceFormat } from '../options/evidence-format';
import { GovernanceRecord } from '../record/record';
import { printable } from '../text/printable';

const HEADER = 'Rule ID,Resource ID,Compliance,Exception Reason,Rule Level,Rule Info\n';

/** What cdk-nag 2 calls the outcomes. */
enum Compliance {
  COMPLIANT = 'Compliant',
  NON_COMPLIANT = 'Non-Compliant',
  SUPPRESSED = 'Suppressed',
  UNKNOWN = 'UNKNOWN',
}

/** The rows of one resource: they differ in what they say about rules, at their beginning and their end. */
interface Rows {
  /** The ids of the rules, with what sets the findings apart; the same list wherever they and the severity are the same. */
  readonly ids: readonly string[];
  /** The columns between. */
  readonly middle: string;
  /** How severe they are. @default - as the rules say */
  readonly severity?: Severity;
}

/**
 * A row for each rule and resource in the columns of cdk-nag 2, in one file and not one for each pack and stack: first the findings,
 * then what holds. A rule that found the same as another has a row of its own, so that whoever looks for its id finds it.
 *
 * @see https://github.com/cdklabs/cdk-nag/blob/v2.28.0/src/nag-logger.ts
 */
export function csvFiles({ record, resultsPerFile }: Edition): EvidenceFile[] {
  const cells = new Memo(cell);
  const rules = new RuleCells(rulebook(record), cells);
  const all = [...foundRows(record, cells), ...fulfilledRows(record, cells)];
  const count = all.reduce((sum, { ids }) => sum + ids.length, 0);
  return splitFiles(FILE_NAMES[EvidenceFormat.CSV], count, resultsPerFile, function* (from, to) {
    yield HEADER;
    let next = 0;
    for (const { ids, middle, severity } of all) {
      const first = next;
      next += ids.length;
      if (next <= from || first >= to) continue;
      const isCut = first < from || next > to;
      yield rules.around(isCut ? ids.slice(Math.max(0, from - first), to - first) : ids, severity).join(middle);
    }
  });
}

function* foundRows(record: GovernanceRecord, cells: Memo<string>): Iterable<Rows> {
  const lists = new Map<string, readonly string[]>();
  for (const finding of record.findings) {
    const { rule, detail, sameAs, severity, resource } = finding;
    const found = [fullRuleId(rule, detail), ...sameAs];
    const key = [severity, ...found].join('\n');
    if (!lists.has(key)) lists.set(key, found);
    const middle = `,${cells.of(resource?.path ?? 'App')},${outcomeOf(finding, record, cells)},`;
    yield { ids: lists.get(key)!, middle, severity };
  }
}

function* fulfilledRows(record: GovernanceRecord, cells: Memo<string>): Iterable<Rows> {
  const fulfilled = Fulfilled.by(record);
  for (const template of record.coverage.templates) {
    for (const { path, rules, isUnsure } of fulfilled.in(template)) {
      yield { ids: rules, middle: `,${cells.of(path)},"${isUnsure ? Compliance.UNKNOWN : Compliance.COMPLIANT}","N/A",` };
    }
  }
}

/** The outcome and the reason of an exception. */
function outcomeOf({ disposition, state, waiver }: Finding, { baseline }: GovernanceRecord, cells: Memo<string>): string {
  if (waiver) return `"${Compliance.SUPPRESSED}",${cells.of(waiver.reason)}`;
  if (disposition === Disposition.BASELINED) return `"${Compliance.SUPPRESSED}",${cells.of(`in the baseline until ${baseline?.expires}`)}`;
  return `"${state === State.UNKNOWN ? Compliance.UNKNOWN : Compliance.NON_COMPLIANT}","N/A"`;
}

/** What rows say about rules, put into words once. */
class RuleCells {
  private readonly known = new Map<readonly string[], string[]>();

  constructor(private readonly rules: ReadonlyMap<string, RuleWords>, private readonly cells: Memo<string>) {}

  /** What stands around the middle columns of rows: before the first, between each two, and behind the last. */
  public around(ids: readonly string[], severity?: Severity): readonly string[] {
    let texts = this.known.get(ids);
    if (!texts) this.known.set(ids, texts = this.textsAround(ids, severity));
    return texts;
  }

  private textsAround(ids: readonly string[], severity?: Severity): string[] {
    const texts: string[] = [];
    let end = '';
    for (const id of ids) {
      texts.push(end + this.cells.of(id));
      end = this.levelAndInfo(baseRuleId(id), severity);
    }
    return [...texts, end];
  }

  /** The last two columns. cdk-nag 2 knows two levels. */
  private levelAndInfo(id: string, severity = this.rules.get(id)?.severity): string {
    return `"${severity === Severity.ERROR ? 'Error' : 'Warning'}",${this.cells.of(this.rules.get(id)?.statement ?? '')}\n`;
  }
}

/** A field that every reader takes for one text, and no spreadsheet for a formula: neither at its beginning nor where it is cut otherwise. */
function cell(text: string): string {
  const safe = printable(text).replace(FORMULA, '\'');
  return `"${safe.includes('"') ? safe.replace(/"/g, '""') : safe}"`;
}

/** Before what makes a formula of a cell. Cells also begin behind a separator where a spreadsheet does not cut at commas. */
const FORMULA = /(?<=^|[\t\n;])(?=[=+\-@\t\uFF1D\uFF0B\uFF0D\uFF20])/g;
