import { Appeal } from './appeals';
import { RequestEntry } from '../../evidence/record/record';
import { Requestable, RequestDesk } from '../../evidence/request-desk';
import { Finding } from '../../policy/decision/finding';
import { RenderedApp } from '../../policy/template/rendered-app';
import { append } from '../../private/append';

/** An app and everything that was found in it. */
export interface JudgedApp extends Requestable {
  /** Its templates. */
  readonly rendered: RenderedApp;
  /** Whether the policy lets anybody except a finding. */
  mayBeExcepted(finding: Finding): boolean;
}

/**
 * The entries of the register that somebody has to ask for: one for each appeal where that is possible, and never one for a
 * violation and what is unknown together.
 *
 * @param heard what each appeal is about
 * @param judged the app, and what was found in it
 */
export function requestEntries(heard: ReadonlyMap<Appeal, readonly Finding[]>, judged: JudgedApp): RequestEntry[] {
  if (heard.size === 0) return [];
  const { rendered, mayBeExcepted } = judged;
  const desk = new RequestDesk(judged, (finding) => valueIn(rendered, finding));
  return [...heard].flatMap(([{ origin, path, reason }, findings]) => bundlesOf(path, findings.filter(mayBeExcepted)).flatMap((bundle) =>
    desk.requestsFor(bundle.findings, { path: bundle.path, reason }).map((request): RequestEntry => ({ ...request, origin, path }))));
}

/** The value of the property that a finding names, as the template has it. */
function valueIn(rendered: RenderedApp, { resource, property }: Finding): unknown {
  if (!resource || property === undefined) return undefined;
  return rendered.resource(resource.template, resource.logicalId)?.view.read(property)._written;
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
