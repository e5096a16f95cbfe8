import { Command, Terminal, textOf } from './command';
import { findingsNamed, shown } from './named-findings';
import { Refusals } from './refusals';
import { GovernanceRecord } from '../evidence/record/record';
import { RequestDesk } from '../evidence/request-desk';
import { Disposition, Finding } from '../policy/decision/finding';
import { Severity } from '../policy/rule/severity';
import { append } from '../private/append';
import { WaiverRequest, WaiverRequestProps } from '../waivers';
import { readRecord } from '../waivers/baseline/record-file';

type Asked = Pick<GovernanceRecord, 'findings' | 'components' | 'environments' | 'requests' | 'policy'>;

/** Prints entries of the register for findings, ready but for what a person has to say. */
export const REQUEST: Command = {
  summary: 'prints the entry of the register to ask for, for each finding; names one by its id, the beginning of it, or its rule',
  operands: { names: ['finding'], count: 'any' },
  options: {
    record: { value: 'path', summary: 'the record of a synthesis; cdk.out/governance/record.json when left out' },
  },
  run(values, terminal, names) {
    const path = textOf(values.record) ?? 'cdk.out/governance/record.json';
    const record = readRecord<Asked>(path, ['findings', 'components', 'environments', 'requests', 'policy']);
    if (names.length > 0) return request(names, record, terminal);
    return record.requests.length > 0 ? print(record.requests, terminal) : choose(record, terminal);
  },
};

/** Prints what can be asked for, and says of the rest why it cannot. */
function request(names: readonly string[], record: Asked, terminal: Terminal): number {
  const bundles = names.map((name) => findingsNamed(name, record.findings));
  const refusals = new Refusals(record.policy);
  const desk = new RequestDesk(record, ({ value }) => value);
  const requests = bundles.flatMap((findings) => together(findings.filter((finding) => refusals.reasonAgainst(finding) === undefined)))
    .flatMap((findings) => desk.requestsFor(findings, { path: pathAround(findings) }));
  print(requests, terminal);
  const reasons = new Set(bundles.flat().flatMap((finding) => refusals.reasonAgainst(finding) ?? []));
  for (const reason of reasons) terminal.complain(`paved-road: ${reason}`);
  return reasons.size > 0 ? 1 : 0;
}

function print(requests: readonly WaiverRequestProps[], terminal: Terminal): number {
  const entries = new Set(requests.map((words) => new WaiverRequest(words).toYaml().trimEnd()));
  for (const entry of entries) terminal.say(entry);
  return 0;
}

/** Lists what blocks, or would where governance is not enforced yet, as comments: whoever pastes them breaks no register. */
function choose({ findings }: Asked, terminal: Terminal): number {
  const open = findings.filter(({ severity, disposition }) =>
    severity === Severity.ERROR && [Disposition.BLOCKING, Disposition.ADVISORY].includes(disposition));
  terminal.say(open.length === 0 ? '# nothing blocks, so there is nothing to ask for' : '# name what to ask for, by its id, the beginning of it, or its rule:');
  for (const finding of open) terminal.say(`# ${shown(finding)}`);
  return 0;
}

/** Findings that one entry may be for: of one state, and below one construct. */
function together(findings: readonly Finding[]): Finding[][] {
  const bundles = new Map<string, Finding[]>();
  for (const finding of findings) append(bundles, `${finding.state} ${finding.resource!.path.split('/')[0]}`, finding);
  return [...bundles.values()];
}

/** The innermost path around all of some findings. */
function pathAround(findings: readonly Finding[]): string {
  const [first, ...others] = findings.map(({ resource }) => resource!.path.split('/'));
  const end = first.findIndex((name, depth) => others.some((other) => other[depth] !== name));
  return (end < 0 ? first : first.slice(0, end)).join('/');
}
