import { attributeOf, intrinsicFunction, isPseudoParameter } from './intrinsic-function';
import { referencesIn } from './template-walk';

/**
 * Why a value is not known before the deployment, in words: `parameter Env`, `import of shop:Vpc` ...
 *
 * @param value what the template has
 * @param parameters the names of the template's parameters, which a `Ref` may mean instead of a resource
 *
 * @internal
 */
export function reasonFor(value: unknown, parameters: readonly string[]): string {
  if (typeof value === 'string') return `dynamic reference ${/\{\{resolve:[^}]*\}\}/.exec(value)?.[0] ?? value}`;
  const { name, argument } = intrinsicFunction(value) ?? {};
  switch (name) {
    case undefined: return 'a value that is not known';
    case 'Ref': return ofReference(String(argument), parameters);
    case 'Condition': return `condition ${argument}`;
    case 'Fn::GetAtt': return ofAttribute(argument);
    case 'Fn::If': return `Fn::If on ${(argument as unknown[])[0]}`;
    case 'Fn::ImportValue': return `import of ${nameOr(argument, 'a name that is not known')}`;
    case 'Fn::GetStackOutput': return ofStackOutput(argument);
    case 'Fn::Transform': return `macro ${(argument as { Name?: unknown } | null)?.Name ?? argument}`;
    default: return ofParts(name, value, parameters);
  }
}

function ofReference(name: string, parameters: readonly string[]): string {
  if (isPseudoParameter(name)) return `pseudo parameter ${name}`;
  return parameters.includes(name) ? `parameter ${name}` : `reference to ${name}`;
}

function ofAttribute(argument: unknown): string {
  const [logicalId, name] = attributeOf(argument);
  return `attribute ${nameOr(name, 'with a name that is not known')} of ${logicalId}`;
}

function ofStackOutput(argument: unknown): string {
  const { StackName: stack, OutputName: output } = (argument ?? {}) as Record<string, unknown>;
  return `output ${nameOr(output, 'with a name that is not known')} of stack ${nameOr(stack, 'with a name that is not known')}`;
}

function ofParts(name: string, value: unknown, parameters: readonly string[]): string {
  const part = referencesIn(value).find((reference) => reference !== value);
  return part === undefined ? name : `${name} with ${reasonFor(part, parameters)}`;
}

function nameOr(name: unknown, otherwise: string): string {
  return typeof name === 'string' ? name : otherwise;
}
