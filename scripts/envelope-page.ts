import { writeFileSync } from 'fs';
import { join } from 'path';
import { envelopes as ofDatabases } from '../src/components/database/envelopes';
import { envelopes as ofFunctions } from '../src/components/function/envelopes';
import { EnvironmentTier } from '../src/core/tier/environment-tier';
import { envelopes as ofEnvironments } from '../src/environment/envelopes';
import { Envelope } from '../src/governance/envelopes/envelope';
import { Parameter } from '../src/governance/statements/parameter';
import { GovernancePolicy } from '../src/policy/decision/layers';

/** Writes `docs/envelopes.md` from the ranges as the code has them. */

/** Where the page lies. */
export const ENVELOPE_PAGE = join(__dirname, '..', 'docs', 'envelopes.md');

const COMPONENTS: Readonly<Record<string, readonly Parameter[]>> = {
  AppEnvironment: ofEnvironments, ServiceDatabase: ofDatabases, FunctionService: ofFunctions,
};

const tiers = EnvironmentTier._builtIn();
const nobody = GovernancePolicy.fromLayers([])._at({});

const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
const table = (titles: string[], rows: string[][]) => [row(titles), row(titles.map(() => '---')), ...rows.map(row)].join('\n');

/** The page as it should be. */
export function envelopePage(): string {
  return `# Envelopes

<!-- Made by scripts/envelope-page.ts from the envelopes.ts of each component. Change the ranges there, then run \`npx projen generate\`. -->

A parameter of a component has a range in each tier: what is **free**, what needs a **sign-off**, and what is **refused**, which is
everything beyond. A gigabyte is yours to take; a terabyte is a conversation. In the tables what is free stands before the semicolon, and
what needs a sign-off behind it.

${Object.entries(COMPONENTS).map(([component, parameters]) => `## ${component}\n\n${parametersOf(component, parameters)}`).join('\n\n')}

## What follows

| The value | Finding |
| --- | --- |
| is free | none |
| needs a sign-off | \`PR-GOVERNANCE-ENVELOPE-EXCEEDED\`, ERROR: it blocks until somebody signs off exactly this value |
| is refused | \`PR-GOVERNANCE-ENVELOPE-REFUSED\`, ERROR: nothing excepts it, no waiver and no component |
| is not known before the deployment | \`PR-GOVERNANCE-ENVELOPE-EXCEEDED\`, unknown, WARNING |

**The rendered template counts.** An override with 2 TiB is 2 TiB, whatever the props say; in a condition every branch is looked at; a
property that an override takes out is what AWS takes then. Resources that somebody adds below a component are its own.

**A company's own tier** has the ranges of the tier that it is based on, and what policies say about that one holds for it too.

**Companies change the ranges** with [\`envelopes\` in a layer of policy](guides/set-policy.md#envelopes): an organization layer
either way, every narrower layer only to less. Limits of AWS and of the tier itself stay errors of the props. Components of others
state their parameters with [\`stateParameter\`](guides/write-a-component.md#parameters-with-a-range).

The record lists each value under \`envelopes\`, with the range, the layers that the range comes from, and \`free\`, \`sign-off\`, \`refused\` or
\`unknown\`.
`;
}

function parametersOf(component: string, parameters: readonly Parameter[]): string {
  return table(['Parameter', 'What it is', ...tiers.map(({ name }) => name)], parameters.map((parameter) => [
    `\`${component}.${parameter.name}\``, parameter.description!, ...tiers.map(({ name }) => rangeIn(name, parameter)),
  ]));
}

function rangeIn(tier: string, { name, ranges, counted }: Parameter): string {
  return Envelope.in(nobody, name, [tier], ranges).parts(counted).join('; ');
}

if (require.main === module) writeFileSync(ENVELOPE_PAGE, envelopePage());
