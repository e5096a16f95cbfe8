import { hash } from 'crypto';
import { pageScript, pageStyle } from './assets';
import { elkSource } from './layout-library';
import { jsonInScript, Markup, markup } from './markup';
import { overview } from './overview';
import { dataPieces, reportData } from './report-data';
import { TagKey } from '../../tagging/tag-keys';
import { dayOf } from '../../waivers/utc-day';
import { Edition } from '../edition/edition';
import { GovernanceRecord } from '../record/record';

/** The views of the report, by the name that stands in links to them. */
const VIEWS: Readonly<Record<string, string>> = {
  overview: 'Overview',
  findings: 'Findings',
  controls: 'Controls',
  exceptions: 'Exceptions',
  inventory: 'Inventory',
  environments: 'Environments',
  judgement: 'How it was judged',
};

/** The report as one page: the first screen as HTML, all else as data that a script draws when it is asked for. */
export function* reportPage(edition: Edition): Iterable<string> {
  const script = pageScript();
  const library = elkSource();
  yield head(edition.record, script).text;
  yield bodyAround(edition).text;
  yield '<script type="application/json" id="data">';
  yield* dataPieces(reportData(edition), jsonInScript);
  yield '</script>\n';
  if (library !== '') yield `<script type="text/plain" id="layout-library">${library}</script>\n`;
  yield `<script>${script}</script>\n</body>\n</html>\n`;
}

function head(record: GovernanceRecord, script: string): Markup {
  const names = applicationsIn(record);
  return markup`<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policyFor(script)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${record.gate === 'blocked' ? 'Blocked' : 'Passed'}: governance of ${names}</title>
<style>${new Markup(pageStyle())}</style>
</head>
`;
}

/** Nothing is loaded from anywhere, and no script runs but the one of the page, whatever stands in the record. */
function policyFor(script: string): string {
  return [
    "default-src 'none'", `script-src 'sha256-${hash('sha256', script, 'base64')}'`, "style-src 'unsafe-inline'", 'img-src data:', 'worker-src blob:',
    "base-uri 'none'", "form-action 'none'",
  ].join('; ');
}

function bodyAround(edition: Edition): Markup {
  const { record } = edition;
  return markup`<body>
<a class="skip" href="#main">Skip to content</a>
<header class="top"><div class="wide">
<p class="title"><strong>Governance report</strong> <span>${applicationsIn(record)}</span></p>
<button type="button" id="theme" class="quiet" hidden>Dark</button>
</div>
<nav class="wide" aria-label="Views" id="views" hidden><ul>${Object.entries(VIEWS).map(([name, label]) => markup`<li><a href="#${name}">${label}</a></li>`)}</ul></nav>
</header>
<main id="main" class="wide" tabindex="-1">
<noscript><p class="note">Without JavaScript this page shows the verdict, the counts and what blocks. Everything else is in record.json beside it.</p></noscript>
${overview(edition)}
${[...Object.entries(VIEWS).slice(1), ['finding', 'Finding']].map(([name, label]) => emptyView(name, label))}</main>
<footer class="wide"><p>As of ${dayOf(record.instant)}, by cdk-paved-road ${record.library} with aws-cdk-lib ${record.cdk}.</p>
<p>This page is written from record.json beside it, which is the record; it loads nothing and sends nothing.</p>
<p><button type="button" id="print" class="quiet" hidden>Print the whole report</button></p></footer>
<p id="announcement" class="unseen" role="status"></p>
`;
}

/** A view that the script fills when it is asked for. */
function emptyView(name: string, label: string): Markup {
  return markup`<section class="view" id="view-${name}" aria-label="${label}" hidden></section>
`;
}

function applicationsIn({ environments, applications }: GovernanceRecord): string {
  const named = applications.flatMap(({ application }) => application ?? []);
  const meant = environments.map(({ identity }) => identity[TagKey.APPLICATION]);
  return [...new Set([...named, ...meant])].join(', ') || 'this app';
}
