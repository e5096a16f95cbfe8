import { RuleFacts } from '../../policy/collection/evaluation';
import { Severity } from '../../policy/rule/severity';

/** A setting that an objective rests on does not keep it. */
export const OBJECTIVE_BROKEN: RuleFacts = {
  id: 'PR-GOVERNANCE-OBJECTIVE-BROKEN',
  statement: 'settings keep the objectives that they were made for',
  fix: 'take the override back, or choose another objective in the props of the component',
  severity: Severity.ERROR,
  why: 'an objective that the template no longer keeps is found out on the day that somebody relies on it',
  sameAs: [],
  controls: [],
  differsByProperty: true,
};
