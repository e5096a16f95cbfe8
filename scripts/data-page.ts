import { writeFileSync } from 'fs';
import { join } from 'path';
import { DataClassification } from '../src/core/data-classification';
import { EnvironmentTier } from '../src/core/tier/environment-tier';
import { logDays } from '../src/governance/scope/log-group';
import { TagKey } from '../src/tagging/tag-keys';
import { TagSchema } from '../src/tagging/tag-schema';

/** Writes `docs/data-classification.md` from what the tiers say about each classification. */

/** Where the page lies. */
export const DATA_PAGE = join(__dirname, '..', 'docs', 'data-classification.md');

const MEANINGS = new Map([
  [DataClassification.PUBLIC, 'everybody may know it'],
  [DataClassification.INTERNAL, 'everybody in the company may know it'],
  [DataClassification.CONFIDENTIAL, 'some people in the company may know it; personal data is at least this'],
  [DataClassification.RESTRICTED, 'named people may know it; its loss would hurt customers or the company'],
]);

const ALL = DataClassification._all();
const TIERS = EnvironmentTier._builtIn();

const TAG = TagSchema.defaults().nameOf(TagKey.DATA_CLASSIFICATION);

const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
const table = (head: string[], rows: string[][]) => [head, head.map(() => '---'), ...rows].map(line).join('\n');
const listed = (tiers: EnvironmentTier[]) => tiers.length === TIERS.length ? 'all' : tiers.join(', ') || 'none';
const days = (count: number) => count === 1 ? '1 day' : `${count} days`;

/** The same in all tiers that hold the data, or said for each of them. */
const byTier = (data: DataClassification, say: (tier: EnvironmentTier) => string) =>
  TIERS.filter((tier) => tier.holds(data)).map((tier) => `${say(tier)} in ${tier}`).join('; ');

const rows: [string, (data: DataClassification) => string][] = [
  ['means', (data) => MEANINGS.get(data)!],
  ['may be held in', (data) => listed(TIERS.filter((tier) => tier.holds(data)))],
  ['has a customer-managed key of its own in', (data) => listed(TIERS.filter((tier) => tier.holds(data) && tier.usesCustomerManagedKeyFor(data)))],
  ['outlives its stack in', (data) => listed(TIERS.filter((tier) => tier.holds(data) && tier.keepsData))],
  ['backups are kept', (data) => byTier(data, (tier) => days(tier.backupRetention.toDays()))],
  ['lies in the backup vault of the environment in', (data) => listed(TIERS.filter((tier) => tier.holds(data) && tier.keepsData))],
  ['logs about it are kept', (data) => byTier(data, ({ logRetention }) => days(logDays(logRetention)!))],
  ['tag', (data) => `\`${TAG}: ${data}\``],
];

/** The page as it should be. */
export function dataPage(): string {
  return `# Data classification

<!-- Made by scripts/data-page.ts from src/core/tier/tier-values.ts. Change the code, then run \`npx projen generate\`. -->

What the \`dataClassification\` of a component decides, in the tiers that the library comes with. A company's own tier decides by
[its own values](tiers.md), and only more strictly. Data that a tier does not hold is refused with \`ClassificationNotAllowed\`.

${table(['', ...ALL.map(({ name }) => name)], rows.map(([title, cell]) => [title, ...ALL.map(cell)]))}

- **Keys.** One for each classification in an environment, made when the first data of it is kept; where the table says none, a key of AWS.
  [Keys that are brought](../src/environment/README.md#keys) go by the same classifications.
- **Retention.** How long backups and logs are kept is the tier's to say, not the data's: a component may keep backups longer or
  shorter within the tier's bounds.
- **Logs, alarms and the vault** of an environment have the key of internal data, and the logs of a database that of its own. What calls
  for more than internal does not belong into a log.
- **Who may connect.** A workload says the most sensitive data that it handles, internal data when left out, and is refused by whatever keeps more
  sensitive data than that. Which of the others connect, they say one by one.
`;
}

if (require.main === module) writeFileSync(DATA_PAGE, dataPage());
