import { readFileSync } from 'fs';
import { join } from 'path';
import { App } from 'aws-cdk-lib';
import type { AssemblyManifest } from 'aws-cdk-lib/cloud-assembly-schema';
import { NagPack } from 'cdk-nag/lib/nag-pack';
import { acknowledgementsIn, acknowledgementWords, appealOf } from './acknowledgements';
import { placeAllowances, resourceAllowances } from './allowances';
import { AppFindings, appFindings } from './app-findings';
import { Appeals } from './appeals';
import { Census } from './census';
import { Charter } from './charter';
import { withApprovals } from './envelopes/approvals';
import { envelopeDoubts } from './envelopes/envelope-doubts';
import { judgeEnvelopes, parameterNames } from './envelopes/envelope-judge';
import { shadowedInjectors } from './injectors';
import { packsOf, tagDefinitionsOf } from './pack-list';
import { policyWords, RESERVED } from './policy-findings';
import { Regime } from './regime';
import { requestEntries } from './request-entries';
import { StandingBaseline } from './standing-baseline';
import { Statutes } from './statutes';
import { overridesIn } from './traces';
import { untrustedProposalWords } from './untrusted-proposals';
import { waiverEntries } from './waiver-entries';
import { unknownBases, waiverWords } from './waiver-findings';
import { recordOf, GovernanceRecord } from '../evidence/record';
import { ruleEntries } from '../evidence/rule-entries';
import { ControlIndex } from '../packs/controls/control-index';
import { OWN_MAPPINGS } from '../packs/controls/own-mappings';
import { collect, Collection } from '../policy/collect';
import { decide } from '../policy/decide';
import { Evaluation, RuleFacts } from '../policy/evaluation';
import { WaiverDesk } from '../policy/exceptions/waiver-desk';
import { Disposition, Finding } from '../policy/finding';
import { RenderedResource } from '../policy/rendered';
import { RenderedApp } from '../policy/rendered-app';
import { cdkVersion, VERSION } from '../private/version';
import { ComparedRegister } from '../waivers/base/compared-register';

/** What came out of judging an app once. */
export interface Judgement {
  /** The record, as it is written down. */
  readonly record: GovernanceRecord;
  /** Where the template of each stack lies on this machine, by construct path. */
  readonly files: ReadonlyMap<string, string>;
}

/**
 * Judges the templates of an app: collect, decide, record.
 */
