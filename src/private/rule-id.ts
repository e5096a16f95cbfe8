/** The id under which a finding is excepted: that of its rule, with what sets the finding apart in brackets where there is something. */
export function fullRuleId(rule: string, detail: string | undefined): string {
  return detail === undefined ? rule : `${rule}[${detail}]`;
}

/** The id of the rule itself, without the detail that an id may have in brackets. */
export function baseRuleId(id: string): string {
  const end = id.indexOf('[');
  return end < 0 ? id : id.slice(0, end);
}

/**
 * What an id says besides the pack, which rules of several packs of cdk-nag share: `LambdaInsideVPC` of `NIST.800.53.R5-LambdaInsideVPC`.
 * Components may propose an exception under this name for whatever pack makes the check.
 */
export function checkOf(id: string): string {
  return id.slice(id.indexOf('-') + 1);
}
