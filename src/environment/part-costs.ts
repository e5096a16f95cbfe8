/**
 * What each part of an environment costs to have, in words: what AWS bills for it, whether anybody uses it or not. The names are those that
 * the record has; `<...>` stands for any one word.
 *
 * @see https://aws.amazon.com/pricing/
 */
export const PART_COSTS: Readonly<Record<string, string>> = {
  'Network': 'nothing for the VPC, its addresses and its gateway endpoints; flow logs by the gigabyte that is written, and by the month that it is kept',
  'Network/Egress': 'each NAT gateway by the hour and by the gigabyte, and its public address by the hour; an egress-only internet gateway nothing',
  'Network/Endpoints/<service>': 'an interface endpoint by the hour for each zone that it lies in, and by the gigabyte',
  'Keys/<classification>': 'a customer-managed key by the month, somewhat more after each of its first two rotations, and by the request',
  'Alarms/<severity>': 'nothing until an alarm is published, then by the message; the alarms themselves by the month, as part of their components',
  'Backups': 'what is kept by the gigabyte and the month, and a restore by the gigabyte; the vault and the plan nothing',
  'Budget': 'nothing: a budget that tells somebody is free',
  'CostAnomalies': 'nothing: finding anomalies of cost is free',
  'LogBucket': 'what is kept by the gigabyte and the month, and requests; less once the lifecycle moves or deletes it',
  'Dashboard': 'a dashboard by the month, beyond the first three of the account',
  'Expiry': 'next to nothing: a schedule, and a state machine that runs once',
  'Components/<name>': 'nothing: standard parameters of Systems Manager are free',
  'Contract': 'nothing: standard parameters of Systems Manager are free',
  'Shared': 'nothing: what lies in it costs what it costs elsewhere',
};

/** What a part costs to have; nothing where nobody wrote it down. */
export function costOf(part: string): string | undefined {
  const name = Object.keys(PART_COSTS).find((known) => wordsMatch(known.split('/'), part.split('/')));
  return name === undefined ? undefined : PART_COSTS[name];
}

function wordsMatch(known: readonly string[], words: readonly string[]): boolean {
  return known.length === words.length && known.every((word, index) => word.startsWith('<') || word === words[index]);
}
