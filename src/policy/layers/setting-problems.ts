import { readFileSync } from 'fs';
import { join } from 'path';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Amount } from './amount';
import { schemaValidator } from './bundled';
import { EnvelopeSetting, LayerMode, PolicyLayerProps } from './layer-settings';
import { MODES } from './mode-schedule';
import { nearest } from './nearest';
import { isLibraryRange } from './trusted-libraries';

/** Something that is wrong with a layer, and where in it. */
export interface SettingProblem {
  /** The keys and places that lead there, such as `['allow', 'regions', '0']`; those that are there. */
  readonly path: readonly string[];
  /** What is wrong, in words. */
  readonly message: string;
}

/**
 * What is wrong with a layer. The JSON Schema that editors use says what a layer may be; what a schema cannot say is looked
 * at when it finds nothing.
 *
 * @param layer the layer as a file has it
 */
export function settingProblems(layer: unknown): SettingProblem[] {
  const isAsTheSchemaSays = theSchema();
  if (isAsTheSchemaSays(layer)) return contradictions(layer as Partial<PolicyLayerProps>);
  return isAsTheSchemaSays.errors!.filter(({ keyword }) => !['if', 'propertyNames'].includes(keyword)).map(inWords);
}

let compiled: ValidateFunction | undefined;

function theSchema(): ValidateFunction {
  const file = join(__dirname, '..', '..', '..', 'schemas', 'governance.schema.json');
  compiled ??= schemaValidator().addFormat('library-range', isLibraryRange).compile(JSON.parse(readFileSync(file, 'utf8')) as object);
  return compiled;
}

function inWords(error: ErrorObject): SettingProblem {
  const { keyword, params, data, propertyName } = error;
  const parent = error.instancePath.split('/').slice(1).map((part) => part.replace(/~1/g, '/').replace(/~0/g, '~'));
  const schema = error.parentSchema as { title?: string; enum?: string[]; const?: unknown; properties?: object };
  const about = (path: readonly string[], message: string) => ({ path, message: `'${nameOf(path)}' ${message}` });
  const value = keyword === 'uniqueItems' ? (data as unknown[])[params.i] : data;
  const wrong = (bound: string, hint = '') => about(parent, `must ${bound}, got ${quoted(value)}${hint}`);

  if (propertyName !== undefined) {
    return { path: [...parent, propertyName], message: `'${nameOf(parent)}' must have ${schema.title} for a key, got ${quoted(propertyName)}` };
  }
  switch (keyword) {
    case 'additionalProperties': return about([...parent, params.additionalProperty], `is no setting; ${wayOut(params.additionalProperty, Object.keys(schema.properties ?? {}))}`);
    case 'required': return { path: parent, message: `'${nameOf([...parent, params.missingProperty])}' must be given, got nothing${missing(schema.properties, params.missingProperty)}` };
    case 'dependencies': return about(parent, `must have '${params.deps}' where it has '${params.property}'; without it '${params.property}' says nothing`);
    case 'enum': return wrong(`be one of ${schema.enum!.join(', ')}`);
    case 'const': return wrong(`be ${schema.const}`);
    case 'uniqueItems': return wrong('have each entry once', ' twice');
    case 'minItems': case 'minProperties': return wrong('have at least one entry', '; leave it out to say nothing');
    case 'minimum': return wrong('be at least 0');
    case 'maximum': return wrong(`be at most ${params.limit}`);
    default: return wrong(`be ${schema.title ?? KINDS[String(params.type)] ?? error.message}`, params.type === 'string' && typeof data === 'number' ? '; put it in quotes' : '');
  }
}

const KINDS: Readonly<Record<string, string>> = { object: 'a mapping', array: 'a list', string: 'a text' };

function wayOut(key: string, known: readonly string[]): string {
  const meant = nearest(key, known);
  return meant ? `did you mean '${meant}'?` : `the settings here are ${known.join(', ')}`;
}

function missing(properties: object = {}, name: string): string {
  const { enum: values, const: value } = (properties as Record<string, { enum?: string[]; const?: unknown }>)[name] ?? {};
  return values ? `; it is one of ${values.join(', ')}` : value === undefined ? '' : `; write '${name}: ${value}'`;
}

/** Settings that are fine one by one and make no sense together. */
function contradictions({ mode, rules, envelopes, appliesTo, allow }: Partial<PolicyLayerProps>): SettingProblem[] {
  return [
    ...laxStart(mode),
    ...Object.entries(rules ?? {}).flatMap(([id, { tiers }]) => sameTierTwice(['rules', id, 'tiers'], Object.keys(tiers ?? {}))),
    ...sameTierTwice(['appliesTo', 'tiers'], appliesTo?.tiers ?? []),
    ...sameTierTwice(['allow', 'tiers'], allow?.tiers ?? []),
    ...Object.entries(envelopes ?? {}).flatMap(([parameter, tiers]) => [
      ...sameTierTwice(['envelopes', parameter], Object.keys(tiers)),
      ...Object.entries(tiers).flatMap(([tier, envelope]) => crossedBounds(['envelopes', parameter, tier], envelope)),
    ]),
  ];
}

function laxStart(mode: LayerMode | undefined): SettingProblem[] {
  if (mode?.before === undefined || MODES.indexOf(mode.before) <= MODES.indexOf(mode.is)) return [];
  return [{ path: ['mode', 'before'], message: `'mode.before' must not be stricter than 'mode.is', got '${mode.before}' before '${mode.is}'; what is announced only tightens` }];
}

function sameTierTwice(path: readonly string[], tiers: readonly string[]): SettingProblem[] {
  return tiers.flatMap((tier, place) => {
    const first = tiers.findIndex((other) => other.toUpperCase() === tier.toUpperCase());
    return first === place ? [] : [{ path: [...path, tier], message: `'${nameOf(path)}' must have each tier once, got '${tier}' beside '${tiers[first]}'` }];
  });
}

/** The bounds of a range, the lowest first. */
const ASCENDING = ['signOffFrom', 'freeFrom', 'free', 'signOff'] as const;

function crossedBounds(path: readonly string[], range: EnvelopeSetting): SettingProblem[] {
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

function nameOf(path: readonly string[]): string {
  return path.map((part) => /^\d+$/.test(part) ? `[${part}]` : `.${part}`).join('').replace(/^\./, '') || 'the layer';
}

function quoted(value: unknown): string {
  return typeof value === 'string' ? `'${value}'` : JSON.stringify(value);
}
