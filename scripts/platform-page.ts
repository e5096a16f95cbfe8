import { writeFileSync } from 'fs';
import { join } from 'path';
import { HELPERS } from '../src/governance/platform/catalogue';
import { PlatformHelper } from '../src/governance/platform/helper';
import { LEFT_TO_USERS, NOT_LISTED } from '../src/governance/platform/left-to-users';

/** Writes `docs/platform-exceptions.md` from the catalogue as the code has it. */

/** Where the page lies. */
export const PLATFORM_PAGE = join(__dirname, '..', 'docs', 'platform-exceptions.md');

const row = (cells: readonly string[]) => `| ${cells.map((cell) => cell.replace(/\|/g, '\\|')).join(' | ')} |`;
const table = (titles: readonly string[], rows: readonly (readonly string[])[]) => [row(titles), row(titles.map(() => '---')), ...rows.map(row)].join('\n');
const code = (text: string) => `\`${text}\``;
const codes = (texts: readonly string[]) => texts.map(code).join(', ');

/** The page as it should be. */
export function platformPage(): string {
  return `# Platform exceptions

<!-- Made by scripts/platform-page.ts from src/governance/platform. Change the catalogue there, then run \`npx projen generate\`. -->

For security reviewers. The CDK creates functions and roles of its own to make other constructs work: one that empties a bucket before it is
deleted, one that carries a value to another region. Rules judge them like everything else, and nobody who uses them can change what is
found. This catalogue excepts that, and nothing more.

**What is recognised.** A helper is excepted when all of this holds: its construct has the class that jsii knows by the name below; it lies
directly below a stack and has the id below; the code of its functions is that of the installed aws-cdk-lib, byte by byte, where it will be
uploaded from, with no other file; and the version of aws-cdk-lib is in the range. Who gives a construct such a name, or copies the hash, has nothing
excepted. The two without an id are a construct that users name themselves, and a function whose code is the user's.

**What is excepted.** Only what stands here, on the resources that stand here. Permissions are compared statement by statement: a statement with a
\`*\` that has an action or a resource besides those below is found, and whatever it shares with one of the CDK's is then found as well. What nobody knows
is never excepted, and neither is what a policy [never excepts](guides/set-policy.md).

**How it is seen.** In the record a finding that is excepted so has a \`waiver\` with the \`origin\` \`platform\`, and \`waivers[]\` lists each with helper, range of
versions, reason and resource. It holds outside of governed components too. \`exceptions: { platform: false }\` in any layer of policy switches all of it off.

**What it does not tell.** A class that says of itself that it is one of the CDK's is believed, and then its code is compared. The layers and the environment of a function are not compared, and neither is who else may use its role. An app whose assets the
cloud assembly does not list, as with the legacy synthesizer, has nothing excepted but on the inline function and the one at the edge.

## Helpers

${table(['Helper', 'Class', 'Id', 'Code in aws-cdk-lib', 'aws-cdk-lib'], HELPERS.map(({ name, type, id, hasVariants, code: folder, cdk }) =>
  [name, code(type), id === undefined ? 'the user\'s' : `${code(id)}${hasVariants ? ' and what begins with it' : ''}`, folder === undefined ? 'the user\'s' : code(folder), code(cdk)]))}

${HELPERS.map(section).join('\n\n')}

## Left to users

Found on helpers, and not excepted: who uses the helper can repair it.

${table(['Of what', 'Rules', 'Repair'], LEFT_TO_USERS.map(({ helpers, rules, repair }) => [helpers.join('; '), codes(rules), repair]))}

## Not in the catalogue

${table(['Construct', 'Code', 'Why'], NOT_LISTED.map(({ construct, code: folders, reason }) => [construct, codes(folders), reason]))}
`;
}

function section({ name, grounds, grants = [] }: PlatformHelper): string {
  const excepted = Object.entries(grounds).flatMap(([path, list]) => list.map(({ rules, reason }) => [code(path), codes(rules), reason]));
  const granted = grants.map(({ actions, resources, condition, reason }) =>
    [codes(actions), codes(resources), condition === undefined ? '' : code(JSON.stringify(condition)), reason]);
  const permissions = `\n\n${table(['Its role may, as \`AwsSolutions-IAM5\` and \`Serverless-LambdaStarPermissions\` find', 'On', 'If', 'Why'], granted)}`;
  return `### ${name[0].toUpperCase()}${name.slice(1)}\n\n${table(['Resource', 'Rules', 'Why'], excepted)}${granted.length > 0 ? permissions : ''}`;
}

if (require.main === module) writeFileSync(PLATFORM_PAGE, platformPage());
