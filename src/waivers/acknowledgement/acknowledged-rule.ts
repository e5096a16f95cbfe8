import { baseRuleId } from '../../private/rule-id';

/**
 * The full id of the rule that an acknowledgement is about, whoever is said to have found it: `Pack::Rule[detail]` is about
 * `Rule[detail]`. The CDK writes dashes for the spaces of an id.
 */
export function acknowledgedRule(id: string): string {
  return id.slice(baseRuleId(id).lastIndexOf(':') + 1);
}
