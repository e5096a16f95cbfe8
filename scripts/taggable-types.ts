import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';

/**
 * Writes the table of CloudFormation types that take tags, from the L1s of the aws-cdk-lib that is installed.
 *
 * Each L1 that takes tags makes a tag manager that knows the form and the property; that is what is read here.
 */

const FORMS: Record<string, string> = { STANDARD: 'list', MAP: 'map', AUTOSCALING_GROUP: 'scaling-list', KEY_VALUE: 'list' };
const TAG_MANAGER = /TagManager\(cdk\(\)\.TagType\.([A-Z_]+),"(AWS::[^"]+)",[^;{}]*?\{tagPropertyName:"(\w+)"\}/g;

const library = dirname(require.resolve('aws-cdk-lib/package.json'));

/** `EC2: 'Subnet VPC'` by property and form. */
function readTable(): Map<string, Map<string, string[]>> {
  const table = new Map<string, Map<string, string[]>>();
  let found = 0;
  for (const file of generatedSources()) {
    const source = readFileSync(file, 'utf8');
    const matches = [...source.matchAll(TAG_MANAGER)];
    const expected = source.split('TagManager(cdk()').length - 1;
    if (matches.length !== expected) throw new Error(`${file} makes ${expected} tag managers and ${matches.length} were understood; mend the expression`);
    for (const [, form, type, property] of matches) {
      if (FORMS[form] === undefined) throw new Error(`${type} has tags of the unknown form ${form}`);
      const written = `${property[0].toUpperCase()}${property.slice(1)}`;
      if (!source.includes(`${property}:"${written}"`)) throw new Error(`${type} does not write ${property} as ${written}`);
      add(table, `${written} ${FORMS[form]}`, type);
      found += 1;
    }
  }
  if (found < 800) throw new Error(`only ${found} taggable types were found in ${library}`);
  return table;
}

function generatedSources(): string[] {
  return readdirSync(library).filter((name) => name.startsWith('aws-')).sort().flatMap((service) => {
    const folder = join(library, service, 'lib');
    return readdirSync(folder).filter((name) => name.endsWith('.generated.js')).map((name) => join(folder, name));
  });
}

function add(table: Map<string, Map<string, string[]>>, group: string, type: string): void {
  const [, service, resource] = type.split('::');
  const services = table.get(group) ?? new Map<string, string[]>();
  services.set(service, [...new Set([...services.get(service) ?? [], resource])].sort());
  table.set(group, services);
}

/** The source text of the table. */
export function taggableTypesSource(): string {
  const { version } = JSON.parse(readFileSync(join(library, 'package.json'), 'utf8')) as { version: string };
  const byName = ([a]: [string, unknown], [b]: [string, unknown]) => a < b ? -1 : 1;
  const groups = [...readTable()].sort(byName).map(([group, services]) =>
    `  '${group}': {\n${[...services].sort(byName).map(([service, resources]) => `    ${service}: '${resources.join(' ')}',\n`).join('')}  },\n`);
  return `// Made by scripts/taggable-types.ts from the L1s of aws-cdk-lib ${version}. Run \`npx projen generate\` instead of editing.

/** Types that take tags: by property and form, then by service. */
export const TAGGABLE_TYPES: Record<string, Record<string, string>> = {
${groups.join('')}};
`;
}

if (require.main === module) writeFileSync(join(__dirname, '..', 'src', 'tagging', 'taggable-types.generated.ts'), taggableTypesSource());
