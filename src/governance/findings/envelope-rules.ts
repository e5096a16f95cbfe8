import { RuleFacts } from '../../policy/collection/evaluation';
import { ENVELOPE_REFUSED_ID } from '../../policy/decision/never-excepted';
import { Severity } from '../../policy/rule/severity';

/** What needs a sign-off. */
export const ENVELOPE_EXCEEDED = rule('PR-GOVERNANCE-ENVELOPE-EXCEEDED', {
  statement: 'parameters of components stay inside of what is free in their tier',
  fix: 'choose a value that is free, or ask for a sign-off of exactly this value',
});

/** What no sign-off grants. */
export const ENVELOPE_REFUSED = rule(ENVELOPE_REFUSED_ID, {
  statement: 'parameters of components stay inside of what a sign-off can grant in their tier',
  fix: 'choose a value inside of the range; nothing excepts this, only an organization layer of policy makes a range wider',
});

function rule(id: string, words: Pick<RuleFacts, 'statement' | 'fix'>): RuleFacts {
  return {
    id,
    ...words,
    severity: Severity.ERROR,
    why: 'what costs or risks much more than usual is somebody\'s decision and no accident',
    sameAs: [],
    controls: [],
    differsByProperty: true,
  };
}
