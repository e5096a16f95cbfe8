/** Whether a value of a template is an intrinsic function, such as `{ Ref: 'X' }` or `{ 'Fn::If': [...] }`. */
export function isIntrinsic(value: object): boolean {
  const keys = Object.keys(value);
  return keys.length === 1 && (keys[0] === 'Ref' || keys[0].startsWith('Fn::'));
}

/** Whether a value is `{ Ref: 'AWS::NoValue' }`, which CloudFormation takes out before it reads a template. */
export function isNoValue(value: unknown): boolean {
  return (value as { readonly Ref?: unknown } | null | undefined)?.Ref === 'AWS::NoValue';
}
