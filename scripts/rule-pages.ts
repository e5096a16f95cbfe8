import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { Rule, RuleMeta } from '../src/policy/rule/rule';
import { _allRules } from '../src/rules/all-rules';

/** Where the pages of rules lie. */
export const PAGES = join(__dirname, '..', 'docs', 'rules');

/** What stands where somebody must still write something. */
export const UNWRITTEN = 'TODO';

const MANY = 12;

/** The page of a rule: the head from what the rule says about itself, the rest as it was written. */
export function pageOf({ meta }: Rule, written: string = skeleton(meta)): string {
  return written.replace(/<!-- meta -->[^]*?<!-- \/meta -->/, () => `<!-- meta -->\n${head(meta)}\n<!-- /meta -->`);
}

/** The index of all pages. */
export function indexOf(rules: Rule[]): string {
  const rows = rules.map(({ meta }) => `| [${meta.id}](${meta.id}.md) | ${sentence(meta.statement)} | ${meta.severity} |`);
  return `# Rules\n\n${rules.length} rules, made from what they say about themselves by \`scripts/rule-pages.ts\`.\n\n${
    ['| Rule | What holds | Severity |', '|---|---|---|', ...rows].join('\n')}\n`;
}

function head(meta: RuleMeta): string {
  const rows = [
    ['Severity', meta.severity],
    ['Looks at', typesOf(meta)],
    ['What to do', sentence(meta.fix)],
    ['Rests on', `<${meta.source}>`],
    ...meta.sameAs?.length ? [['Same check as', code(meta.sameAs)]] : [],
  ];
  return `# ${meta.id}\n\n${sentence(meta.statement)}.\n\n| | |\n|---|---|\n${rows.map(([name, value]) => `| ${name} | ${value} |`).join('\n')}`;
}

function typesOf({ types }: RuleMeta): string {
  return types.length > MANY ? `${types.length} types, such as ${code(types.slice(0, 3))}` : code(types);
}

function skeleton(meta: RuleMeta): string {
  return `<!-- meta -->
<!-- /meta -->

## Why it matters

${UNWRITTEN}: ${sentence(meta.why)}.

## Broken

\`\`\`json broken
{}
\`\`\`

## Compliant

\`\`\`json compliant
{}
\`\`\`

## When an exception is reasonable

${UNWRITTEN}
`;
}

function code(words: string[]): string {
  return words.map((word) => `\`${word}\``).join(', ');
}

function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

function write(): void {
  mkdirSync(PAGES, { recursive: true });
  const unwritten = _allRules().filter((rule) => {
    const file = join(PAGES, `${rule.meta.id}.md`);
    const page = pageOf(rule, existsSync(file) ? readFileSync(file, 'utf8') : undefined);
    writeFileSync(file, page);
    return page.includes(UNWRITTEN);
  });
  writeFileSync(join(PAGES, 'README.md'), indexOf(_allRules()));
  if (unwritten.length > 0) throw new Error(`pages to be written: ${unwritten.map(({ meta }) => meta.id).join(', ')}`);
}

if (require.main === module) write();
