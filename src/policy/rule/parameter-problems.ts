import { ParameterOrder, RuleParameter } from './rule-parameter';

/**
 * What is wrong with the parameters of a rule.
 *
 * @internal
 */
export function parameterProblems(parameters: readonly RuleParameter[]): string[] {
  const names = parameters.map(({ name }) => name);
  const twice = [...new Set(names.filter((name, index) => names.indexOf(name) !== index))];
  return [
    ...twice.map((name) => `'parameters' must have each name once, got ${name} more than once`),
    ...parameters.flatMap(problemsOf),
  ];
}

function problemsOf({ name, description, default: value, stricter }: RuleParameter): string[] {
  const problems: string[] = [];
  const given = JSON.stringify(value);
  if (!/^[a-z][A-Za-z0-9]*$/.test(name ?? '')) problems.push(`'name' of a parameter must be letters and digits such as mostDays, got ${JSON.stringify(name)}`);
  if (!description?.trim()) problems.push(`'description' of the parameter ${name} must say something, got ${JSON.stringify(description)}`);
  switch (stricter) {
    case ParameterOrder.GREATER: case ParameterOrder.SMALLER:
      if (typeof value !== 'number' || !Number.isFinite(value)) problems.push(`'default' of the parameter ${name} must be a number, since the ${stricter} one is stricter, got ${given}`);
      break;
    case ParameterOrder.FEWER: case ParameterOrder.MORE:
      if (!Array.isArray(value)) problems.push(`'default' of the parameter ${name} must be a list, since ${stricter} elements are stricter, got ${given}`);
      break;
    default:
      problems.push(`'stricter' of the parameter ${name} must be one of ${Object.values(ParameterOrder).join(', ')}, got ${JSON.stringify(stricter)}`);
  }
  return problems;
}
