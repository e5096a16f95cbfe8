import { Fact } from '../../template/fact';
import { isIntrinsic } from '../../template/intrinsic';
import { RenderedDefinition } from '../../template/rendered';

/** A definition with what components state in place of what it leaves open; the same object where it leaves nothing open that is stated. */
export function completed(definition: RenderedDefinition, facts: readonly Fact[]): RenderedDefinition {
  const before = definition.Properties;
  const after = facts.reduce((properties, { property, value }) => filled(properties, property.split('.'), value), before);
  return after === before ? definition : { ...definition, Properties: after };
}

function filled(at: unknown, [name, ...rest]: readonly string[], value: unknown): unknown {
  if (isOpen(at)) return name === undefined ? value : at;
  if (name === undefined || typeof at !== 'object' || at === null) return at;
  const part = (at as Record<string, unknown>)[name];
  const completedPart = filled(part, rest, value);
  if (completedPart === part) return at;
  if (Array.isArray(at)) return at.map((item, index) => index === Number(name) ? completedPart : item as unknown);
  return { ...at, [name]: completedPart };
}

function isOpen(value: unknown): boolean {
  if (typeof value === 'string') return value.includes('{{resolve:');
  return typeof value === 'object' && value !== null && !Array.isArray(value) && isIntrinsic(value);
}
