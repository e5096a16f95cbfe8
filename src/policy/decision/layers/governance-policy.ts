import { Amount } from './amount';
import { EffectivePolicy } from './effective-policy';
import { explanation, keysOf, loosened } from './explanation';
import { narrownessOf } from './layer-name';
import { holdsAt, PolicyPlace } from './layer-place';
import { ModeSchedule } from './mode-schedule';
import { BOTH, LARGER, SMALLER, TRUST } from './order';
import { PolicyLayer } from './policy-layer';
import { SettledValue, settledValues } from './settled-value';
import { inWords, Statement, upperCase } from './statement';
import { ErrorCode, PavedRoadError, Problem } from '../../../core/errors';
import { EnvironmentTier } from '../../../core/tier/environment-tier';
import { nearest } from '../../../private/documents/nearest';

/**
 * A value that holds, for the record.
 *
 * @internal
 */
export interface EffectiveValue {
  /** The value as JSON. */
  readonly value: unknown;
  /** The layers that it comes from, such as `organization (governance.yaml:8)`. */
  readonly layers: readonly string[];
}

/**
 * What a company says about governance, in layers from the organization to a component.
 *
 * Layers only tighten: of each setting the value counts that is as strict as what every layer says that holds in a
 * place. The one exception is what a rule says by itself, its severity and the defaults of its parameters, which an
 * organization layer may set either way.
 */
export class GovernancePolicy {
  /**
   * The policy of a file and of everything that it extends.
   *
   * Refuses, all at once and with line and column, what is wrong with the files, with `InvalidPolicy`.
   *
   * @param path the file, relative to the working directory
   */
  public static fromFile(path: string): GovernancePolicy {
    return new GovernancePolicy(layerFiles().readLayers(path));
  }

  /**
   * The policy of layers, in whatever order they are given.
   *
   * Refuses ranges that are a number in one layer and a size in another with `InvalidPolicy`.
   *
   * @param layers the layers; without any, the policy says nothing
   */
  public static fromLayers(layers: PolicyLayer[]): GovernancePolicy {
    return new GovernancePolicy(layers);
  }

  /** The layers, the widest first. */
  public readonly layers: PolicyLayer[];

  private readonly effective = new Map<string, EffectivePolicy>();

  private constructor(layers: readonly PolicyLayer[]) {
    const distinct = new Map(layers.map((layer) => [layer._identity, layer]));
    this.layers = [...distinct]
      .sort(([a, left], [b, right]) => narrownessOf(left.name) - narrownessOf(right.name) || (a < b ? -1 : 1))
      .map(([, layer]) => layer);
    const problems = mixedRanges(this.layers);
    if (problems.length > 0) throw PavedRoadError.about('', problems);
  }

  /**
   * The policy that is as strict as both. A layer that is in both is there once.
   *
   * @param other the other policy
   */
  public and(other: GovernancePolicy): GovernancePolicy {
    return new GovernancePolicy([...this.layers, ...other.layers]);
  }

  /**
   * The value of a setting, the layers with file and line that it comes from, and what the others say.
   *
   * Refuses a setting that no layer speaks of with `InvalidValue`, naming near ones.
   *
   * @param key the name of a setting, such as `allow.regions` or `rules.PR-RDS-STORAGE-ENCRYPTED.severity`; of a group of settings, such as `allow`, all of them
   */
  public explain(key: string): string {
    return explanation(this.layers, key);
  }

  /** Settings of narrower layers that would loosen what wider ones say and therefore have no effect; a sentence for each. */
  public loosened(): string[] {
    return loosened(this.layers);
  }

  /**
   * What is legal and probably not meant, a sentence for each: lists of several layers with nothing in common, and tiers whose
   * name is nearly that of a built-in one.
   */
  public problems(): string[] {
    return [...this.nothingInCommon(), ...this.layers.flatMap(mistypedTiers)];
  }

  /**
   * What the policy says in one place.
   *
   * @internal
   */
  public _at(place: PolicyPlace): EffectivePolicy {
    const holding = this.layers.filter(({ _scope }) => holdsAt(_scope, place));
    const tier = place.tier === undefined ? undefined : upperCase(place.tier);
    const key = JSON.stringify([holding.map((layer) => this.layers.indexOf(layer)), tier]);
    const known = this.effective.get(key) ?? new EffectivePolicy(holding, tier);
    this.effective.set(key, known);
    return known;
  }

