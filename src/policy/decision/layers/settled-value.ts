import { covers, scopeInWords } from './layer-place';
import { LayerScope } from './layer-settings';
import { PolicyLayer } from './policy-layer';
import { Statement } from './statement';
import { stableJson } from '../../../private/stable-json';

/** What layers say together about one setting, where a scope holds. */
export interface SettledValue {
  /** The setting. */
  readonly key: string;
  /** Where it holds, in words; empty for everywhere. */
  readonly where: string;
  /** The value that is as strict as all of them; for a parameter everything that is said, since its rule alone can compare. */
  readonly value: unknown;
  /** The layers that have the value; all that speak of the setting where none has it by itself. */
  readonly origins: readonly PolicyLayer[];
  /** What each of them says, the widest layer first. */
  readonly said: readonly (readonly [PolicyLayer, unknown])[];
}

/** How any of the layers speaks of a setting, if one does. */
export function statementAbout(layers: readonly PolicyLayer[], key: string): Statement | undefined {
  return layers.map((layer) => layer._statements.get(key)).find((statement) => statement !== undefined);
}

/** The value that is as strict as what every layer says about a setting; nothing where none says anything. */
export function joined(layers: readonly PolicyLayer[], { key, otherwise, order }: Statement): unknown {
  const values: unknown[] = layers.map((layer) => layer._said(key, otherwise)).filter((value) => value !== undefined);
  return values.length === 0 || !order ? distinct(values) : values.reduce((a, b) => order.join(a, b));
}

/** The values of a setting: everywhere, and in each scope of a layer that speaks of it. */
export function settledValues(layers: readonly PolicyLayer[], key: string): SettledValue[] {
  const statement = statementAbout(layers, key);
  if (!statement) return [];
  const scopes = new Map<string, LayerScope>();
  for (const { _scope, _statements } of layers) if (_statements.has(key)) scopes.set(scopeInWords(_scope), _scope);
  return [...scopes].sort(([a], [b]) => a < b ? -1 : 1).map(([where, scope]) => {
    const said = layers.filter((layer) => covers(layer._scope, scope))
      .map((layer) => [layer, layer._said(key, statement.otherwise)] as const)
      .filter(([, value]) => value !== undefined);
    const speakers = said.map(([layer]) => layer);
    const value = joined(speakers, statement);
    const origins = said.filter(([, each]) => isSame(each, value)).map(([layer]) => layer);
    return { key, where, value, origins: origins.length > 0 ? origins : speakers, said };
  });
}

/** Whether two values of a setting are the same. */
export function isSame(a: unknown, b: unknown): boolean {
  return stableJson(a) === stableJson(b);
}

/** One value where all are the same, else a list of them; nothing where there is none. */
function distinct(values: readonly unknown[]): unknown {
  const different = values.filter((value, index) => values.findIndex((other) => isSame(other, value)) === index);
  return different.length < 2 ? different[0] : different;
}
