import { ControlMapping } from './control-mapping';
import { ErrorCode, Problem } from '../../core/errors';

/**
 * What is wrong with a mapping; each problem begins with the framework that it is about.
 *
 * @internal
 */
export function mappingProblems({ framework, version, source, retrieved, controls }: ControlMapping): Problem[] {
  const wrong: string[] = [];
  const got = (value: unknown) => `got ${JSON.stringify(value)}`;
  if (!/^[^/\s]+$/.test(framework ?? '')) wrong.push(`'framework' must be a name without slash and space, such as NIST.800-53.R5, ${got(framework)}`);
  if (!version?.trim()) wrong.push(`'version' must say which version of the framework, ${got(version)}`);
  if (!source?.trim()) wrong.push(`'source' must name the page or document that says so, ${got(source)}`);
  if (!/^\d{4}-\d{2}-\d{2}$/.test(retrieved ?? '2026-01-01')) wrong.push(`'retrieved' must be a day such as 2026-01-01, ${got(retrieved)}`);
  const entries = Object.entries(controls ?? {});
  if (entries.length === 0) wrong.push("'controls' must map at least one control, got none");
  for (const [control, rules] of entries) {
    if (!/^\S+$/.test(control)) wrong.push(`'controls' must have ids without spaces, such as SC-28, ${got(control)}`);
    if (!rules?.length) wrong.push(`'controls' must name at least one rule for ${control}, ${got(rules)}; leave the control out`);
  }
  return wrong.map((message) => ({ code: ErrorCode.INVALID_VALUE, message: `${framework || 'a mapping'}: ${message}` }));
}
