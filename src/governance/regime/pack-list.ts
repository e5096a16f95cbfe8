import { NagPack } from 'cdk-nag/lib/nag-pack';
import { Charter } from './charter';
import { PavedRoadChecks } from '../../packs/paved-road-checks';
import { EffectivePolicy } from '../../policy/decision/layers/effective-policy';
import { TagDefinition } from '../../tagging/tag-schema';

/** The packs that judge an app. */
export interface PackList {
  /** The packs. */
  readonly packs: readonly NagPack[];
  /** Names of packs that layers of policy ask for and nobody has. */
  readonly missing: readonly string[];
}

/**
 * The packs that judge an app: those that were asked for or the default list, and those that a layer names. The library's own
 * pack stays while the app has governed components.
 *
 * A pack that somebody gave a well-known name does not stand in for the one that a layer means: both judge.
 *
 * @param tags what layers of policy ask of tags besides the tag schema
 * @param named the names of packs that layers of policy ask for
 */
export function packsOf(charter: Charter, tags: TagDefinition[], named: readonly string[], hasGovernedScopes: boolean): PackList {
  const own = new PavedRoadChecks({ tagSchema: charter.tagSchema })._tightenedBy(tags);
  const asked = charter.packs?.map((pack) => pack instanceof PavedRoadChecks ? pack._tightenedBy(tags) : pack) ?? [own, wellKnown('AwsSolutions')!];
  const packs = hasGovernedScopes && !asked.some((pack) => pack instanceof PavedRoadChecks) ? [own, ...asked] : asked;
  const missing: string[] = [];
  for (const name of named.map(asNagSpells)) {
    const meant = name === own.name ? own : wellKnown(name);
    const isThere = packs.some((pack) => pack.name === name && (!meant || pack.constructor === meant.constructor));
    if (isThere) continue;
    if (meant) packs.push(meant); else missing.push(name);
  }
  return { packs, missing };
}

/** What layers of policy ask of tags. */
export function tagDefinitionsOf(policy: EffectivePolicy): TagDefinition[] {
  const required = policy.requiredTags().map((key) => ({ key, required: true }));
  const patterns = [...policy.tagPatterns()].flatMap(([key, all]) => all.map((pattern) => ({ key, pattern })));
  return [...required, ...patterns];
}

/** The packs of cdk-nag by the names under which layers ask for them, each loaded when it is asked for. */
const FILES: Record<string, { readonly file: string; readonly class: string } | undefined> = {
  'AwsSolutions': { file: 'aws-solutions', class: 'AwsSolutionsChecks' },
  'HIPAA.Security': { file: 'hipaa-security', class: 'HIPAASecurityChecks' },
  'NIST.800.53.R4': { file: 'nist-800-53-r4', class: 'NIST80053R4Checks' },
  'NIST.800.53.R5': { file: 'nist-800-53-r5', class: 'NIST80053R5Checks' },
  'PCI.DSS.321': { file: 'pci-dss-321', class: 'PCIDSS321Checks' },
  'Serverless': { file: 'serverless', class: 'ServerlessChecks' },
};

/** NIST calls its publication 800-53, and cdk-nag its pack 800.53. */
function asNagSpells(name: string): string {
  return name.replace(/^NIST\.800-53\./, 'NIST.800.53.');
}

function wellKnown(name: string): NagPack | undefined {
  const place = FILES[name];
  if (!place) return undefined;
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- a pack is loaded when it is asked for
  const packs = require(`cdk-nag/lib/packs/${place.file}`) as Record<string, new () => NagPack>;
  return new packs[place.class]();
}