export function judge(charter: Charter, app: App): Judgement {
  const rendered = RenderedApp.read(app);
  const { regime, register, baseline: recorded, faults } = new Statutes(charter, app);
  const { policy } = regime;
  const census = new Census(app, rendered, regime);
  const { packs, missing } = packsOf(charter, tagDefinitionsOf(regime.at({})), policy._packs(), census.hasGovernedScopes);
  const collection = collectFrom(rendered, packs, { charter, app, census });
  const envelopes = judgeEnvelopes(census);
  const evaluations = [...collection.evaluations, ...resourceAllowances(rendered, census), ...envelopes.map(({ evaluation }) => evaluation)];
  const acknowledgements = acknowledgementsIn(rendered, charter.acknowledged);
  const untrusted = census.untrusted();
  const appeals = new Appeals([...untrusted, ...acknowledgements.map(appealOf)]);
  const found = appeals.foundIn(evaluations);
  const controls = new ControlIndex([...OWN_MAPPINGS, ...charter.controls]);
  const rules = rulesOf(collection);
  const desk = deskFor(register, { regime, census, evaluations, known: new Set([...rules, ...controls.all()]) });
  const baseline = recorded && new StandingBaseline(recorded, regime.instant, census.policy, (rule) => rules.has(rule));
  const general = new AppFindings(collection, [
    ...policyWords(policy, missing, collection.packs, controls, envelopeDoubts(policy, envelopes, parameterNames(census))),
    ...placeAllowances(rendered, census, regime),
    ...acknowledgementWords(acknowledgements, { rules, rendered, found }),
    ...shadowedInjectors(rendered),
  ], census);
  general.showTo(desk);
  const contextOf = (resource: RenderedResource) => census.contextOf(resource, appeals);
  const controlsOf = (pack: string, { id, statement, sameAs, controls: own }: RuleFacts) =>
    controls.controlsOf({ pack, rule: id, statement, sameAs, controls: own });
  const decided = decide(evaluations, contextOf, controlsOf, desk, baseline?.ledger);
  const waivedOrNot = [...general.all(desk, baseline?.ledger), ...decided];
  const dossiers = desk?.outcomes() ?? [];
  const [components, environments] = [census.components(evaluations), census.environments()];
  const heard = appeals.heard(waivedOrNot.filter(({ disposition }) => disposition !== Disposition.WAIVED));
  const mayBeExcepted = (finding: Finding) => !census.isForbidden(finding);
  const requests = requestEntries(heard, { findings: waivedOrNot, components, environments, rendered, mayBeExcepted });
  const about = [
    ...faults, ...waiverWords(dossiers), ...unknownBases(register), ...baseline?.words() ?? [],
    ...untrustedProposalWords(untrusted, heard, requests),
  ];
  const findings = [...appFindings(about, census), ...waivedOrNot];
  const record = recordOf({
    library: VERSION,
    cdk: cdkVersion(),
    instant: regime.instant,
    policy: {
      mode: { components: 'enforce', elsewhere: regime.modeAt({}) },
      values: policy._effectiveValues(regime.instant),
      withoutEffect: policy.loosened(),
    },
    collection: { ...collection, evaluations },
    findings,
    rules: ruleEntries(evaluations, controlsOf),
    environments,
    components,
    responsibilities: census.responsibilities(),
    resources: census.resources(),
    waiverBases: register.bases,
    waivers: [...census.waivers(findings, evaluations), ...waiverEntries(dossiers)],
    baseline: baseline?.summary(),
    acknowledgements,
    requests,
    facts: census.facts(evaluations),
    envelopes: withApprovals(envelopes, register.waivers, contextOf),
    connections: charter.connections,
    overrides: overridesIn(rendered, census),
  });
  return { record, files: new Map(rendered.stacks.map(({ path, file }) => [path, file])) };
}

/** Asks every pack and plugin about every resource. */
function collectFrom(rendered: RenderedApp, packs: readonly NagPack[], { charter, app, census }: {
  readonly charter: Charter; readonly app: App; readonly census: Census;
}): Collection {
  return collect(rendered, packs, {
    plugins: charter.plugins,
    written: templatesIn(app.outdir),
    factsAbout: (resource) => census.factsAbout(resource),
    parameterOf: (resource, rule, parameter) => census.policyFor(resource).parameterOf(rule, parameter),
  });
}

/** The ids of all rules that judged, those of findings that come from no rule of a pack included. */
function rulesOf({ packs }: Collection): Set<string> {
  return new Set([...packs.flatMap(({ ruleIds }) => ruleIds), ...RESERVED]);
}

/** The templates that the manifests of the cloud assembly name, those of stages included. */
function templatesIn(outdir: string): string[] {
  const { artifacts = {} } = JSON.parse(readFileSync(join(outdir, 'manifest.json'), 'utf8')) as AssemblyManifest;
  return Object.values(artifacts).flatMap(({ properties }) => {
    const { templateFile, directoryName } = { ...properties } as { readonly templateFile?: string; readonly directoryName?: string };
    if (directoryName !== undefined) return templatesIn(join(outdir, directoryName));
    return templateFile === undefined ? [] : [join(outdir, templateFile)];
  });
}

/** Who looks for waivers; nobody where there are none. */
function deskFor({ waivers, pending }: ComparedRegister, { regime, census, evaluations, known }: {
  readonly regime: Regime; readonly census: Census; readonly evaluations: readonly Evaluation[]; readonly known: ReadonlySet<string>;
}): WaiverDesk | undefined {
  if (waivers.length === 0) return undefined;
  const statements = new Map([...new Set(evaluations.map(({ rule }) => rule))].map(({ id, statement, why }) => [id, [statement, why]]));
  return new WaiverDesk({
    waivers,
    instant: regime.instant,
    policy: census.policy,
    known,
    applications: census.applications(),
    statementsOf: (rule) => statements.get(rule) ?? [],
    pending,
  });
}
