import { existsSync } from 'fs';
import { Command, OptionValues, Terminal, textOf, UsageError } from './command';
import { shownPath } from '../private/documents/document-file';
import { fullRuleId } from '../private/rule-id';
import { Baseline, BaselineEntry } from '../waivers';
import { entriesOf, findingsIn } from '../waivers/baseline/baseline-ledger';
import { LONGEST_BASELINE } from '../waivers/baseline/baseline-problems';
import { RecordedFindings } from '../waivers/baseline/recorded-findings';

/** Writes the baseline of an app: all that blocks when there is none yet, else what is left of it. */
export const BASELINE: Command = {
  summary: 'records what blocks today, so that only what is new does; takes out of an existing baseline what is mended',
  options: {
    'record': { value: 'path', summary: 'the record of a synthesis; cdk.out/governance/record.json when left out' },
    'file': { value: 'path', summary: 'the baseline; when left out the one that the record names, else baseline.yaml' },
    'days': { value: 'number', summary: `how many days a new baseline holds, at most ${LONGEST_BASELINE}; 180 when left out` },
    'accept-new': { summary: 'adds what is new to an existing baseline, which keeps its end' },
  },
  run(values, terminal) {
    const found = RecordedFindings.read(textOf(values.record) ?? 'cdk.out/governance/record.json');
    const file = textOf(values.file) ?? found.baseline ?? 'baseline.yaml';
    return existsSync(file) ? update(file, found, values, terminal) : record(file, Baseline._of(found, { days: daysIn(values) }), terminal);
  },
};

function record(file: string, baseline: Baseline, terminal: Terminal): number {
  if (baseline.entries.length === 0) {
    terminal.say('nothing blocks, so there is nothing to record');
    return 0;
  }
  baseline.writeTo(file);
  terminal.say(`${shownPath(file)}: ${inWords(baseline.entries)} recorded, until ${baseline.expires}`);
  return 0;
}

function update(file: string, found: RecordedFindings, values: OptionValues, terminal: Terminal): number {
  const baseline = Baseline.fromFile(file);
  if (values.days !== undefined) {
    throw new UsageError(`'--days' must be left out where there is a baseline, got '${String(values.days)}'; ${shownPath(file)} keeps its end, ${baseline.expires}`);
  }
  const { kept, gone, added } = baseline._compareWith(found);
  const accepted = values['accept-new'] ? added : [];
  if (added.length > accepted.length) {
    const wayOut = findingsIn(added) === 1 ? 'mend it, ask for a waiver, or add it with --accept-new' : 'mend them, ask for waivers, or add them with --accept-new';
    terminal.complain(`${shownPath(file)}: ${inWords(added)} that it does not have; ${wayOut}:`);
    for (const entry of added) terminal.complain(`  ${line(entry)}`);
    return 1;
  }
  const left = entriesOf([...kept, ...accepted]);
  const changed = [...gone.length > 0 ? [`${inWords(gone)} taken out`] : [], ...accepted.length > 0 ? [`${inWords(accepted)} added`] : []];
  if (changed.length > 0) baseline.withEntries(left).writeTo(file);
  const rest = left.length === 0 ? 'nothing left; take the file away' : `${inWords(left)} left, until ${baseline.expires}`;
  terminal.say(`${shownPath(file)}: ${[...changed, rest].join(', ')}`);
  return 0;
}

function daysIn({ days }: OptionValues): number | undefined {
  if (days === undefined) return undefined;
  if (!/^[1-9][0-9]*$/.test(String(days))) throw new UsageError(`'--days' must be a whole number from 1 on, got '${String(days)}'`);
  return Number(days);
}

function inWords(entries: readonly BaselineEntry[]): string {
  const count = findingsIn(entries);
  return count === 1 ? '1 finding' : `${count} findings`;
}

/** One entry for the terminal. */
function line({ rules: [rule], detail, within, construct, state, count = 1 }: BaselineEntry): string {
  const place = construct.startsWith(`${within}/`) ? construct : `${within}/${construct}`;
  return `${fullRuleId(rule, detail)} on ${place}${state === 'unknown' ? ', unknown' : ''}${count > 1 ? `, ${count} times` : ''}`;
}
