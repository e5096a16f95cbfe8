import { readFileSync } from 'fs';
import { join } from 'path';
import type { ErrorObject, ValidateFunction } from 'ajv';
import { Condition, isParameterReference } from './condition';
import { ErrorCode, PavedRoadError } from '../../core/errors';
import { schemaValidator } from '../../policy/layers/bundled';
import { nearest } from '../../policy/layers/nearest';
import { YamlDocument } from '../../policy/layers/yaml-document';
import { RuleMeta } from '../../policy/rule';
import { ParameterOrder, RuleParameter } from '../../policy/rule-parameter';

/** A pack as a file has it. */
export interface RuleFile {
  /** The name of the pack. */
  readonly name: string;
  /** The version of the pack. */
  readonly version: string;
  /** Its rules. */
  readonly rules: readonly RuleDefinition[];
}

/** A rule as a file has it. */
export interface RuleDefinition extends RuleMeta {
  readonly when?: Condition;
  readonly check: Condition;
  readonly message: string;
}

/** Something that is wrong, and the keys that lead there. */
interface FileProblem {
  readonly path: readonly string[];
  readonly message: string;
}

/** Reads a pack, or refuses the file with everything that is wrong with it, each with line and column. */
export function readRuleFile(file: string): RuleFile {
  const document = new YamlDocument(textOf(file));
  const refuse = (problems: readonly { readonly line: number; readonly column: number; readonly message: string }[]): void => {
    const inOrder = [...problems].sort((a, b) => a.line - b.line || a.column - b.column);
    if (inOrder.length > 0) throw PavedRoadError.about('', inOrder.map(({ line, column, message }) => ({ code: ErrorCode.INVALID_RULES, message: `${file}:${line}:${column}: ${message}` })));
  };
  refuse(document.problems);
  refuse(problemsIn(document.value).map(({ path, message }) => ({ ...document.positionOf(path), message })));
  return document.value as RuleFile;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    const message = `'path' must name a file that can be read, got ${(error as Error).message}`;
    throw PavedRoadError.about('', [{ code: ErrorCode.FILE_FAILURE, message }]);
  }
}

/** What the schema cannot say is looked at when it finds nothing. */
function problemsIn(content: unknown): FileProblem[] {
  const isAsTheSchemaSays = theSchema();
  if (isAsTheSchemaSays(content)) return contradictions(content as RuleFile);
  return isAsTheSchemaSays.errors!.filter(isTelling).map(inWords);
}

let compiled: ValidateFunction | undefined;

function theSchema(): ValidateFunction {
  const file = join(__dirname, '..', '..', '..', 'schemas', 'rules.schema.json');
  return compiled ??= schemaValidator().compile(JSON.parse(readFileSync(file, 'utf8')) as object);
}

/** The alternatives of a choice say nothing that the choice itself does not. */
function isTelling({ keyword, schemaPath }: ErrorObject): boolean {
  return keyword !== 'if' && !/\/(oneOf|anyOf)\/\d+\//.test(schemaPath) && !schemaPath.startsWith('#/definitions/reference/');
}

function inWords({ keyword, params, data, instancePath, parentSchema }: ErrorObject): FileProblem {
  const path = instancePath.split('/').slice(1);
  const schema = parentSchema as { readonly title?: string; readonly enum?: string[]; readonly const?: unknown; readonly properties?: object };
  const about = (at: readonly string[], message: string): FileProblem => ({ path: at, message: `'${nameOf(at)}' ${message}` });
  switch (keyword) {
    case 'additionalProperties': {
      const known = Object.keys(schema.properties ?? {});
      const meant = nearest(String(params.additionalProperty), known);
      return about([...path, String(params.additionalProperty)], `is not known here; ${meant ? `did you mean '${meant}'?` : `use one of ${known.join(', ')}`}`);
    }
    case 'required': return { path, message: `'${nameOf([...path, String(params.missingProperty)])}' must be given, got nothing` };
    case 'dependencies': return { path, message: `'${nameOf(path)}' must have '${params.deps}' where it has '${params.property}', got nothing` };
    case 'false schema': return about(path, 'must not be given here; take it out');
    case 'enum': return about(path, `must be one of ${schema.enum!.join(', ')}, got ${JSON.stringify(data)}`);
    case 'const': return about(path, `must be ${String(schema.const)}, got ${JSON.stringify(data)}`);
    case 'minItems': return about(path, 'must have at least one entry, got none');
    case 'uniqueItems': return about(path, `must have each entry once, got ${JSON.stringify((data as unknown[])[params.i as number])} twice`);
    case 'oneOf': return about(path, `must be ${schema.title}, got ${Object.keys(data as object).join(', ') || 'nothing'}`);
    default: return about(path, `must be ${schema.title ?? KINDS[String(params.type)]}, got ${JSON.stringify(data)}`);
  }
}