  /**
   * The names of packs that any layer asks for, wherever it holds.
   *
   * @internal
   */
  public _packs(): string[] {
    return [...new Set(this.layers.flatMap((layer) => (layer._said('packs') ?? []) as string[]))].sort();
  }

  /**
   * Everything that the policy says at an instant, by the name of the setting; where it does not hold everywhere, the name is
   * followed by the scope in brackets. In the order of names.
   *
   * @internal
   */
  public _effectiveValues(instant: string): { [key: string]: EffectiveValue } {
    return Object.fromEntries(keysOf(this.layers).flatMap((key) => settledValues(this.layers, key)).map((settled) => {
      const { key, where, value, origins } = onThatDay(settled, instant);
      return [where === '' ? key : `${key} (${where})`, { value, layers: origins.map((layer) => layer._inWords(key)) }];
    }));
  }

  /**
   * Rules and controls that layers speak of and no pack has, a sentence for each.
   *
   * @param known the ids of all rules and controls
   * @internal
   */
  public _unknownRules(known: readonly string[]): string[] {
    const all = new Set(known);
    return this.layers.flatMap((layer) => layer._rules.filter((name) => !all.has(name)).map((name) => {
      const meant = nearest(name, known);
      return `'rules' and 'exceptions.never' must name rules or controls of the packs, got '${name}' in ${layer._inWords(`rules.${name}`, 'exceptions.never')}${meant ? `; did you mean '${meant}'?` : ''}`;
    }));
  }

  private nothingInCommon(): string[] {
    const isList = (key: string) => this.layers.some(({ _statements }) => [BOTH, TRUST].includes(_statements.get(key)?.order as typeof BOTH));
    const isEmpty = (value: unknown) => Array.isArray(value) && value.length === 0;
    return keysOf(this.layers).filter(isList).flatMap((key) => settledValues(this.layers, key))
      .filter(({ value, said }) => isEmpty(value) && !said.some(([, each]) => isEmpty(each)))
      .map(({ key, where, said }) => `'${key}' leaves nothing${where && ` (${where})`}: ${said.map(([layer, each]) => `${layer._inWords(key)} says ${inWords(each)}`).join(', ')}`);
  }
}

/** Loaded when a file is read: it brings the reader of YAML along. */
function layerFiles(): typeof import('./layer-files') {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- so that whoever reads no file does not pay for it
  return require('./layer-files');
}

/** A mode as it is at an instant, with the layers that have it then; every other value as it is. */
function onThatDay(settled: SettledValue, instant: string): SettledValue {
  if (!(settled.value instanceof ModeSchedule)) return settled;
  const value = settled.value.at(instant);
  const origins = settled.said.filter(([, schedule]) => (schedule as ModeSchedule).at(instant) === value).map(([layer]) => layer);
  return { ...settled, value, origins };
}

/** Ranges that cannot be compared. */
function mixedRanges(layers: readonly PolicyLayer[]): Problem[] {
  const kinds = new Map<string, PolicyLayer>();
  const isBound = ({ order }: Statement) => order === LARGER || order === SMALLER;
  return layers.flatMap((layer) => [...layer._statements.values()].filter(isBound).flatMap(({ key, value }) => {
    const other = kinds.get(key) ?? layer;
    kinds.set(key, other);
    const isSize = (amount: unknown) => Amount.parse(amount as string).isSize;
    if (isSize(other._said(key)) === isSize(value)) return [];
    const message = `'${key}' must be a size in all layers or in none, got '${value}' in ${layer._inWords(key)} beside '${other._said(key)}' in ${other._inWords(key)}`;
    return [{ code: ErrorCode.INVALID_POLICY, message }];
  }));
}

/** Tiers are free names, so a slip of the pen is legal; it is worth a word. */
function mistypedTiers(layer: PolicyLayer): string[] {
  const builtIn = EnvironmentTier._builtIn().map(({ name }) => upperCase(name));
  return layer._tiers.filter((tier) => !builtIn.includes(tier)).flatMap((tier) => {
    const meant = nearest(tier, builtIn);
    return meant ? [`tier ${tier} in ${layer._inWords()} is none of ${builtIn.join(', ')}; did you mean ${meant}?`] : [];
  });
}
