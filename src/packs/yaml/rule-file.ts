import { readFileSync } from 'fs';
import { Condition, isParameterReference } from './condition';
import { ErrorCode, PavedRoadError } from '../../core/errors';
import { RuleMeta } from '../../policy/rule/rule';
import { ParameterOrder, RuleParameter } from '../../policy/rule/rule-parameter';
import { readDocument } from '../../private/documents/document-file';
import { DocumentProblem, DocumentSchema, nameOf } from '../../private/documents/document-schema';

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

const SCHEMA = new DocumentSchema('rules.schema.json');

/** Reads a pack, or refuses the file with everything that is wrong with it, each with line and column. */
export function readRuleFile(file: string): RuleFile {
  const { document, problems } = readDocument(textOf(file), file, problemsIn);
  if (problems.length > 0) throw PavedRoadError.about('', problems.map((message) => ({ code: ErrorCode.INVALID_RULES, message })));
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
function problemsIn(content: unknown): DocumentProblem[] {
  const problems = SCHEMA.problemsIn(content);
  return problems.length > 0 ? problems : contradictions(content as RuleFile);
}

function contradictions({ rules }: RuleFile): DocumentProblem[] {
  const ids = rules.map(({ id }) => id);
  return rules.flatMap((rule, index) => {
    const path = ['rules', String(index)];
    const twice = ids.indexOf(rule.id) < index ? [{ path: [...path, 'id'], message: `'rules[${index}].id' must be an id of its own, got ${rule.id} a second time` }] : [];
    return [...twice, ...parameterProblems(rule, path), ...unknownParameters(rule, path)];
  });
}

function parameterProblems({ parameters = [] }: RuleDefinition, path: readonly string[]): DocumentProblem[] {
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
function unknownParameters({ parameters = [], when, check }: RuleDefinition, path: readonly string[]): DocumentProblem[] {
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
