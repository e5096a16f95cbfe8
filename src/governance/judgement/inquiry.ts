import { readFileSync } from 'fs';
import { join } from 'path';
import type { AssemblyManifest } from 'aws-cdk-lib/cloud-assembly-schema';
import { NagPack } from 'cdk-nag/lib/nag-pack';
import { Case } from './case';
import { ControlIndex } from '../../packs/controls/control-index';
import { OWN_MAPPINGS } from '../../packs/controls/own-mappings';
import { collect, Collection } from '../../policy/collection/collect';
import { Evaluation, RuleFacts } from '../../policy/collection/evaluation';
import { resourceAllowances } from '../checks/allowances';
import { JudgedObjective, judgeObjectives } from '../checks/objective-judge';
import { JudgedValue, judgeEnvelopes } from '../envelopes/envelope-judge';
import { RESERVED } from '../findings/policy-findings';
import { packsOf, tagDefinitionsOf } from '../regime/pack-list';

/** What was found out about an app, before anybody decides what follows: by packs and plugins, and by what needs no pack. */
export class Inquiry {
  /** What packs and plugins found out, and how they went about it. */
  public readonly collection: Collection;

  /** Names of packs that layers of policy ask for and nobody has. */
  public readonly missingPacks: readonly string[];

  /** The values of parameters that have a range. */
  public readonly envelopes: readonly JudgedValue[];

  /** The settings that objectives rest on. */
  public readonly objectives: readonly JudgedObjective[];

  /** What anybody found out about resources. */
  public readonly evaluations: readonly Evaluation[];

  /** The ids of all rules that judged, those of findings that come from no rule of a pack included. */
  public readonly rules: ReadonlySet<string>;

  /** What rules stand for in frameworks. */
  public readonly controls: ControlIndex;

  constructor(judged: Case) {
    const { charter, rendered, census, statutes: { regime } } = judged;
    const { packs, missing } = packsOf(charter, tagDefinitionsOf(regime.at({})), regime.policy._packs(), census.hasGovernedScopes);
    this.missingPacks = missing;
    this.collection = collectFrom(judged, packs);
    this.envelopes = judgeEnvelopes(census);
    this.objectives = judgeObjectives(census);
    const own = [...this.envelopes, ...this.objectives].map(({ evaluation }) => evaluation);
    this.evaluations = [...this.collection.evaluations, ...resourceAllowances(rendered, census), ...own];
    this.rules = new Set([...this.collection.packs.flatMap(({ ruleIds }) => ruleIds), ...RESERVED]);
    this.controls = new ControlIndex([...OWN_MAPPINGS, ...charter.controls]);
  }

  /** What a rule of a pack stands for in frameworks. */
  public readonly controlsOf = (pack: string, { id, statement, sameAs, controls }: RuleFacts): readonly string[] =>
    this.controls.controlsOf({ pack, rule: id, statement, sameAs, controls });
}

/** Asks every pack and plugin about every resource. */
function collectFrom({ charter, app, rendered, census }: Case, packs: readonly NagPack[]): Collection {
  return collect(rendered, packs, {
    plugins: charter.plugins,
    written: templatesIn(app.outdir),
    factsAbout: (resource) => census.factsAbout(resource),
    parameterOf: (resource, rule, parameter) => census.policyFor(resource).parameterOf(rule, parameter),
  });
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
