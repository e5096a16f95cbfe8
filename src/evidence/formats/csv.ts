import { Disposition, Finding } from '../../policy/finding';
import { Severity } from '../../policy/severity';
import { State } from '../../policy/verdict';
import { Memo } from '../../private/memo';
import { Edition, EvidenceFile } from '../edition/edition';
import { Fulfilled } from '../edition/fulfilled';
import { rulebook, RuleWords } from '../edition/rulebook';
import { splitFiles } from '../files/split-files';
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

/**
 * A row for each rule and resource in the columns of cdk-nag 2, in one file and not one for each pack and stack: first the findings,
 * then what holds. A rule that found the same as another has a row of its own, so that whoever looks for its id finds it.
 *
 * @see https://github.com/cdklabs/cdk-nag/blob/v2.28.0/src/nag-logger.ts
 */
export function csvFiles({ record, resultsPerFile }: Edition): EvidenceFile[] {
  const rules = new RuleCells(rulebook(record));
  const rows = [...foundRows(record, rules), ...fulfilledRows(record, rules)];
  return splitFiles('findings.csv', rows, resultsPerFile, (some) => [HEADER, ...some]);
}

function foundRows(record: GovernanceRecord, rules: RuleCells): string[] {
  return record.findings.flatMap((finding) => {
    const { rule, detail, sameAs, severity, resource } = finding;
    const middle = `,${cell(resource?.path ?? 'App')},${outcomeOf(finding, record)},`;
    const ids = [detail === undefined ? rule : `${rule}[${detail}]`, ...sameAs];
    return ids.map((id) => cell(id) + middle + rules.levelAndInfo(id.split('[')[0], severity));
  });
}

function fulfilledRows(record: GovernanceRecord, rules: RuleCells): string[] {
  const fulfilled = new Fulfilled(record);
  return record.coverage.templates.flatMap((template) => [...fulfilled.in(template)].flatMap(({ path, rules: held, isUnsure }) => {
    const middle = `,${cell(path)},"${isUnsure ? Compliance.UNKNOWN : Compliance.COMPLIANT}","N/A",`;
    return rules.endsOf(held).map(([id, end]) => id + middle + end);
  }));
}

/** The outcome and the reason of an exception. */
function outcomeOf({ disposition, state, waiver }: Finding, { baseline }: GovernanceRecord): string {
  if (waiver) return `"${Compliance.SUPPRESSED}",${cell(waiver.reason)}`;
  if (disposition === Disposition.BASELINED) return `"${Compliance.SUPPRESSED}",${cell(`in the baseline until ${baseline?.expires}`)}`;
  return `"${state === State.UNKNOWN ? Compliance.UNKNOWN : Compliance.NON_COMPLIANT}","N/A"`;
}

/** What rows say about rules, put into words once. */
class RuleCells {
  private readonly infos = new Memo((id: string) => cell(this.rules.get(id)?.statement ?? ''));
  private readonly ends = new Map<readonly string[], readonly (readonly [string, string])[]>();

  constructor(private readonly rules: ReadonlyMap<string, RuleWords>) {}

  /** The last two columns. cdk-nag 2 knows two levels. */
  public levelAndInfo(id: string, severity = this.rules.get(id)?.severity): string {
    return `"${severity === Severity.ERROR ? 'Error' : 'Warning'}",${this.infos.of(id)}\n`;
  }

  /** The first and the last columns for each rule of a list; resources of one kind share the list. */
  public endsOf(ids: readonly string[]): readonly (readonly [string, string])[] {
    let ends = this.ends.get(ids);
    if (!ends) this.ends.set(ids, ends = ids.map((id) => [cell(id), this.levelAndInfo(id)] as const));
    return ends;
  }
}

/** A field that every reader takes for one text, and no spreadsheet for a formula: neither at its beginning nor where it is cut otherwise. */
function cell(text: string): string {
  const safe = printable(text).replace(FORMULA, '\'');
  return `"${safe.includes('"') ? safe.replace(/"/g, '""') : safe}"`;
}

/** Before what makes a formula of a cell. Cells also begin behind a separator where a spreadsheet does not cut at commas. */
const FORMULA = /(?<=^|[\t\n;])(?=[=+\-@\t\uFF1D\uFF0B\uFF0D\uFF20])/g;
