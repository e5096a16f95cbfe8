/**
 * Turns round a table that was written by rule, which is how it is read in a review.
 *
 * @param controlsByRule by the id of a rule: ids of controls with a space between them
 * @returns by the id of a control: ids of rules
 * @internal
 */
export function byControl(controlsByRule: Record<string, string>): Record<string, string[]> {
  const table: Record<string, string[]> = {};
  for (const [rule, controls] of Object.entries(controlsByRule)) {
    for (const control of controls.split(' ')) (table[control] ??= []).push(rule);
  }
  return table;
}
