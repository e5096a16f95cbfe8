import { writeFileSync } from 'fs';
import { join } from 'path';
import { loadResourceModel } from '@aws-cdk/cloudformation-diff/lib/diff/util';
import { version } from '@aws-cdk/cloudformation-diff/package.json';
import { lastGoldens } from '../release/templates/goldens';
import { interrupts } from '../src/compatibility/interrupting-properties';
import { isStateful } from '../src/compatibility/stateful-types';
import { RenderedDefinition } from '../src/policy/template/rendered';

/** Writes `docs/replacement.md` from what AWS says about the properties of resource types, for the types with a state that components make. */

/** Where the page lies. */
export const REPLACEMENT_PAGE = join(__dirname, '..', 'docs', 'replacement.md');

/** A type with a state, and the properties that components set. */
interface UsedType {
  readonly type: string;
  readonly set: ReadonlySet<string>;
}

/** The types with a state in the golden templates, in order. */
export function usedTypes(): UsedType[] {
  const templates = Object.values(lastGoldens()!.templates);
  const resources = templates.flatMap(({ Resources = {} }) => Object.values(Resources)).filter(({ Type }) => isStateful(Type));
  const types = [...new Set(resources.map(({ Type }) => Type))].sort();
  return types.map((type) => ({ type, set: new Set(resources.filter(({ Type }) => Type === type).flatMap(propertiesOf)) }));
}

function propertiesOf({ Properties = {} }: RenderedDefinition): string[] {
  return Object.keys(Properties as object);
}

const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;

function rowOf({ type, set }: UsedType): string {
  const properties = Object.entries(loadResourceModel(type)?.properties ?? {});
  const listed = (isListed: (name: string, replaces: string | undefined) => boolean) => properties
    .filter(([name, { causesReplacement }]) => isListed(name, causesReplacement)).map(([name]) => set.has(name) ? `**${name}**` : name)
    .sort((one, other) => one.replaceAll('*', '') < other.replaceAll('*', '') ? -1 : 1).join(', ');
  return row([
    `\`${type}\``,
    listed((_, replaces) => replaces === 'yes'),
    listed((name, replaces) => replaces === 'maybe' && !interrupts(type, name)),
    listed((name, replaces) => replaces !== 'yes' && interrupts(type, name)),
  ]);
}

/** The page as it should be. */
export function replacementPage(): string {
  return `# What replaces a resource

<!-- Made by scripts/replacement-page.ts. Run \`npx projen generate\`. -->

For infrastructure engineers who change a component: which properties make CloudFormation put a new resource in the place of one that has a state. A row for
each such type in the [golden examples](testing.md); in bold is what components set. A change of any other property is made in place.

${row(['Type', 'Replaces', 'May replace', 'Interrupts'])}
${row(['---', '---', '---', '---'])}
${usedTypes().map(rowOf).join('\n')}

- **Replaces** and **may replace** are what AWS's resource schemas say, as \`@aws-cdk/cloudformation-diff\` ${version} has them. A resource with a name of
  its own cannot be replaced at all: CloudFormation makes the new one first, and the name is taken.
- **Interrupts** is "Some interruptions" on AWS's page of the type, from \`src/compatibility/interrupting-properties.ts\`: schemas do not say it.
- Another logical id makes any resource anew. It changes with the id of each construct above it, and with the stack.

What a change does to your own components: [Release a component library](guides/release-a-component-library.md).
`;
}

if (require.main === module) writeFileSync(REPLACEMENT_PAGE, replacementPage());
