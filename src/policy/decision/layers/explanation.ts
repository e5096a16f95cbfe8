import { narrownessOf } from './layer-name';
import { covers } from './layer-place';
import { PolicyLayer } from './policy-layer';
import { isSame, joined, SettledValue, settledValues } from './settled-value';
import { FIXED_KEYS, inWords } from './statement';
import { ErrorCode, PavedRoadError } from '../../../core/errors';
import { nearest } from '../../../private/documents/nearest';

/** The value of a setting, or of all settings below a key, with the layers that they come from. */
export function explanation(layers: readonly PolicyLayer[], key: string): string {
  const keys = keysOf(layers);
  const meant = keys.filter((known) => known === key || known.startsWith(`${key}.`));
  if (meant.length > 0) return meant.flatMap((each) => settledValues(layers, each)).map((value) => explain(value)).join('\n');
  if (FIXED_KEYS.includes(key)) return `${key}: no layer says anything`;
  throw PavedRoadError.of(undefined, ErrorCode.INVALID_VALUE, `'key' must be a setting that a layer speaks of, got '${key}'; ${nearKeys(key, keys)}`);
}

/** Settings of narrower layers that wider ones make stricter wherever the narrower ones hold; a sentence for each. */
export function loosened(layers: readonly PolicyLayer[]): string[] {
  return layers.flatMap((layer) => {
    const wider = layers.filter((other) => narrownessOf(other.name) < narrownessOf(layer.name) && covers(other._scope, layer._scope));
    return [...layer._statements.values()].filter(({ order }) => order && !order.onlyAdds).flatMap((statement) => {
      const { key, value, otherwise } = statement;
      const counts = joined([...wider, layer], statement);
      if (isSame(counts, value)) return [];
      const above = wider.filter((other) => other._said(key, otherwise) !== undefined).map((other) => `${other._inWords(key, otherwise ?? key)} says ${inWords(other._said(key, otherwise))}`);
      return [`'${key}' is ${inWords(value)} in ${layer._inWords(key)}, but ${inWords(counts)} counts: ${above.join(', ')}`];
    });
  });
}

/** The names of all settings that layers speak of. */
export function keysOf(layers: readonly PolicyLayer[]): string[] {
  return [...new Set(layers.flatMap(({ _statements }) => [..._statements.keys()]))].sort();
}

function explain({ key, where, value, origins, said }: SettledValue): string {
  const place = where === '' ? '' : ` (${where})`;
  const first = `${key}${place} is ${inWords(value)}, from ${origins.map((layer) => wordsOf(layer, key)).join(' and ')}`;
  const others = said.length === 1 ? [] : said.map(([layer, each]) => `  ${wordsOf(layer, key)} says ${inWords(each)}`);
  return [`${first}${reservation(key, said.map(([layer]) => layer))}`, ...others].join('\n');
}

/** What a policy cannot know by itself. */
function reservation(key: string, layers: readonly PolicyLayer[]): string {
  const isEnvelope = key.startsWith('envelopes.');
  if (!isEnvelope && !key.startsWith('rules.')) return '';
  if (layers.some(({ name }) => narrownessOf(name) === 0)) return /\.parameters\.\w+$/.test(key) && layers.length > 1 ? '; the rule knows which is stricter' : '';
  return `; what the ${isEnvelope ? 'component' : 'rule'} says by itself counts where it is stricter`;
}

function wordsOf(layer: PolicyLayer, key: string, otherwise = key.replace(/\.tiers\.[^.]+$/, '.severity')): string {
  return layer._inWords(key, otherwise);
}

function nearKeys(key: string, keys: readonly string[]): string {
  const candidates = [...new Set([...keys, ...FIXED_KEYS])];
  const rootOf = (setting: string) => setting.split('.')[0];
  const family = candidates.filter((each) => rootOf(each) === rootOf(key));
  const near = [...new Set([nearest(key, candidates) ?? [], family].flat())];
  return `near it are ${(near.length > 0 ? near : candidates).slice(0, 8).join(', ')}`;
}
