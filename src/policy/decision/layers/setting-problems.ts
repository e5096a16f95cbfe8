import { Amount } from './amount';
import { EnvelopeSetting, LayerMode, PolicyLayerProps } from './layer-settings';
import { MODES } from './mode-schedule';
import { isLibraryRange } from './trusted-libraries';
import { EnvironmentTier } from '../../../core/tier/environment-tier';
import { DocumentProblem, DocumentSchema, nameOf, quoted } from '../../../private/documents/document-schema';

const SCHEMA = new DocumentSchema('governance.schema.json', { 'library-range': isLibraryRange });

/**
 * What is wrong with a layer. The JSON Schema that editors use says what a layer may be; what a schema cannot say is looked
 * at when it finds nothing.
 *
 * @param layer the layer as a file has it
 */
export function settingProblems(layer: unknown): DocumentProblem[] {
  const problems = SCHEMA.problemsIn(layer);
  return problems.length > 0 ? problems : contradictions(layer as Partial<PolicyLayerProps>);
}

/** Settings that are fine one by one and make no sense together. */
function contradictions({ mode, rules, envelopes, appliesTo, allow, accounts, lifetimes }: Partial<PolicyLayerProps>): DocumentProblem[] {
  return [
    ...laxStart(mode),
    ...Object.entries(rules ?? {}).flatMap(([id, { tiers }]) => sameTierTwice(['rules', id, 'tiers'], Object.keys(tiers ?? {}))),
    ...sameTierTwice(['appliesTo', 'tiers'], appliesTo?.tiers ?? []),
    ...sameTierTwice(['allow', 'tiers'], allow?.tiers ?? []),
    ...sameTierTwice(['accounts'], Object.keys(accounts ?? {})),
    ...endsOf(['lifetimes', 'required'], lifetimes?.required ?? []),
    ...endsOf(['lifetimes', 'longest'], Object.keys(lifetimes?.longest ?? {})),
    ...Object.entries(envelopes ?? {}).flatMap(([parameter, tiers]) => [
      ...sameTierTwice(['envelopes', parameter], Object.keys(tiers)),
      ...Object.entries(tiers).flatMap(([tier, envelope]) => crossedBounds(['envelopes', parameter, tier], envelope)),
    ]),
  ];
}

function laxStart(mode: LayerMode | undefined): DocumentProblem[] {
  if (mode?.before === undefined || MODES.indexOf(mode.before) <= MODES.indexOf(mode.is)) return [];
  return [{ path: ['mode', 'before'], message: `'mode.before' must not be stricter than 'mode.is', got '${mode.before}' before '${mode.is}'; what is announced only tightens` }];
}

function sameTierTwice(path: readonly string[], tiers: readonly string[]): DocumentProblem[] {
  return tiers.flatMap((tier, place) => {
    const first = tiers.findIndex((other) => other.toUpperCase() === tier.toUpperCase());
    return first === place ? [] : [{ path: [...path, tier], message: `'${nameOf(path)}' must have each tier once, got '${tier}' beside '${tiers[first]}'` }];
  });
}

/** Tiers whose environments are to have an end, which those of permanent tiers refuse. */
function endsOf(path: readonly string[], tiers: readonly string[]): DocumentProblem[] {
  const permanent = EnvironmentTier._builtIn().filter((tier) => tier.permanent).map(({ name }) => name.toUpperCase());
  return [
    ...sameTierTwice(path, tiers),
    ...tiers.filter((tier) => permanent.includes(tier.toUpperCase())).map((tier) => ({
      path: [...path, tier], message: `'${nameOf(path)}' must name tiers whose environments may have an end, got '${tier}'; use 'allow.tiers' to keep it away`,
    })),
  ];
}

/** The bounds of a range, the lowest first. */
const ASCENDING = ['signOffFrom', 'freeFrom', 'free', 'signOff'] as const;

function crossedBounds(path: readonly string[], range: EnvelopeSetting): DocumentProblem[] {
  const given = ASCENDING.filter((bound) => range[bound] !== undefined);
  return given.slice(1).flatMap((upper, index) => {
    const lower = given[index];
    // What is said about a sign-off is measured by what is free, and that by where it begins.
    const [wrong, other, bound] = lower === 'signOffFrom' ? [lower, upper, 'most'] : [upper, lower, 'least'];
    const [low, high] = [range[lower], range[upper]].map((amount) => Amount.parse(String(amount)));
    const problem = (words: string) => [{
      path: [...path, wrong], message: `'${nameOf([...path, wrong])}' must ${words}, got ${quoted(range[wrong])} beside ${quoted(range[other])}`,
    }];
    if (low.isSize !== high.isSize) return problem(`be a number or a size as '${other}' is`);
    return low.isAtMost(high) ? [] : problem(`be at ${bound} '${other}'`);
  });
}
