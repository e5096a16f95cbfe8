import { writeFileSync } from 'fs';
import { join } from 'path';
import { MISSING_CLASSES } from '../src/components/database/capacity/class-offering';
import { SIZE_TABLE } from '../src/components/database/capacity/size-table';
import { DatabaseEngine } from '../src/components/database/engine/database-engine';
import { ENGINE_KINDS, EngineKind } from '../src/components/database/engine/engine-kind';
import { ENGINE_CALENDARS, EngineRelease } from '../src/rules/rds/engine-releases';
import { NOTICE_DAYS } from '../src/rules/rds/engine-support';
import { daysAfter } from '../src/waivers/utc-day';

/** Writes `docs/engines.md` from the catalogue of engine versions, the table of sizes and the classes that engines do not have. */

/** Where the page lies. */
export const ENGINE_PAGE = join(__dirname, '..', 'docs', 'engines.md');

const ENGINES = Object.entries(ENGINE_KINDS) as [keyof typeof ENGINE_KINDS, EngineKind][];

const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
const table = (titles: string[], rows: string[][]) => [row(titles), row(titles.map(() => '---')), ...rows.map(row)].join('\n');
const titleOf = (name: string) => ENGINES.find(([, kind]) => kind.name === name)![1].title;

/** The page as it should be. */
export function enginePage(): string {
  return `# Engines and sizes

<!-- Made by scripts/engine-page.ts from src/rules/rds/engine-releases.ts and src/components/database/capacity. Change the data there, then run \`npx projen generate\`. -->

What a [ServiceDatabase](../src/components/database/README.md) can run, for how long AWS supports it, and how large it is.

## Engine versions

| On the day of the synthesis the version | What happens |
| --- | --- |
| is in standard support | nothing |
| has less than half a year left | [PR-RDS-ENGINE-SUPPORT-LASTS](rules/PR-RDS-ENGINE-SUPPORT-LASTS.md), WARNING |
| is out of standard support | a \`ServiceDatabase\` refuses it with \`UnsupportedVersion\`; [PR-RDS-ENGINE-SUPPORTED](rules/PR-RDS-ENGINE-SUPPORTED.md), ERROR, for databases of others and overrides |
| stands in no table here | both rules are unknown: new versions come every year |

Extended support is never switched on. Half a year is ${NOTICE_DAYS} days. Where AWS names a month, its last day stands here. An engine that was made without a version has the one
in bold. On RDS PostgreSQL it is the major version alone: RDS takes its own default minor version, and keeps it up to date. On Aurora it is a minor version with
long-term support. A test fails when a version in bold has less than half a year left.

${ENGINES.map(([factory, kind]) => calendarOf(factory, kind)).join('\n\n')}

## Sizes

\`DatabaseCapacity.size(DatabaseSize.M)\` follows the load on Aurora and is an instance on RDS; \`DatabaseCapacity.provisionedSize(DatabaseSize.M)\` is an instance
on Aurora too. This is version ${SIZE_TABLE.version} of the table. Another size changes the database where it is, with a restart of a provisioned one, and replaces nothing.

${sizes()}

A capacity unit, ACU, has about 2 GiB of memory. Where the tier lets a database pause, its least capacity is 0. Storage of RDS begins with 20 GiB whatever the size,
since it never shrinks, and grows by itself as far as the table says; more to begin with is \`{ storage }\`, and grows to twice as much unless \`{ maximumStorage }\`
says otherwise. RDS refuses a ceiling below what there is already.

\`\`\`ts
import { DatabaseCapacity, DatabaseSize } from 'cdk-paved-road';

new ServiceDatabase(stack, 'Orders', {
  environment,
  dataClassification: DataClassification.INTERNAL,
  capacity: DatabaseCapacity.size(DatabaseSize.S),
  tiers: { production: { capacity: DatabaseCapacity.provisionedSize(DatabaseSize.L), readers: 2 } },
});
\`\`\`

## Classes that engines do not have

Refused with \`NotOffered\`. Every other class is let through, also one that nobody knew when this page was made. What a class costs in a tier stands in
[Envelopes](envelopes.md#servicedatabase).

${table(['Engines', 'Classes', 'Why', 'Instead'], MISSING_CLASSES.map(({ engines, inWords, because, instead }) => [engines.map(titleOf).join(', '), inWords, because, `\`${instead}\``]))}
`;
}

function calendarOf(factory: keyof typeof ENGINE_KINDS, { title, name }: EngineKind): string {
  const { source, asOf, releases, preferred } = ENGINE_CALENDARS[name];
  const { version } = DatabaseEngine[factory]();
  const rows = releases.map(({ major, since, until }: EngineRelease) => [
    major === preferred ? `**${major}**${version === major ? '' : `, as \`${version}\``}` : major, since, daysAfter(until, 1 - NOTICE_DAYS), daysAfter(until, 1),
  ]);
  return `### ${title}\n\n\`DatabaseEngine.${factory}()\`, after [AWS](${source}) as of ${asOf}.\n\n${table(['Version', 'On AWS since', 'Warned about from', 'Refused from'], rows)}`;
}

function sizes(): string {
  const rows = Object.entries(SIZE_TABLE.sizes).map(([size, { leastUnits, mostUnits, aurora, rds, mostStorageGiB }]) => [
    size, `${leastUnits} to ${mostUnits} ACU`, aurora, rds, `${mostStorageGiB} GiB`,
  ]);
  return table(['Size', 'Aurora, serverless', 'Aurora, provisioned', 'RDS', 'RDS storage grows to'], rows);
}

if (require.main === module) writeFileSync(ENGINE_PAGE, enginePage());
