import { spawnSync } from 'child_process';

/** Libraries with known vulnerabilities, a sentence each. */
export interface Vulnerabilities {
  /** Of high and critical severity. */
  readonly faults: readonly string[];
  /** What is known of and does not fail the check. */
  readonly milder: readonly string[];
}

/** Why nothing is known. */
export interface NoAdvisories {
  readonly unreachable: string;
}

const SEVERE = new Set(['high', 'critical']);

/** Asks the registry of npm which libraries that we carry have known vulnerabilities. */
export function knownVulnerabilities(root: string): Vulnerabilities | NoAdvisories {
  const { stdout } = spawnSync('npm', ['audit', '--omit=dev', '--json', '--fetch-retries=0', '--fetch-timeout=20000'], { cwd: root, encoding: 'utf8' });
  return vulnerabilitiesIn(stdout ?? '');
}

/** Reads what `npm audit --json` wrote. An answer without a report is no answer: many registries have no advisories. */
export function vulnerabilitiesIn(answer: string): Vulnerabilities | NoAdvisories {
  const report = parsed(answer);
  if (!report?.vulnerabilities) return { unreachable: `no advisory source is reachable: not checked (${reason(report)})` };
  const found = Object.values(report.vulnerabilities);
  const sentences = (severe: boolean) => found.filter(({ severity }) => SEVERE.has(severity) === severe).map(sentence);
  return { faults: sentences(true), milder: sentences(false) };
}

/** The parts of a report of npm that are read here. */
interface AuditReport {
  readonly message?: string;
  readonly error?: { readonly summary: string };
  readonly vulnerabilities?: Readonly<Record<string, Vulnerability>>;
}

interface Vulnerability {
  readonly name: string;
  readonly severity: string;
  readonly range: string;
  /** Advisories, and names of libraries that bring theirs along. */
  readonly via: readonly (string | { title: string; url: string })[];
}

function parsed(answer: string): AuditReport | undefined {
  try {
    return JSON.parse(answer) as AuditReport;
  } catch {
    return undefined;
  }
}

/** Without the address: whose registry it is, is nobody's business. */
function reason(report: AuditReport | undefined): string {
  return (report?.error?.summary || report?.message || 'npm gave no answer').replace(/ - \w+ https?:\S+/, '').replace(/https?:\S+/, 'the registry');
}

function sentence({ name, severity, range, via }: Vulnerability): string {
  const advisories = via.map((one) => typeof one === 'string' ? `by ${one}` : `${one.title} (${one.url})`);
  return `${[name, range].filter(Boolean).join(' ')}, ${severity}: ${advisories.join('; ')}`;
}
