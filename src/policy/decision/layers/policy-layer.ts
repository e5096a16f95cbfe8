import { PolicyLayerName } from './layer-name';
import { scopeInWords } from './layer-place';
import { LayerScope, PolicyLayerProps } from './layer-settings';
import { inOrder } from './order';
import { settingProblems } from './setting-problems';
import { Statement, statementsOf, upperCase } from './statement';
import { ErrorCode, PavedRoadError } from '../../../core/errors';

/**
 * One layer of policy, made in code or read from a file; both are the same.
 *
 * A layer says something about settings, or nothing. Together with others it only tightens: see `GovernancePolicy`.
 */
export class PolicyLayer {
  /**
   * A layer as a file has it, which was looked at already.
   *
   * @param document what stands in the file
   * @param source the file
   * @param lineOf the line of a setting
   * @internal
   */
  public static _fromFile(document: object, source: string, lineOf: (key: string) => number | undefined): PolicyLayer {
    const { schemaVersion, layer, extends: _, ...settings } = document as { schemaVersion: 1; layer: PolicyLayerName; extends?: string[] };
    const made = new PolicyLayer({ ...settings, name: layer, source });
    made.lineOf = lineOf;
    return made;
  }

  /** Whose voice it is. */
  public readonly name: PolicyLayerName;

  /** Where it is written; nothing where nobody said. */
  public readonly source?: string;

  /**
   * Where it holds.
   *
   * @internal
   */
  public readonly _scope: LayerScope;

  /**
   * What it says, by the name of the setting.
   *
   * @internal
   */
  public readonly _statements: ReadonlyMap<string, Statement>;

  /**
   * The rules and controls that it speaks of.
   *
   * @internal
   */
  public readonly _rules: readonly string[];

  /**
   * The tiers that it speaks of, in upper case.
   *
   * @internal
   */
  public readonly _tiers: readonly string[];

  private lineOf?: (key: string) => number | undefined;

  /**
   * Refuses, all at once, what the JSON Schema of policy files refuses too, with `InvalidPolicy`: unknown settings, severities and
   * modes, days, durations, regular expressions and ranges of versions that are none.
   *
   * @param props what the layer says
   */
  constructor(props: PolicyLayerProps) {
    const { name, source, ...settings } = JSON.parse(JSON.stringify(props)) as PolicyLayerProps;
    const problems = settingProblems({ schemaVersion: 1, layer: name, ...settings });
    if (problems.length > 0) {
      throw PavedRoadError.about(`layer ${source ?? name}`, problems.map(({ message }) => ({ code: ErrorCode.INVALID_POLICY, message })));
    }
    this.name = name;
    this.source = source;
    this._scope = settings.appliesTo ?? {};
    this._rules = inOrder([...Object.keys(settings.rules ?? {}), ...settings.exceptions?.never ?? []]);
    this._tiers = tiersIn(settings);
    this._statements = new Map(statementsOf(settings).map((statement) => [statement.key, statement]));
  }

  /**
   * What it says about a setting, or about the one that stands in its place.
   *
   * @internal
   */
  public _said(key: string, otherwise?: string): unknown {
    return (this._statements.get(key) ?? this._statements.get(otherwise ?? key))?.value;
  }

  /**
   * The layer in words, with the line of a setting where a file has it: `organization (governance.yaml:8)`.
   *
   * @internal
   */
  public _inWords(...keys: readonly string[]): string {
    const line = keys.map((key) => this.lineOf?.(key)).find((known) => known !== undefined);
    return `${this.name} (${this.source ?? 'in code'}${line === undefined ? '' : `:${line}`})`;
  }

  /**
   * Everything about it as a text that is the same for the same layer.
   *
   * @internal
   */
  public get _identity(): string {
    const said = [...this._statements.values()].map(({ key, value }) => [key, value]);
    return JSON.stringify([this.name, this.source, scopeInWords(this._scope), said.sort()]);
  }
}

function tiersIn({ appliesTo, allow, accounts, lifetimes, rules, envelopes }: Partial<PolicyLayerProps>): string[] {
  const byTier = [
    ...Object.values(rules ?? {}).map(({ tiers }) => tiers ?? {}), ...Object.values(envelopes ?? {}), accounts ?? {}, lifetimes?.longest ?? {},
  ];
  const lists = [appliesTo?.tiers, allow?.tiers, lifetimes?.required].flatMap((tiers) => tiers ?? []);
  return inOrder([...lists, ...byTier.flatMap((tiers) => Object.keys(tiers))].map(upperCase));
}
