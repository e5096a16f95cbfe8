import { narrownessOf } from './layer-name';
import { EnvelopeSetting } from './layer-settings';
import { ModeSchedule } from './mode-schedule';
import { ALLOWED, ASKED, BOTH, LARGER_NUMBER, LONGER, Order, SEVERITY } from './order';
import { orderOfParameter, fits } from './parameter-order';
import { PolicyLayer } from './policy-layer';
import { joined, statementAbout } from './settled-value';
import { BOUNDS, inWords, upperCase } from './statement';
import { isTrusted } from './trusted-libraries';
import { ErrorCode, PavedRoadError } from '../../../core/errors';
import { daysOf } from '../../../waivers/utc-day';
import { RuleParameter } from '../../rule/rule-parameter';
import { Severity } from '../../rule/severity';
import { State } from '../../rule/verdict';
import { GovernanceMode } from '../mode';
import { NEVER_EXCEPTED } from '../never-excepted';

/** The library whose proposals count where no layer says whom to trust. */
const OURSELVES = 'cdk-paved-road';

/**
 * One bound of the range of a parameter.
 *
 * @internal
 */
export interface EnvelopeBound {
  /** The amount, such as `1 TiB`. */
  readonly amount: string;
  /** The layers that it comes from, such as `organization (governance.yaml:8)`; none where the component says it by itself. */
  readonly layers: readonly string[];
}

/**
 * What policy says in one place: the layers that hold there, merged.
 *
 * @internal
 */
export class EffectivePolicy {
  private readonly values = new Map<string, unknown>();
  private readonly settings = new Map<string, unknown>();
  private never?: ReadonlySet<string>;

  /**
   * @param layers the layers that hold
   * @param tier the tier of the place in upper case, if it has one
   */
  constructor(private readonly layers: readonly PolicyLayer[], private readonly tier?: string) {}

  /**
   * How much it matters that a resource does not comply with a rule, or that nobody knows whether it does.
   *
   * What is so by itself (the rule's severity, and WARNING for what is unknown) holds until an organization layer says
   * another; every narrower layer can only raise it.
   *
   * @param rule the rule
   * @param state what was found out
   * @param controls what the rule stands for in frameworks
   */
  public severityOf(rule: { readonly id: string; readonly severity: Severity }, state: State, controls: readonly string[] = []): Severity {
    const own = state === State.UNKNOWN ? Severity.WARNING : rule.severity;
    return this.settled(SEVERITY, own, (layer) => [rule.id, ...controls].flatMap((name) => severitySaid(layer, name, state, this.tier) ?? []));
  }

  /** What governance does at an instant; nothing when no layer says. */
  public modeAt(instant: string): GovernanceMode | undefined {
    return (this.valueOf('mode') as ModeSchedule | undefined)?.at(instant);
  }

  /** The names of packs that judge here besides those that the app asks for. */
  public packs(): readonly string[] {
    return this.list('packs') ?? [];
  }

  /** What is allowed, such as `regions`; nothing when no layer limits it. Tiers are in upper case. */
  public allowed(kind: 'regions' | 'accounts' | 'tiers' | 'engines' | 'sizes' | 'exposure'): readonly string[] | undefined {
    return this.list(`allow.${kind}`);
  }

  /** The accounts that an environment may lie in; nothing when no layer limits it. `tiers` are its tier and those that it is based on. */
  public accountsOf(tiers: readonly string[]): readonly string[] | undefined {
    const said = tiers.map((tier) => this.valueOf(`accounts.${upperCase(tier)}`) as string[] | undefined).filter((accounts) => accounts !== undefined);
    return said.length === 0 ? undefined : said.reduce((a, b) => BOTH.join(a, b));
  }

  /** How many days an environment may live; infinitely many where it must only have an end; nothing when no layer asks for one. */
  public longestLife(tiers: readonly string[]): number | undefined {
    const required = this.list('lifetimes.required') ?? [];
    const longest = tiers.flatMap((tier) => (this.valueOf(`lifetimes.longest.${upperCase(tier)}`) as string | undefined) ?? []).map(daysOf);
    if (longest.length === 0 && !tiers.some((tier) => required.includes(upperCase(tier)))) return undefined;
    return Math.min(Infinity, ...longest);
  }

  /** The keys of tags that taggable resources must have besides those of the tag schema. */
  public requiredTags(): readonly string[] {
    return this.list('tags.required') ?? [];
  }

  /** Regular expressions, by the key of the tag; the whole value matches all of them. */
  public tagPatterns(): ReadonlyMap<string, readonly string[]> {
    const prefix = 'tags.values.';
    const keys = this.layers.flatMap(({ _statements }) => [..._statements.keys()]).filter((key) => key.startsWith(prefix));
    return new Map(keys.sort().map((key) => [key.slice(prefix.length), this.list(key) ?? []]));
  }

  /**
   * The value of a parameter of a rule. Its default holds until an organization layer says another; every narrower layer
   * can only make it stricter. Refuses a value that is none for that parameter with `InvalidPolicy`.
   */
  public parameterOf(rule: string, parameter: RuleParameter): unknown {
    const key = `rules.${rule}.parameters.${parameter.name}`;
    return this.settled(orderOfParameter(parameter), parameter.default, (layer) => {
      const value = layer._said(key);
      if (value === undefined || fits(value, parameter)) return value === undefined ? [] : [value];
      const message = `'${key}' must be ${Array.isArray(parameter.default) ? 'a list' : 'a number'}, got ${inWords(value)} in ${layer._inWords(key)}`;
      throw PavedRoadError.of(undefined, ErrorCode.INVALID_POLICY, message);
    });
  }

