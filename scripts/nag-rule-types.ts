import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { dirname, join } from 'path';

/**
 * Writes the table of resource types that each rule of cdk-nag mentions, from the cdk-nag that is installed: those that it judges
 * and those that it looks for beside them. The engine asks a rule about these types alone and shows it no others.
 *
 * The types are read from the source of each rule. Then every rule is asked about an empty instance of every L1: one that does
 * more than ask for the class of a type that was not found in its source stops the generation.
 */

/* eslint-disable @typescript-eslint/no-require-imports -- modules that are found in a folder */

const rules = join(dirname(require.resolve('cdk-nag/package.json')), 'lib', 'rules');

interface NagRule {
  readonly name: string;
  readonly types: string[];
  readonly judge: (resource: object) => unknown;
}

interface L1 {
  readonly prototype: object;
  readonly CFN_RESOURCE_TYPE_NAME: string;
}

function readRules(): NagRule[] {
  return readdirSync(rules, { withFileTypes: true }).filter((entry) => entry.isDirectory()).flatMap(({ name: service }) =>
    readdirSync(join(rules, service)).filter((file) => file.endsWith('.js') && file !== 'index.js').map((file) => {
      const path = join(rules, service, file);
      const { default: judge } = require(path) as { default: NagRule['judge'] };
      return { name: `${service}/${file.replace(/\.js$/, '')}`, types: typesIn(path), judge };
    }));
}

/** `const aws_s3_1 = require("aws-cdk-lib/aws-s3")`, then `aws_s3_1.CfnBucket`; or the text of a custom resource's type. */
function typesIn(path: string): string[] {
  const source = readFileSync(path, 'utf8').replace(/\/\/# sourceMappingURL=.*/, '');
  const modules = new Map([...source.matchAll(/const (\w+) = require\("(aws-cdk-lib(?:\/[\w-]+)?)"\)/g)].map(([, variable, name]) => [variable, name]));
  const types = [...source.matchAll(/(\w+)\.(Cfn\w+)/g)].flatMap(([, variable, name]) => {
    const module = modules.get(variable);
    const type = module && (require(module) as Record<string, L1 | undefined>)[name]?.CFN_RESOURCE_TYPE_NAME;
    return type ? [type] : [];
  });
  const custom = [...source.matchAll(/cfnResourceType === '([^']+)'/g)].map(([, type]) => type);
  return [...new Set([...types, ...custom])].sort();
}

/** Every L1 by its type. */
function readL1s(): Map<string, L1> {
  const library = dirname(require.resolve('aws-cdk-lib/package.json'));
  const table = JSON.parse(readFileSync(join(library, 'cloudformation-include', 'cfn-types-2-classes.json'), 'utf8')) as Record<string, string>;
  return new Map(Object.entries(table).map(([type, place]) => {
    const dot = place.lastIndexOf('.');
    return [type, (require(place.slice(0, dot)) as Record<string, L1>)[place.slice(dot + 1)]];
  }));
}

/** Whether a rule is done with a resource as soon as it knows its class and type. */
function stopsAtClass(judge: NagRule['judge'], { prototype, CFN_RESOURCE_TYPE_NAME: type }: L1): boolean {
  const get = (_: object, name: string | symbol) => {
    if (name === 'cfnResourceType') return type;
    throw new Error('looked inside');
  };
  const probe = new Proxy(Object.create(prototype) as object, { get });
  try {
    return judge(probe) === 'N/A';
  } catch {
    return false;
  }
}

function check(all: NagRule[]): void {
  const l1s = [...readL1s()];
  for (const { name, types, judge } of all) {
    const missed = l1s.filter(([type, l1]) => !types.includes(type) && !stopsAtClass(judge, l1)).map(([type]) => type);
    if (missed.length > 0) throw new Error(`${name} judges ${missed.slice(0, 5).join(', ')}, which its source does not name; mend the expression`);
  }
}

/** The source text of the table. */
export function nagRuleTypesSource(): string {
  const all = readRules();
  check(all);
  const { version } = JSON.parse(readFileSync(join(rules, '..', '..', 'package.json'), 'utf8')) as { version: string };
  const lines = all.map(({ name, types }) => `  '${name}': '${types.join(' ')}',\n`);
  return `// Made by scripts/nag-rule-types.ts from cdk-nag ${version}. Run \`npx projen generate\` instead of editing.

/** The version of cdk-nag that the table is right for. */
export const NAG_VERSION = '${version}';

/** The types that each rule mentions, by service and name of the rule. */
export const NAG_RULE_TYPES: Record<string, string> = {
${lines.join('')}};
`;
}

if (require.main === module) writeFileSync(join(__dirname, '..', 'src', 'policy', 'collection', 'nag', 'nag-rule-types.generated.ts'), nagRuleTypesSource());
