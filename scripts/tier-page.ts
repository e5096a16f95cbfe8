import { writeFileSync } from 'fs';
import { join } from 'path';
import { Duration } from 'aws-cdk-lib';
import { AlarmSeverity } from '../src/core/alarm-severity';
import { DataClassification } from '../src/core/data-classification';
import { EnvironmentTier } from '../src/core/tier/environment-tier';

/** Writes `docs/tiers.md` from the tiers as the code has them. */

const days = (duration: Duration) => duration.toDays() === 1 ? '1 day' : `${duration.toDays()} days`;
const yesNo = (value: boolean) => value ? 'yes' : 'no';
const keys = (tier: EnvironmentTier) => {
  const first = DataClassification._all().find((data) => tier.usesCustomerManagedKeyFor(data));
  return first === undefined ? 'no, AWS-managed' : `from ${first} on`;
};
const afterDeletion = (tier: EnvironmentTier) => tier.keepsData ? 'yes, protected from deletion' : tier.finalSnapshot ? 'no; final snapshot' : 'no';

const life = (tier: EnvironmentTier) => {
  if (tier.permanent) return 'permanent';
  if (tier.lifetime === undefined) return 'without end unless given';
  return `${days(tier.lifetime)} unless given`;
};

const rows: [string, (tier: EnvironmentTier) => string][] = [
  ['meant for', (tier) => tier.purpose],
  ['data outlives the stack', afterDeletion],
  ['availability zones', (tier) => String(tier.availabilityZones)],
  ['NAT gateways, once a component needs the internet', (tier) => tier.nat],
  ['NAT instances allowed', (tier) => yesNo(tier.natInstanceAllowed)],
  ['database backups kept', (tier) => `${days(tier.backupRetention)}`],
  ['shortest backups that a component may choose', (tier) => `${days(tier.minimumBackupRetention)}`],
  ['standby in a second zone', (tier) => yesNo(tier.multiAz)],
  ['databases may have readers', (tier) => yesNo(tier.databaseReadersAllowed)],
  ['latest writes that a restore may lose, `rpo`', (tier) => tier.recoveryPoint.toHumanString()],
  ['time a database may be away when a zone fails, `rto`', (tier) => tier.recoveryTime.toHumanString()],
  ['databases report on their operating system', (tier) => tier.enhancedMonitoring ? 'every minute' : 'no'],
  ['changes that interrupt a database are made', (tier) => tier.applyImmediately ? 'at once' : 'in its maintenance window'],
  ['AWS maintains databases in the night of', (tier) => tier.maintenanceDay],
  ['databases may pause', (tier) => yesNo(tier.scaleToZero)],
  ['logs kept', (tier) => `${tier.logRetention} days`],
  ['customer-managed keys', keys],
  ['most sensitive data', (tier) => tier.mostSensitiveData.name],
  ['interface endpoints lie in', (tier) => tier.endpointsInEveryZone ? 'every zone' : 'one zone'],
  ['termination protection of the core', (tier) => yesNo(tier.terminationProtection)],
  ['what is a page elsewhere becomes', (tier) => tier.alarmSeverity(AlarmSeverity.PAGE)],
  ['must say who receives alarms', (tier) => yesNo(tier.alarmReceiverRequired)],
  ['lifetime from creation', life],
  ['longest lifetime', (tier) => tier.permanent ? 'none' : tier.longestLifetime ? days(tier.longestLifetime) : 'any'],
  ['monthly budget, notice at 80 and 100 %', (tier) => tier.monthlyBudget === undefined ? 'when given' : `${tier.monthlyBudget} USD unless given`],
  ['a spent budget stops creating more', (tier) => yesNo(tier.budgetStopsCreation)],
  ['dashboard', (tier) => tier.dashboard ? 'yes' : 'when asked for'],
  ['functions are called through an alias', (tier) => tier.functionAlias ? 'yes' : 'when deployed gradually'],
];

const tiers = EnvironmentTier._builtIn();
const line = (cells: string[]) => `| ${cells.join(' | ')} |`;
const page = `# Tiers

<!-- Made by scripts/tier-page.ts from src/core/tier/tier-values.ts. Change the code, then run \`npx projen generate\`. -->

What an environment of a tier implies. Components ask the tier; nobody compares tiers, so a company's own one works everywhere.

${line(['', ...tiers.map(({ name }) => name)])}
${line(['---', ...tiers.map(() => '---')])}
${rows.map(([title, cell]) => line([title, ...tiers.map(cell)])).join('\n')}

A company's own tier starts from one of these and only tightens:

\`\`\`ts nofixture
import { Duration } from 'aws-cdk-lib';
import { EnvironmentTier } from 'cdk-paved-road';

const rehearsal = EnvironmentTier.custom('rehearsal', {
  basedOn: EnvironmentTier.STAGING, availabilityZones: 3, backupRetention: Duration.days(35),
});
\`\`\`

A looser value is refused with \`OutsideTierBound\`, all of them at once.

A database that exists does not follow every change of tier: where customer-managed keys begin, as from development to
staging, its key would change, which RDS does by replacing it, and CloudFormation refuses since the database has a name.
`;
writeFileSync(join(__dirname, '..', 'docs', 'tiers.md'), page);
