import { App } from 'aws-cdk-lib';
import { appFindings } from './app-findings';
import { Census } from './census';
import { Charter } from './charter';
import { instantOf } from './instant';
import { packsOf } from './pack-list';
import { acknowledgementsIn, overridesIn } from './traces';
import { recordOf, GovernanceRecord } from '../evidence/record';
import { collect } from '../policy/collect';
import { decide } from '../policy/decide';
import { RenderedApp } from '../policy/rendered-app';
import { cdkVersion, VERSION } from '../private/version';

/** What came out of judging an app once. */
export interface Judgement {
  /** The record, as it is written down. */
  readonly record: GovernanceRecord;
  /** Where the template of each stack lies on this machine, by construct path. */
  readonly files: ReadonlyMap<string, string>;
}

/** Judges the templates of an app: collect, decide, record. */
export function judge(charter: Charter, app: App): Judgement {
  const rendered = RenderedApp.read(app);
  const census = new Census(app, rendered, charter.outside);
  const collection = collect(rendered, packsOf(charter, census.hasGovernedScopes));
  const findings = [
    ...appFindings(collection, (stack) => census.enforcesIn(stack)),
    ...decide(collection.evaluations, (resource) => census.contextOf(resource)),
  ];
  const record = recordOf({
    library: VERSION,
    cdk: cdkVersion(),
    instant: instantOf(app),
    policy: { mode: { components: 'enforce', elsewhere: charter.outside } },
    collection,
    findings,
    environments: census.environments(),
    components: census.components(collection.evaluations),
    waivers: census.waivers(findings, collection.evaluations),
    acknowledgements: acknowledgementsIn(app),
    connections: charter.connections,
    overrides: overridesIn(rendered, census),
  });
  return { record, files: new Map(rendered.stacks.map(({ path, file }) => [path, file])) };
}
