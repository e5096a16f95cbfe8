import { readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { GOLDEN_EXAMPLES } from '../release/templates/golden-examples';
import { DIFFERENCES } from '../test/newest/differences';
import { TEMPLATE_DIFFERENCES } from '../test/newest/template-differences';

/** Writes `docs/cdk-versions.md` from package.json and from what test/newest explains. */

const ROOT = join(__dirname, '..');

/** Where the page lies. */
export const CDK_PAGE = join(ROOT, 'docs', 'cdk-versions.md');

interface Package {
  readonly peerDependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
}

const { peerDependencies, devDependencies } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as Package;
const LOWEST = devDependencies['aws-cdk-lib'];
const [, NEWEST] = devDependencies['aws-cdk-lib-newest'].split('@');

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const table = (titles: readonly string[], rows: readonly (readonly string[])[]) => [row(titles), row(titles.map(() => '---')), ...rows.map(row)].join('\n');
const code = (text: string) => `\`${text}\``;

/** The page as it should be. */
export function cdkPage(): string {
  return `# Versions of the CDK

<!-- Made by scripts/cdk-page.ts from package.json and test/newest. Change them, then run \`npx projen generate\`. -->

For infrastructure engineers: which versions of the CDK the library runs on, and what upgrading the CDK does to what is deployed.

${table(['Package', 'Supported', 'Tested with'], [
  ['`aws-cdk-lib`', code(peerDependencies['aws-cdk-lib']), `${LOWEST} and ${NEWEST}`],
  ['`constructs`', code(peerDependencies.constructs), devDependencies.constructs],
  ['`cdk-nag`', code(peerDependencies['cdk-nag']), devDependencies['cdk-nag']],
])}

Every change is tested on both versions of \`aws-cdk-lib\`, those in between by nobody. From Java and Go ${LOWEST} is used: the packages of the library name
the lowest version.

## What an upgrade does to what is deployed

The templates of the same programs on ${LOWEST} and on ${NEWEST} differ in what follows, and in nothing else. **Nothing is replaced, destroyed, moved or
interrupted; all of it is updated in place.** \`test/newest/templates.test.ts\` composes ${GOLDEN_EXAMPLES.length} examples on both and judges the difference as
\`paved-road compatibility\` does; a difference without a row here fails, and so does a row without a difference.

${table(['Resources', 'Properties', 'What differs', 'Why', 'What it does'], TEMPLATE_DIFFERENCES.map(({ type, properties, what, why, effect }) =>
  [code(type), properties.map(code).join(', '), what, why, effect]))}

The examples: ${GOLDEN_EXAMPLES.map(({ name }) => code(name)).join(', ')}.

## What rules find

One app of many services, judged by five packs on both versions, has the same findings but for these:

${table(['Finding', 'Why'], DIFFERENCES.map(({ finding, reason }) => [code(finding.source), reason]))}

## Your own program

\`npx paved-road compatibility\` compares the templates of two syntheses, one before and one after the upgrade; see [its help and an
example](guides/release-a-component-library.md).
`;
}

if (require.main === module) writeFileSync(CDK_PAGE, cdkPage());
