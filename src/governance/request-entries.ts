import { Appeal } from './appeals';
import { RequestEntry } from '../evidence/record';
import { RequestDesk } from '../evidence/request-desk';
import { Finding } from '../policy/finding';
import { append } from '../private/append';

/**
 * The entries of the register that somebody has to ask for: one for each appeal where that is possible, and never one for a
 * violation and what is unknown together.
 *
 * @param heard what each appeal is about
 * @param desk who makes requests
 * @param mayBeExcepted whether the policy lets anybody except a finding
 */
export function requestEntries(
  heard: ReadonlyMap<Appeal, readonly Finding[]>, desk: RequestDesk, mayBeExcepted: (finding: Finding) => boolean,
): RequestEntry[] {
  return [...heard].flatMap(([{ origin, path, reason }, findings]) => bundlesOf(path, findings.filter(mayBeExcepted)).flatMap((bundle) =>
    desk.requestsFor(bundle.findings, { path: bundle.path, reason }).map((request): RequestEntry => ({ ...request, origin, path }))));
}

interface Bundle {
  /** Never that of the App, which no scope names. */
  readonly path: string;
  readonly findings: readonly Finding[];
}

function bundlesOf(path: string, findings: readonly Finding[]): Bundle[] {
  const bundles = new Map<string, Finding[]>();
  for (const finding of findings) append(bundles, `${finding.state} ${path || finding.resource!.stack}`, finding);
  return [...bundles.values()].map((bundle) => ({ path: path || bundle[0].resource!.stack, findings: bundle }));
}
