import { Answer, anyOf } from './answer';
import { statementsOf } from './policy-statements';
import { Reading } from '../policy/template/reading';

/**
 * Whether a policy refuses requests without TLS, whoever makes them.
 *
 * @param document the policy
 * @param action which actions must be refused
 * @param covers whether the resources of a statement are all that must be refused
 */
export function refusesPlainRequests(document: Reading, action: RegExp, covers: (resources: Reading[]) => Answer): Answer {
  return anyOf(statementsOf(document).map((statement) => statement.meets([
    statement.is('Deny'),
    statement.everyone,
    anyOf(statement.actions.map((written) => written.isKnown ? action.test(String(written.value)) : undefined)),
    covers(statement.resources),
    holdsWithoutTls(statement.condition),
  ])));
}

/** Whether a condition is about TLS and nothing else; a second key or operator would let some plain requests through. */
function holdsWithoutTls(condition: Reading): Answer {
  if (!condition.isKnown) return undefined;
  const tests = condition.keys.flatMap((operator) => {
    const keys = condition.entry(operator);
    return keys.keys.map((key) => ({ operator, key, value: keys.entry(key) }));
  });
  if (tests.length !== 1) return false;
  const [{ operator, key, value }] = tests;
  if (!/^Bool(IfExists)?$/.test(operator) || key.toLowerCase() !== 'aws:securetransport') return false;
  return anyOf(value.parts.map((part) => part.isKnown ? part.flag === false : undefined));
}
