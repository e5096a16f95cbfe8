import { attributeOf, intrinsicFunction, isDynamicReference, referenceNamed, substitution } from './intrinsic-function';
import type { Located } from './located';
import { Resolver } from './resolver';
import type { RenderedStack } from '../rendered';

/**
 * Rewrites values of one template in the logical ids of another.
 *
 * @internal
 */
export class Localiser {
  constructor(private readonly resolver: Resolver, private readonly stack: RenderedStack, private readonly into: RenderedStack) {}

  /** The value in the logical ids of the other template. Shares what stays as it is. */
  public localise(value: unknown): unknown {
    if (typeof value === 'string') return isDynamicReference(value) ? this.reference(value) : value;
    if (typeof value !== 'object' || value === null) return value;
    if (Array.isArray(value)) return this.list(value);
    const { name, argument } = intrinsicFunction(value) ?? {};
    if (name === 'Fn::Sub') return this.substitution(value, argument);
    const replaced = name === undefined ? value : this.reference(value);
    return replaced === value ? this.object(value as Record<string, unknown>) : replaced;
  }

  private list(values: unknown[]): unknown[] {
    const localised = values.map((value) => this.localise(value));
    return localised.some((value, index) => value !== values[index]) ? localised : values;
  }

  private object(value: Record<string, unknown>): Record<string, unknown> {
    let changed: Record<string, unknown> | undefined;
    for (const key in value) {
      const localised = this.localise(value[key]);
      if (localised !== value[key]) (changed ??= { ...value })[key] = localised;
    }
    return changed ?? value;
  }

  /** The variables of a text that mean something else there are given with the text. */
  private substitution(value: object, argument: unknown): unknown {
    const { text, variables } = substitution(argument);
    const changed: Record<string, unknown> = {};
    for (const [, name] of text.matchAll(/\$\{([^!}][^}]*)\}/g)) {
      const written = name in variables ? variables[name] : referenceNamed(name.trim());
      const localised = this.localise(written);
      if (localised !== written) changed[name] = localised;
    }
    return Object.keys(changed).length > 0 ? { 'Fn::Sub': [text, { ...variables, ...changed }] } : value;
  }

  private reference(value: unknown): unknown {
    return this.resolver.follow({ stack: this.stack, value }, (end) => {
      const name = intrinsicFunction(end.value)?.name;
      if (name === 'Ref' || name === 'Fn::GetAtt') return this.named(end, value);
      return end.value === value ? value : this.composed(end, value);
    }) ?? value;
  }

  private named(end: Located, value: unknown): unknown {
    const { name, argument } = intrinsicFunction(end.value)!;
    const [logicalId, attribute] = name === 'Ref' ? [String(argument), undefined] : attributeOf(argument);
    const isNamesake = end.stack !== this.into && this.into.defines(logicalId);
    const isUnchanged = end.value === value || end.stack.resource(logicalId) === undefined;
    if (isUnchanged && !isNamesake) return value;
    const seen = isNamesake ? `${end.stack.template}/${logicalId}` : logicalId;
    return this.written(name === 'Ref' ? { Ref: seen } : { 'Fn::GetAtt': [seen, attribute] }, end);
  }

  /** What another template makes of several parts, with each of its references in the logical ids of this one. */
  private composed(end: Located, value: unknown): unknown {
    if (typeof end.value !== 'object' || end.value === null || intrinsicFunction(end.value)?.name === 'Fn::If') return value;
    const localised = new Localiser(this.resolver, end.stack, this.into).localise(end.value);
    return typeof localised === 'object' && localised !== null ? this.written(localised, end) : value;
  }

  private written(written: object, origin: Located): object {
    this.resolver.remember(written, origin);
    return written;
  }
}
