import { Token } from 'aws-cdk-lib';
import { Parameter } from './parameter';
import { PropertySource } from './property-source';
import { StatedParameter } from './stated-parameter';
import { ErrorCode, Problem } from '../../core/errors';
import { Amount } from '../../policy/decision/layers/amount';
import { PolicyLayerName } from '../../policy/decision/layers/layer-name';
import { settingProblems } from '../../policy/decision/layers/setting-problems';

/** What a component states about a parameter of its own, as governance looks at it. */
export function parameterOf({ name, resource, envelope = {}, property, unit, value }: StatedParameter): Parameter {
  return { name, ranges: envelope, sources: [PropertySource.of(resource, { property, unit, leftOut: value })] };
}

/**
 * What is wrong with a statement.
 *
 * @param component the class of the component
 */
export function statementProblems({ name, property, unit, value, envelope = {} }: StatedParameter, component: string): Problem[] {
  const invalid = (message: string) => ({ code: ErrorCode.INVALID_VALUE, message });
  const layer = { schemaVersion: 1, layer: PolicyLayerName.COMPONENT, envelopes: { [`${component}.${name}`]: envelope } };
  const problems: Problem[] = settingProblems(JSON.parse(JSON.stringify(layer))).map(({ message }) => invalid(message));
  if (property === undefined && value === undefined) {
    const message = `'property' or 'value' must say what ${name} is, got neither; name the property of the resource that has it`;
    problems.push({ code: ErrorCode.MISSING_VALUE, message });
  }
  if (unit !== undefined && !Amount.is(unit)) problems.push(invalid(`'unit' must be an amount such as 1 GiB, got ${JSON.stringify(unit)}`));
  if (value !== undefined && !Token.isUnresolved(value) && !Amount.is(value)) {
    problems.push(invalid(`'value' must be a number from 0 on or a size such as 1 TiB, got ${JSON.stringify(value)}`));
  }
  return problems;
}
