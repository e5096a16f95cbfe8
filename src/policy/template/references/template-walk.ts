import { intrinsicFunction, isDynamicReference, isPseudoParameter, partsOfSubstitution } from './intrinsic-function';

/**
 * Every place of a definition that refers to something: `Ref`, `Fn::GetAtt`, an import, a dynamic reference, also within a text.
 *
 * @internal
 */
export function referencesIn(value: unknown, found: unknown[] = []): unknown[] {
  if (typeof value === 'string') {
    if (isDynamicReference(value)) found.push(value);
    return found;
  }
  if (typeof value !== 'object' || value === null) return found;
  if (Array.isArray(value)) {
    for (const item of value) referencesIn(item, found);
    return found;
  }
  const { name, argument } = intrinsicFunction(value) ?? {};
  switch (name) {
    case 'Ref':
      if (!isPseudoParameter(argument)) found.push(value);
      return found;
    case 'Fn::GetAtt': case 'Fn::ImportValue': case 'Fn::GetStackOutput':
      found.push(value);
      return found;
    case 'Fn::Sub':
      return referencesIn(partsOfSubstitution(argument), found);
    default:
      for (const key in value) referencesIn((value as Record<string, unknown>)[key], found);
      return found;
  }
}
