import { relative } from 'path';
import { GovernanceRecord } from './record';
import { Disposition } from '../policy/finding';

/** The one line that the terminal gets: the verdict, the totals, and where to look. */
export function totals(record: GovernanceRecord, file: string): string {
  const { byDisposition: by, byState } = record.counts;
  const evaluated = byState.compliant + byState['non-compliant'] + byState.unknown;
  const rules = record.packs.map(({ name, version }) => version === undefined ? name : `${name} ${version}`).join(', ');
  const baselined = record.baseline ? `${by[Disposition.BASELINED]} baselined, ` : '';
  return [
    `governance ${record.gate}: ${by[Disposition.BLOCKING]} blocking, ${by[Disposition.WAIVED]} excepted, ${baselined}${by[Disposition.ADVISORY]} advisory`,
    `${evaluated} checks on ${sum(record.coverage.templates.map(({ resources }) => resources))} resources in ${record.coverage.templates.length} templates by ${rules}`,
    `the record: ${relative(process.cwd(), file)}`,
  ].join('\n  ');
}

function sum(values: number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
