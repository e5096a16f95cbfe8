import { Reading } from '../policy/template/reading';

/** Whether a value is an attribute of another resource: there is one, and it is neither a parameter nor left out by a condition. */
export function isAttribute(reading: Reading): boolean {
  return reading.target !== undefined && reading.text === undefined;
}

/** What is known of a text, such as `arn::iam:::root` of an ARN whose partition and account are left open. */
export function knownText(reading: Reading): string {
  return (reading.text ?? '').replace(/\$\{[^}]*\}|\{\{resolve:[^}]*\}\}/g, '');
}
