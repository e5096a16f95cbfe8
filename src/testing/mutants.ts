import { isDeepStrictEqual } from 'util';
import { readAlone, TemplateContent } from './rendered-templates';
import { ask } from './rule-answer';
import { RuleFixture } from './rule-fixture';
import { ReadValue, watched } from './watched-view';
import { Rule } from '../policy/rule/rule';
import { isIntrinsic } from '../policy/template/intrinsic';

/**
 * A fixture with one value changed.
 *
 * @internal
 */
export interface Mutant {
  readonly fixture: RuleFixture;
  readonly property: string;
  readonly before?: unknown;
  readonly after?: unknown;
}

type Json = Record<string, unknown>;

/**
 * Every change of a value that a rule reads in a fixture.
 *
 * @param donors resources that lend the values that they have in the same place
 * @internal
 */
export function mutantsOf(rule: Rule, fixture: RuleFixture, donors: readonly RuleFixture[]): Mutant[] {
  const { _template, _logicalId } = fixture;
  const resources = _template.Resources as Record<string, Json>;
  return valuesReadBy(rule, fixture).flatMap((written) => {
    const read = { ...written, keys: keysIn(resources[written.logicalId], written.keys) };
    const before = valueAt(resources[read.logicalId], read.keys);
    if (before === NOWHERE) return [];
    const lent = donors.map((donor) => valueAt(counterpart(donor, read, fixture), read.keys)).filter((value) => value !== NOWHERE);
    return changesOf(before, lent).map((after): Mutant => {
      const template = structuredClone(_template) as TemplateContent & { Resources: Record<string, Json> };
      put(template.Resources[read.logicalId], read.keys, after);
      return { fixture: RuleFixture.inTemplate(template as unknown as Json, _logicalId), property: nameOf(read, _logicalId), before, after };
    });
  });
}

/** The values that a rule looks at when it judges a fixture, each once, in the order of the first look. */
function valuesReadBy(rule: Rule, { _template, _logicalId }: RuleFixture): ReadValue[] {
  const reads = new Map<string, ReadValue>();
  const judged = readAlone([_template])[0].find(({ view }) => view.place.logicalId === _logicalId)!;
  ask(rule, judged, (view) => watched(view, (read) => reads.set(`${read.logicalId}/${read.keys.join('.')}`, read)));
  return [...reads.values()];
}

function changesOf(before: unknown, lent: readonly unknown[]): unknown[] {
  const all = [undefined, { Ref: 'Parameter' }, ...opposites(before), ...lent];
  return all.filter((after, index) => !isDeepStrictEqual(after, before) && all.findIndex((other) => isDeepStrictEqual(other, after)) === index);
}

function opposites(before: unknown): unknown[] {
  if (before === undefined) return [true, false];
  if (typeof before === 'boolean') return [!before];
  if (before === 'true' || before === 'false') return [before === 'true' ? 'false' : 'true'];
  if (typeof before === 'number') return [0, Number.MAX_SAFE_INTEGER];
  if (typeof before === 'string') return ['mutant', '*'];
  return Array.isArray(before) ? [[]] : [{}];
}

/** What stands for a place that there is no way to: something on it is a text, an intrinsic or nothing that has parts. */
const NOWHERE = Symbol('nowhere');

function valueAt(definition: unknown, keys: readonly string[]): unknown {
  return keys.reduce<unknown>((at, key) => {
    if (at === undefined) return undefined;
    if (typeof at !== 'object' || at === null || isIntrinsic(at)) return NOWHERE;
    return (at as Json)[key];
  }, definition);
}

/** The keys on the way to a value, where the dots of a path may be dots of a key, as in `Parameters` of a parameter group. */
function keysIn(definition: unknown, names: readonly string[]): string[] {
  if (names.length === 0) return [];
  const ends = names.map((_, index) => index + 1).reverse();
  const hasKey = (key: string) => typeof definition === 'object' && definition !== null && Object.hasOwn(definition, key);
  const end = ends.find((length) => hasKey(names.slice(0, length).join('.'))) ?? 1;
  const key = names.slice(0, end).join('.');
  return [key, ...keysIn((definition as Json | undefined)?.[key], names.slice(end))];
}

function put(definition: Json, keys: readonly string[], value: unknown): void {
  const [key, ...rest] = keys;
  if (rest.length > 0) {
    if (value !== undefined || definition[key] !== undefined) put((definition[key] ??= {}) as Json, rest, value);
  } else if (value !== undefined) {
    definition[key] = value;
  } else if (Array.isArray(definition)) {
    definition.splice(Number(key), 1);
  } else {
    delete definition[key];
  }
}

/** The resource of another fixture that is to it what the changed resource is to this one. */
function counterpart(donor: RuleFixture, { logicalId }: ReadValue, { _logicalId, _template }: RuleFixture): unknown {
  if (logicalId === _logicalId) return donor._template.Resources?.[donor._logicalId];
  const { Type } = _template.Resources?.[logicalId] as Json;
  return Object.values(donor._template.Resources ?? {}).find((other) => (other as Json).Type === Type);
}

function nameOf({ logicalId, keys }: ReadValue, judged: string): string {
  const path = (keys[0] === 'Properties' ? keys.slice(1) : keys).join('.');
  return logicalId === judged ? path : `${logicalId}/${path}`;
}
