import { readFileSync } from 'fs';
import { join } from 'path';

const FOLDER = join(__dirname, '..', '..', '..', 'assets', 'report');

const STYLES = ['colours.css', 'page.css', 'findings.css', 'tables.css', 'picture.css', 'print.css'];

const SCRIPTS = [
  'elements.js', 'data.js', 'words.js', 'tables.js', 'filter.js', 'finding.js', 'findings.js', 'controls.js', 'exceptions.js', 'inventory.js',
  'picture.js', 'environments.js', 'judgement.js', 'theme.js', 'printing.js', 'views.js',
];

/** The style of the page. */
export function pageStyle(): string {
  return STYLES.map(textOf).join('\n');
}

/** The script of the page: its files share one function, and nothing outside of it. */
export function pageScript(): string {
  return `(() => {\n'use strict';\n${SCRIPTS.map(textOf).join('\n')}\nshowReport();\n})();`;
}

function textOf(name: string): string {
  return readFileSync(join(FOLDER, name), 'utf8');
}
