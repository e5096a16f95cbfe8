/**
 * An intrinsic function as a template writes it: one name and what it is given.
 *
 * @internal
 */
export interface IntrinsicFunction {
  readonly name: string;
  readonly argument: unknown;
}

/**
 * The intrinsic function that a value is; nothing where it is a plain value.
 *
 * `Fn::Transform` may have neighbours in its object, and changes them; every other function stands alone.
 *
 * @internal
 */
export function intrinsicFunction(value: unknown): IntrinsicFunction | undefined {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return undefined;
  const content = value as Record<string, unknown>;
  if ('Fn::Transform' in content) return { name: 'Fn::Transform', argument: content['Fn::Transform'] };
  const name = onlyNameIn(content);
  if (name === undefined) return undefined;
  const argument = content[name];
  const isFunction = name === 'Ref' || name.startsWith('Fn::') || (name === 'Condition' && typeof argument === 'string');
  return isFunction ? { name, argument } : undefined;
}

function onlyNameIn(content: object): string | undefined {
  let only: string | undefined;
  for (const name in content) {
    if (only !== undefined) return undefined;
    only = name;
  }
  return only;
}

/**
 * Whether the name of a `Ref` is one that AWS gives a value to, such as `AWS::Region`.
 *
 * @internal
 */
export function isPseudoParameter(name: unknown): boolean {
  return typeof name === 'string' && name.startsWith('AWS::');
}

/**
 * What an `Fn::GetAtt` names: a logical id and an attribute.
 *
 * @internal
 */
export function attributeOf(argument: unknown): [logicalId: string, attribute: unknown] {
  if (Array.isArray(argument)) return [String(argument[0]), argument[1]];
  const text = String(argument);
  const dot = text.indexOf('.');
  return dot < 0 ? [text, ''] : [text.slice(0, dot), text.slice(dot + 1)];
}

/**
 * The text of an `Fn::Sub` and the variables that are given with it.
 *
 * @internal
 */
export function substitution(argument: unknown): { readonly text: string; readonly variables: Record<string, unknown> } {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, undefined];
  return { text: String(text), variables: (variables ?? {}) as Record<string, unknown> };
}

/**
 * The parts of an `Fn::Sub` in order: texts, and the values that its variables stand for.
 *
 * @internal
 */
export function partsOfSubstitution(argument: unknown): unknown[] {
  const { text, variables } = substitution(argument);
  return text.split(/(\$\{[^}]*\})/).filter((part) => part !== '').map((part) => {
    if (!/^\$\{.*\}$/.test(part)) return part;
    const name = part.slice(2, -1).trim();
    if (name.startsWith('!')) return `\${${name.slice(1)}}`;
    return name in variables ? variables[name] : referenceNamed(name);
  });
}

/**
 * What a name within an `Fn::Sub` is short for.
 *
 * @internal
 */
export function referenceNamed(name: string): object {
  return name.includes('.') ? { 'Fn::GetAtt': attributeOf(name) } : { Ref: name };
}

/**
 * The name of the SSM parameter that a text reads, the latest version; nothing where it reads none, or is more than that.
 *
 * @internal
 */
export function readSsmParameter(text: string): string | undefined {
  return /^\{\{resolve:ssm:([^:{}]+)\}\}$/.exec(text)?.[1];
}

/**
 * Whether a text reads something during the deployment.
 *
 * @internal
 */
export function isDynamicReference(text: string): boolean {
  return text.includes('{{resolve:');
}
