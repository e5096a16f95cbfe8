import { App } from 'aws-cdk-lib';
import { Case } from './case';
import { Concessions } from './concessions';
import { Inquiry } from './inquiry';
import { Pleas } from './pleas';
import { GovernanceRecord, PolicyEntry } from '../../evidence/record/record';
import { ruleEntries } from '../../evidence/record/rule-entries';
import { recordOf } from '../../evidence/record/whole-record';
import { decide } from '../../policy/decision/decide';
import { Finding } from '../../policy/decision/finding';
import { RenderedResource } from '../../policy/template/rendered';
import { cdkVersion, VERSION } from '../../private/version';
import { placeAllowances } from '../checks/allowances';
import { boundaryWords } from '../checks/boundary-findings';
import { shadowedInjectors } from '../checks/injectors';
import { lifetimeWords } from '../checks/lifetime-findings';
import { spendWords } from '../checks/spend-findings';
import { stackWords } from '../checks/stack-findings';
import { overridesIn } from '../checks/traces';
import { withApprovals } from '../envelopes/approvals';
import { envelopeDoubts } from '../envelopes/envelope-doubts';
import { parameterNames } from '../envelopes/envelope-judge';
import { AppContext, AppFindings, appFindings } from '../findings/app-findings';
import { policyWords } from '../findings/policy-findings';
import { Words } from '../findings/words';
import { Charter } from '../regime/charter';

/** What came out of judging an app once. */
export interface Judgement {
  /** The record, as it is written down. */
  readonly record: GovernanceRecord;
  /** Where the template of each stack lies on this machine, by construct path. */
  readonly files: ReadonlyMap<string, string>;
  /** What follows from findings that only come up when it is written down. */
  readonly context: AppContext;
}

/**
 * Judges the templates of an app: collect, decide, record.
 */
export function judge(charter: Charter, app: App): Judgement {
  const judged = new Case(charter, app);
  const { rendered, census, entries, statutes: { regime, register, faults } } = judged;
  const inquiry = new Inquiry(judged);
  const pleas = new Pleas(judged);
  const concessions = new Concessions(judged, inquiry);
  const decided = decideAll(judged, { inquiry, pleas, concessions });
  const [components, environments] = [entries.components(inquiry.evaluations, inquiry.objectives), entries.environments()];
  const { requests, words } = pleas.answered({ findings: decided, components, environments });
  const findings = [...appFindings([...faults, ...concessions.words(), ...words], census), ...decided];
  const record = recordOf({
    library: VERSION,
    cdk: cdkVersion(),
    instant: regime.instant,
    policy: policyEntry(judged),
    collection: { ...inquiry.collection, evaluations: inquiry.evaluations },
    findings,
    rules: ruleEntries(inquiry.evaluations, inquiry.controlsOf),
    environments,
    components,
    ...charter.imports.length > 0 && { imports: charter.imports },
    responsibilities: entries.responsibilities(),
    resources: entries.resources(),
    waiverBases: register.bases,
    waivers: [...entries.waivers(findings, inquiry.evaluations), ...concessions.entries()],
    baseline: concessions.baseline?.summary(),
    acknowledgements: pleas.acknowledgements,
    requests,
    facts: entries.facts(inquiry.evaluations),
    envelopes: withApprovals(inquiry.envelopes, register.waivers, (resource) => census.contextOf(resource, pleas.appeals)),
    connections: charter.connections,
    overrides: overridesIn(rendered, census),
  });
  return { record, files: new Map(rendered.stacks.map(({ path, file }) => [path, file])), context: census };
}

/** What the decision rests on besides the app itself. */
interface Grounds {
  readonly inquiry: Inquiry;
  readonly pleas: Pleas;
  readonly concessions: Concessions;
}

/** Everything that a waiver may lift, with what follows from it. The desk is shown all of it before it is asked. */
function decideAll(judged: Case, grounds: Grounds): Finding[] {
  const { census } = judged;
  const { inquiry: { collection, evaluations, controlsOf }, pleas: { appeals }, concessions: { desk, baseline } } = grounds;
  const general = new AppFindings(collection, generalWords(judged, grounds), census);
  general.showTo(desk);
  const contextOf = (resource: RenderedResource) => census.contextOf(resource, appeals);
  const decided = decide(evaluations, contextOf, controlsOf, desk, baseline?.ledger);
  return [...general.all(desk, baseline?.ledger), ...decided];
}

/** What is said about the app by nobody's rule. */
function generalWords({ rendered, census, statutes: { regime } }: Case, { inquiry, pleas }: Grounds): Words[] {
  const { missingPacks, collection: { packs }, controls, envelopes } = inquiry;
  return [
    ...policyWords(regime.policy, missingPacks, packs, controls, envelopeDoubts(regime.policy, envelopes, parameterNames(census))),
    ...placeAllowances(rendered, census, regime),
    ...boundaryWords(rendered, census),
    ...stackWords(rendered, census),
    ...spendWords(census),
    ...lifetimeWords(census, regime),
    ...pleas.words(inquiry),
    ...shadowedInjectors(rendered),
  ];
}

function policyEntry({ statutes: { regime } }: Case): PolicyEntry {
  const { policy, instant } = regime;
  return {
    mode: { components: 'enforce', elsewhere: regime.modeAt({}) },
    values: policy._effectiveValues(instant),
    withoutEffect: policy.loosened(),
  };
}
