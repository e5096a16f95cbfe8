import { RuleMutation } from './rule-outcome';
import { append } from '../private/append';

/**
 * The properties that a rule reads in compliant fixtures and of which no change was noticed, in words, and the ones that are
 * called indifferent wrongly.
 *
 * @internal
 */
export function survivorsAmong(mutations: readonly RuleMutation[], indifferent: readonly string[]): string[] {
  const byProperty = new Map<string, RuleMutation[]>();
  for (const mutation of mutations) append(byProperty, anyElement(mutation.property), mutation);
  const blind = [...byProperty].filter(([, tried]) => !tried.some(({ noticed }) => noticed));
  return [
    ...blind.filter(([property]) => !indifferent.some((path) => covers(path, property))).map(([property, tried]) => inWords(property, tried)),
    ...indifferent.filter((path) => !blind.some(([property]) => covers(path, property)))
      .map((path) => `'indifferentTo' must name what the rule reads and does not judge, got ${path}; take it out`),
  ];
}

/** The changes of the first fixture say enough; those of all would bury the property. */
function inWords(property: string, tried: readonly RuleMutation[]): string {
  const [{ fixture }] = tried;
  const changes = tried.filter((mutation) => mutation.fixture === fixture).map(({ before, after, state }) => `${valueOf(before)} to ${valueOf(after)} stays ${state}`);
  return `${property} in '${fixture}': ${changes.join(', ')}`;
}

function valueOf(value: unknown): string {
  return value === undefined ? 'left out' : JSON.stringify(value);
}

/**
 * The properties that were read in compliant fixtures and that none of these has.
 *
 * @internal
 */
export function propertiesLeftOut(mutations: readonly RuleMutation[]): ReadonlySet<string> {
  const present = new Set(mutations.filter(({ before }) => before !== undefined).map(({ property }) => anyElement(property)));
  return new Set(mutations.map(({ property }) => anyElement(property)).filter((property) => !present.has(property)));
}

/**
 * The name of a property with `*` for the elements of lists.
 *
 * @internal
 */
export function anyElement(path: string): string {
  return path.replace(/(?<=\.)\d+(?=\.|$)/g, '*');
}

function covers(path: string, property: string): boolean {
  const wanted = anyElement(path);
  return property === wanted || property.startsWith(`${wanted}.`);
}
