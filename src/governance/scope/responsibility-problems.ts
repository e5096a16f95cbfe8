import { Token } from 'aws-cdk-lib';
import { ErrorCode, Problem } from '../../core/errors';
import { Responsibility, ResponsibilityTopic } from '../../core/responsibility';

const CELLS = ['provider', 'component', 'applicationTeam', 'mustBeSwitchedOn'] as const;

const TOPICS: ReadonlySet<string> = new Set(Object.values(ResponsibilityTopic));

/** What is wrong with a matrix of responsibilities: an empty cell, a topic that nobody knows, or one that comes twice. */
export function responsibilityProblems(matrix: readonly Responsibility[] = []): Problem[] {
  const topics = matrix.map(({ topic }) => topic);
  return matrix.flatMap((row, index) => [
    ...topicProblems(row.topic, topics.indexOf(row.topic) < index),
    ...CELLS.flatMap((cell) => cellProblems(row.topic, cell, row[cell])),
  ]);
}

function topicProblems(topic: ResponsibilityTopic, isRepeated: boolean): Problem[] {
  const problem = (message: string): Problem[] => [{ code: ErrorCode.INVALID_VALUE, message }];
  if (!TOPICS.has(topic)) return problem(`'responsibilities' must be about topics of ResponsibilityTopic, got ${JSON.stringify(topic)}; use one of ${[...TOPICS].join(', ')}`);
  return isRepeated ? problem(`'responsibilities' must have each topic once, got '${topic}' twice; say everything about it in one row`) : [];
}

function cellProblems(topic: ResponsibilityTopic, cell: string, text?: string): Problem[] {
  if (Token.isUnresolved(text)) {
    const message = `'${cell}' of the responsibility for ${topic} must be known at synthesis, got a token; write plain words`;
    return [{ code: ErrorCode.UNRESOLVED_TOKEN, message }];
  }
  if (typeof text === 'string' && text.trim() !== '') return [];
  const message = `'${cell}' of the responsibility for ${topic} must say who does what, got ${JSON.stringify(text)}; where there is nothing to do, say 'nothing'`;
  return [{ code: ErrorCode.MISSING_VALUE, message }];
}
