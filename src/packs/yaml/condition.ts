import { isDeepStrictEqual } from 'util';
import { Reading } from '../../policy/template/reading';
import { ResourceView } from '../../policy/template/resource-view';
import { allOf, Answer, anyOf } from '../../rules/answer';
import { isAlways } from '../../rules/companion';

/** A condition as a file has it: exactly one of the kinds that the schema lists. */
export interface Condition {
  /** The path of a property. */
  readonly property?: string;
  /** A path with `*` in the place of elements, all of which meet the comparison. */
  readonly everyItem?: string;
  /** A path with `*` in the place of elements, one of which meets the comparison. */
  readonly anyItem?: string;
  /** How it is compared. */
  readonly operator?: Operator;
  /** What it is compared with. */
  readonly value?: unknown;
  /** What AWS takes where it is left out. */
  readonly default?: unknown;
  /** The type of a resource that refers to the one that is judged. */
  readonly referredBy?: string;
  /** Conditions that all hold. */
  readonly allOf?: readonly Condition[];
  /** Conditions of which one holds. */
  readonly anyOf?: readonly Condition[];
  /** A condition that does not hold. */
  readonly not?: Condition;
}

/** How a property is compared. */
export type Operator = 'equals' | 'notEquals' | 'in' | 'notIn' | 'exists' | 'absent' | 'atLeast' | 'atMost' | 'matches' | 'contains';

/** The name of a parameter that stands in the place of a value. */
export interface ParameterReference {
  /** The name. */
  readonly parameter: string;
}

/** Whether a condition holds, and the property that decided it. */
export interface Outcome {
  /** Whether it holds. */
  readonly answer: Answer;
  /** The property that decided. */
  readonly property?: string;
}

type ParameterValue = (name: string) => unknown;

/** Whether a resource meets a condition. What is not known stays so unless something else decides. */
export function evaluate(condition: Condition, resource: ResourceView, parameter: ParameterValue): Outcome {
  const each = (conditions: readonly Condition[]) => conditions.map((part) => evaluate(part, resource, parameter));
  if (condition.allOf) return decided(each(condition.allOf), allOf);
  if (condition.anyOf) return decided(each(condition.anyOf), anyOf);
  if (condition.not) return negated(evaluate(condition.not, resource, parameter));
  if (condition.referredBy !== undefined) return { answer: anyOf(resource.referrers(condition.referredBy).map(isAlways)) };

  const path = condition.property ?? condition.everyItem ?? condition.anyItem!;
  const value = isParameterReference(condition.value) ? parameter(condition.value.parameter) : condition.value;
  const outcomes = readingsAt(resource, path).map((reading) => compare(reading, condition, value));
  if (outcomes.length === 0) return { answer: condition.anyItem === undefined, property: path.split('.*')[0] };
  return decided(outcomes, condition.anyItem === undefined ? allOf : anyOf);
}

/** Whether a value of a condition is the name of a parameter. */
export function isParameterReference(value: unknown): value is ParameterReference {
  return typeof (value as ParameterReference | null | undefined)?.parameter === 'string' && Object.keys(value as object).length === 1;
}

/** The first part that agrees with the whole is the one to name. */
function decided(outcomes: readonly Outcome[], combine: (answers: Answer[]) => Answer): Outcome {
  const answer = combine(outcomes.map((outcome) => outcome.answer));
  return { answer, property: outcomes.find((outcome) => outcome.answer === answer)?.property };
}

function negated({ answer, property }: Outcome): Outcome {
  return { answer: not(answer), property };
}

/** The values at a path; a list that is not known stands for one element that is not known. */
function readingsAt(resource: ResourceView, path: string): Reading[] {
  const [first, ...rest] = path.split('.*');
  return rest.reduce((lists, below) => {
    const elements = lists.flatMap((list) => list.parts);
    return below === '' ? elements : elements.map((element) => element.read(below.slice(1)));
  }, [resource.read(first)]);
}

function compare(reading: Reading, { operator, default: assumed }: Condition, value: unknown): Outcome {
  const { path: property, isPresent } = reading;
  const subject = isPresent || assumed === undefined ? reading : new Reading(property, assumed);
  return { answer: answerOf(operator!, subject, value), property };
}

function answerOf(operator: Operator, subject: Reading, value: unknown): Answer {
  if (operator === 'exists') return presence(subject);
  if (operator === 'absent') return not(presence(subject));
  if (!subject.isKnown) return undefined;
  switch (operator) {
    case 'equals': return same(subject.value, value);
    case 'notEquals': return not(same(subject.value, value));
    case 'in': return anyOf((value as unknown[]).map((each) => same(subject.value, each)));
    case 'notIn': return not(anyOf((value as unknown[]).map((each) => same(subject.value, each))));
    case 'atLeast': return subject.number !== undefined && subject.number >= (value as number);
    case 'atMost': return subject.number !== undefined && subject.number <= (value as number);
    case 'matches': return subject.text !== undefined && new RegExp(value as string, 'u').test(subject.text);
    case 'contains': return contains(subject, value);
  }
}

/** An intrinsic that is a reference or a text is there for certain; another, such as `Fn::If`, may turn out as nothing. */
function presence(subject: Reading): Answer {
  if (subject.isKnown) return subject.isPresent;
  return subject.target !== undefined || subject.text !== undefined ? true : undefined;
}

function contains(subject: Reading, value: unknown): Answer {
  if (typeof subject.value === 'string') return subject.value.includes(String(value));
  return anyOf(subject.items.map((item) => item.isKnown ? same(item.value, value) : undefined));
}

/** Templates write numbers and booleans as texts too. */
function same(given: unknown, wanted: unknown): Answer {
  if (given === undefined) return false;
  if (typeof given !== 'object' && typeof wanted !== 'object') return String(given) === String(wanted);
  if (isDeepStrictEqual(given, wanted)) return true;
  return isKnownThroughout(given) ? false : undefined;
}

function isKnownThroughout(value: unknown): boolean {
  if (!new Reading('', value).isKnown) return false;
  return typeof value !== 'object' || value === null || Object.values(value).every(isKnownThroughout);
}

function not(answer: Answer): Answer {
  return answer === undefined ? undefined : !answer;
}
