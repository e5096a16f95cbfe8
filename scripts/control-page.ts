import { writeFileSync } from 'fs';
import { join } from 'path';
import { ControlIndex } from '../src/packs/controls/control-index';
import { OWN_MAPPINGS, WITHOUT_CONTROL } from '../src/packs/controls/own-mappings';
import { _allRules } from '../src/rules/all-rules';

/** Writes `docs/controls.md` from the mappings as the code has them. */

/** Where the page lies. */
export const CONTROL_PAGE = join(__dirname, '..', 'docs', 'controls.md');

const ids = _allRules().map(({ meta }) => meta.id);
const frameworks = [...new Set(OWN_MAPPINGS.map(({ framework }) => framework))];
const byNumber = new Intl.Collator('en', { numeric: true }).compare;

const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
const table = (titles: string[], rows: string[][]) => [row(titles), row(titles.map(() => '---')), ...rows.map(row)].join('\n');
const link = (rule: string) => `[${rule}](rules/${rule}.md)`;

/** The page as it should be. */
export function controlPage(): string {
  return `# Controls

<!-- Made by scripts/control-page.ts from src/packs/controls. Change the mappings there, then run \`npx projen generate\`. -->

What the ${ids.length} rules of this library stand for in frameworks. In a finding a control has the name of its framework
before it, such as \`NIST.800-53.R5/SC-28\`. That a rule stands for a control means that it contributes to it, not that the
control asks for nothing else. [Why it is done like this](decisions/0033-controls-are-data.md).

## Sources

${table(['', 'Framework', 'Version', 'Source', 'Read on', 'Rules'], OWN_MAPPINGS.map(({ framework, version, source, retrieved = '', controls }, index) =>
  [`${index + 1}`, framework, version, `<${source}>`, retrieved, `${new Set(Object.values(controls).flat()).size}`]))}

## From control to rules

Behind each rule stands the number of the source that says so.

${table(['Framework', 'Control', 'Rules'], frameworks.flatMap(controlRows))}

## From rule to controls

${table(['Rule', ...frameworks], ids.map((id) => [link(id), ...frameworks.map((framework) => controlsCell(framework, id))]))}

Rules of the packs for NIST 800-53, HIPAA and PCI DSS of cdk-nag name their controls themselves, at the end of their texts;
findings have them as \`NIST.800-53.R4/…\`, \`NIST.800-53.R5/…\`, \`HIPAA.Security/…\` and \`PCI.DSS.321/…\`. AwsSolutions and Serverless
name none.
`;
}

function controlRows(framework: string): string[][] {
  const rules = new Map<string, Map<string, number[]>>();
  OWN_MAPPINGS.forEach((mapping, index) => {
    if (mapping.framework !== framework) return;
    for (const [control, named] of Object.entries(mapping.controls)) {
      const sources = rules.get(control) ?? new Map<string, number[]>();
      named.forEach((id) => sources.set(id, [...sources.get(id) ?? [], index + 1]));
      rules.set(control, sources);
    }
  });
  return [...rules].sort(([a], [b]) => byNumber(a, b)).map(([control, sources]) =>
    [framework, control, [...sources].sort(([a], [b]) => byNumber(a, b)).map(([id, numbers]) => `${link(id)} (${numbers.join(', ')})`).join(', ')]);
}

function controlsCell(framework: string, rule: string): string {
  const controls = new ControlIndex(OWN_MAPPINGS.filter((mapping) => mapping.framework === framework)).controlsOfRule(rule);
  if (controls.length === 0) return `none: ${WITHOUT_CONTROL[framework][rule]}`;
  return controls.map((control) => control.slice(framework.length + 1)).sort(byNumber).join(', ');
}

if (require.main === module) writeFileSync(CONTROL_PAGE, controlPage());