  /**
   * One bound of the range of a parameter; nothing where nobody says one. What the component says by itself holds until an
   * organization layer says another; every narrower layer can only make it stricter.
   *
   * @param parameter such as `ServiceDatabase.storage`
   * @param tiers the tier of the place and those that it is based on, in any case
   * @param bound which one
   * @param own what the component says by itself
   */
  public boundOf(parameter: string, tiers: readonly string[], bound: keyof EnvelopeSetting, own?: string): EnvelopeBound | undefined {
    const keys = tiers.map((tier) => `envelopes.${parameter}.${upperCase(tier)}.${bound}`);
    const said = (layer: PolicyLayer) => keys.flatMap((key) => (layer._said(key) as string | undefined) ?? []);
    const amount = this.settled(BOUNDS[bound], own, said);
    if (amount === undefined) return undefined;
    return { amount, layers: this.layers.filter((layer) => said(layer).includes(amount)).map((layer) => layer._inWords(...keys)) };
  }

  /** Rules and controls that are never excepted. */
  public neverExcepted(): ReadonlySet<string> {
    return this.never ??= new Set([...NEVER_EXCEPTED, ...this.list('exceptions.never') ?? []]);
  }

  /** Who may approve exceptions from findings that matter so much; nothing when no layer limits it. */
  public approversOf(severity: Severity): readonly string[] | undefined {
    return this.list(`exceptions.approvers.${severity}`);
  }

  /** How many days such an exception may last; nothing when no layer limits it. */
  public longestFor(severity: Severity): number | undefined {
    const duration = this.valueOf(`exceptions.longest.${severity}`) as string | undefined;
    return duration === undefined ? undefined : daysOf(duration);
  }

  /** How many days after it was recorded a baseline holds; nothing when no layer limits it. */
  public longestBaseline(): number | undefined {
    const duration = this.valueOf('exceptions.longestBaseline') as string | undefined;
    return duration === undefined ? undefined : daysOf(duration);
  }

  /** How many characters a reason has at least. */
  public reasonAtLeast(): number {
    return this.setting('exceptions.reasonAtLeast', LARGER_NUMBER, 20);
  }

  /** How many days before its end an exception is said to expire. */
  public warningDays(): number {
    return daysOf(this.setting('exceptions.warnBefore', LONGER, 'P14D'));
  }

  /** How many resources one waiver may be about; nothing when no layer limits it. */
  public mostResources(): number | undefined {
    return this.valueOf('exceptions.mostResources') as number | undefined;
  }

  /** Whether waivers list the fingerprints of what they were granted for. */
  public asksForSeals(): boolean {
    return this.setting('exceptions.sealed', ASKED, false);
  }

  /** Whether the review of a change counts as the approval of the waivers in it. */
  public approvesByMerge(): boolean {
    return this.setting('exceptions.approvedByMerge', ALLOWED, false);
  }

  /** Whether waivers may be taken in an emergency. */
  public allowsBreakGlass(): boolean {
    return this.setting('exceptions.breakGlass', ALLOWED, true);
  }

  /** Whether what the catalogue of platform exceptions says about constructs of the CDK counts. */
  public allowsPlatformExceptions(): boolean {
    return this.setting('exceptions.platform', ALLOWED, true);
  }

  /** Whether exceptions that a library proposes count. */
  public trusts(library: string, version: string): boolean {
    const entries = this.list('exceptions.trust');
    return entries ? isTrusted(entries, library, version) : library === OURSELVES;
  }

  /** The merged value of any setting by its name; nothing when no layer says anything. */
  public valueOf(key: string): unknown {
    if (!this.values.has(key)) {
      const statement = statementAbout(this.layers, key);
      this.values.set(key, statement && joined(this.layers, statement));
    }
    return this.values.get(key);
  }

  /** What a setting is that has a value where no layer says one. */
  private setting<T>(key: string, order: Order<T>, own: T): T {
    if (!this.settings.has(key)) {
      this.settings.set(key, this.settled(order, own, (layer) => {
        const value = layer._said(key);
        return value === undefined ? [] : [value as T];
      }));
    }
    return this.settings.get(key) as T;
  }

  private list(key: string): readonly string[] | undefined {
    return this.valueOf(key) as readonly string[] | undefined;
  }

  /** The widest layer may set what is so by itself either way; nobody above it could be loosened. */
  private settled<T, Own extends T | undefined>(order: Order<T>, own: Own, said: (layer: PolicyLayer) => T[]): T | Own {
    const isWidest = ({ name }: PolicyLayer) => narrownessOf(name) === 0;
    const join = (a: T | Own, b: T) => a === undefined ? b : order.join(a as T, b);
    const wide = this.layers.filter(isWidest).flatMap(said);
    const narrow = this.layers.filter((layer) => !isWidest(layer)).flatMap(said);
    return narrow.reduce<T | Own>(join, wide.length > 0 ? wide.reduce((a, b) => order.join(a, b)) : own);
  }
}

/** What a layer says about a rule or a control. What may be wrong matters at most as much as what is wrong in that tier. */
function severitySaid(layer: PolicyLayer, name: string, state: State, tier: string | undefined): Severity | undefined {
  const say = (setting: string) => layer._said(`rules.${name}.${setting}`) as Severity | undefined;
  const inTier = tier === undefined ? undefined : say(`tiers.${tier}`);
  if (state !== State.UNKNOWN) return inTier ?? say('severity');
  const unknown = say('unknown');
  return unknown && inTier && SEVERITY.join(unknown, inTier) === unknown ? inTier : unknown;
}