const KINDS: Readonly<Record<string, string>> = { object: 'a mapping', array: 'a list', string: 'a text' };

function contradictions({ rules }: RuleFile): FileProblem[] {
  const ids = rules.map(({ id }) => id);
  return rules.flatMap((rule, index) => {
    const path = ['rules', String(index)];
    const twice = ids.indexOf(rule.id) < index ? [{ path: [...path, 'id'], message: `'rules[${index}].id' must be an id of its own, got ${rule.id} a second time` }] : [];
    return [...twice, ...parameterProblems(rule, path), ...unknownParameters(rule, path)];
  });
}

function parameterProblems({ parameters = [] }: RuleDefinition, path: readonly string[]): FileProblem[] {
  return parameters.flatMap(({ name, default: value, stricter }, index) => {
    const at = [...path, 'parameters', String(index)];
    const isTwice = parameters.findIndex((other) => other.name === name) < index;
    const isOrderOfLists = stricter === ParameterOrder.FEWER || stricter === ParameterOrder.MORE;
    return [
      ...isTwice ? [{ path: [...at, 'name'], message: `'${nameOf([...at, 'name'])}' must be a name of its own, got ${name} a second time` }] : [],
      ...isOrderOfLists !== Array.isArray(value) ? [{ path: [...at, 'default'], message: `'${nameOf([...at, 'default'])}' must be ${isOrderOfLists ? 'a list' : 'a number'} where '${stricter}' is stricter, got ${JSON.stringify(value)}` }] : [],
    ];
  });
}

/** Parameters that conditions name and the rule does not have, or not of the kind that the operator compares with. */
function unknownParameters({ parameters = [], when, check }: RuleDefinition, path: readonly string[]): FileProblem[] {
  const roots: [Condition | undefined, string[]][] = [[when, [...path, 'when']], [check, [...path, 'check']]];
  return roots.flatMap(([root, at]) => root ? comparisonsIn(root, at) : []).flatMap(([{ operator, value }, at]) => {
    if (!isParameterReference(value)) return [];
    const place = [...at, 'value', 'parameter'];
    const parameter = parameters.find(({ name }) => name === value.parameter);
    const names = parameters.map(({ name }) => name).join(', ') || 'none';
    if (!parameter) return [{ path: place, message: `'${nameOf(place)}' must be one of the rule's parameters (${names}), got ${value.parameter}` }];
    return fits(parameter, operator) ? [] : [{ path: place, message: `'${nameOf(place)}' must be a ${operator === 'in' || operator === 'notIn' ? 'list' : 'number'} for the operator ${operator}, got ${value.parameter}, which is none` }];
  });
}

function fits({ default: value }: RuleParameter, operator: Condition['operator']): boolean {
  if (operator === 'in' || operator === 'notIn') return Array.isArray(value);
  return operator === 'atLeast' || operator === 'atMost' ? typeof value === 'number' : true;
}

function comparisonsIn(condition: Condition, path: readonly string[]): [Condition, readonly string[]][] {
  const parts = (['allOf', 'anyOf'] as const).flatMap((key) => (condition[key] ?? []).flatMap((part, index) => comparisonsIn(part, [...path, key, String(index)])));
  return [[condition, path], ...parts, ...condition.not ? comparisonsIn(condition.not, [...path, 'not']) : []];
}

function nameOf(path: readonly string[]): string {
  return path.map((part) => /^\d+$/.test(part) ? `[${part}]` : `.${part}`).join('').replace(/^\./, '') || 'the file';
}
