import { applicationEntries } from './applications';
import { Counts, Evidence, GovernanceRecord } from './record';
import { templateCoverage } from './template-coverage';
import { PackRun } from '../../policy/collection/collect';
import { Disposition, Finding } from '../../policy/decision/finding';
import { State } from '../../policy/rule/verdict';

/** Makes the record: plain data in a stable order, without anything that differs from machine to machine. */
export function recordOf({ collection, ...evidence }: Evidence): GovernanceRecord {
  const counts = countsOf(evidence.findings, collection.packs);
  const coverage = templateCoverage(collection, evidence.environments);
  return {
    schemaVersion: 1,
    ...evidence,
    gate: gateOf(counts),
    counts,
    packs: collection.packs,
    coverage,
    applications: applicationEntries(evidence.resources, coverage.templates, evidence.environments),
  };
}

/** A record with findings that only came up when it was written down. */
export function withFindings(record: GovernanceRecord, more: readonly Finding[]): GovernanceRecord {
  const findings = [...more, ...record.findings];
  const counts = countsOf(findings, record.packs);
  return { ...record, findings, counts, gate: gateOf(counts) };
}

function gateOf({ byDisposition }: Counts): GovernanceRecord['gate'] {
  return byDisposition[Disposition.BLOCKING] > 0 ? 'blocked' : 'passed';
}

function countsOf(findings: readonly Finding[], packs: readonly PackRun[]): Counts {
  const count = <T extends string>(values: T[], of: (value: T) => number) =>
    Object.fromEntries(values.map((value) => [value, of(value)])) as Record<T, number>;
  return {
    findings: findings.length,
    byDisposition: count(Object.values(Disposition), (value) => findings.filter(({ disposition }) => disposition === value).length),
    byState: count(Object.values(State), (value) => packs.reduce((sum, pack) => sum + pack.evaluations[value], 0)),
  };
}
