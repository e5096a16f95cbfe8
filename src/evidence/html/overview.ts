import { addressPart, Markup, markup } from './markup';
import { registerRows, RegisterRow } from './report-data';
import { Disposition, Finding } from '../../policy/decision/finding';
import { State } from '../../policy/rule/verdict';
import { sum } from '../../private/sum';
import { Edition } from '../edition/edition';
import { mostPressingFirst } from '../edition/pressing';
import { coverageOf } from '../record/applications';
import { GovernanceRecord, RequestEntry } from '../record/record';
import { counted, DISPOSITION_WORDS, DISPOSITIONS, SOON, STATE_WORDS, THE_APP } from '../text/wording';

/** How many blocking findings the first screen shows with all that is to do about them. */
const MOST_SHOWN = 10;

/** How many blocking findings are listed at all where scripts do not run. */
const MOST_LISTED = 200;

/** The first screen, which needs no script: verdict, counts, and what to do next. */
export function overview({ record }: Edition): Markup {
  const blocking = record.findings.filter(({ disposition }) => disposition === Disposition.BLOCKING);
  return markup`<section class="view" id="view-overview" aria-labelledby="overview-title">
${verdict(record)}
${tiles(record)}
<section class="next" aria-labelledby="next-title"><h2 id="next-title">What to do next</h2>
${nextSteps(record, blocking)}
</section>
</section>`;
}

/** Whether the gate let the app through, in one sentence. */
function verdictSentence({ gate, counts: { byDisposition } }: Pick<GovernanceRecord, 'gate' | 'counts'>): string {
  const blocking = byDisposition[Disposition.BLOCKING];
  if (gate === 'blocked') return `${counted(blocking, 'finding')} must be mended or excepted before this app is deployed.`;
  const others = DISPOSITIONS.filter((disposition) => byDisposition[disposition] > 0);
  if (others.length === 0) return 'Nothing was found.';
  return `Nothing blocks. Found: ${others.map((disposition) => `${byDisposition[disposition]} ${DISPOSITION_WORDS[disposition]}`).join(', ')}.`;
}

function verdict(record: GovernanceRecord): Markup {
  return markup`<div class="verdict ${record.gate}"><p class="mark" aria-hidden="true">${record.gate === 'blocked' ? '✕' : '✓'}</p>
<div><h1 id="overview-title">${record.gate === 'blocked' ? 'Blocked' : 'Passed'}</h1><p>${verdictSentence(record)}</p></div></div>`;
}

function tiles({ counts: { byDisposition, byState }, coverage, applications, baseline }: GovernanceRecord): Markup {
  const resources = sum(coverage.templates.map((template) => template.resources));
  const evaluated = sum(coverage.templates.map((template) => template.evaluated));
  const percent = coverageOf(sum(applications.map(({ governed }) => governed)), sum(applications.map((application) => application.resources)));
  const tile = (value: string | number, label: string, kind = '', href?: string) => markup`<li class="${kind}">${
    href === undefined ? '' : markup`<a href="${href}">`}<strong>${value}</strong> <span>${label}</span>${href === undefined ? '' : markup`</a>`}</li>`;
  const disposition = (kind: Disposition) => tile(byDisposition[kind], DISPOSITION_WORDS[kind], byDisposition[kind] > 0 ? `state-${kind}` : '', `#findings?disposition=${kind}`);
  return markup`<h2 class="unseen">Counts</h2><ul class="tiles">
${disposition(Disposition.BLOCKING)}
${disposition(Disposition.ADVISORY)}
${baseline === undefined && byDisposition[Disposition.BASELINED] === 0 ? '' : disposition(Disposition.BASELINED)}
${disposition(Disposition.WAIVED)}
${tile(byState[State.COMPLIANT], `checks ${STATE_WORDS[State.COMPLIANT]}`, 'state-compliant', '#controls')}
${byState[State.UNKNOWN] === 0 ? '' : tile(byState[State.UNKNOWN], `checks ${STATE_WORDS[State.UNKNOWN]}`, 'state-unknown', '#findings?state=unknown')}
${tile(evaluated, `of ${counted(resources, 'resource')} judged`, '', '#judgement')}
${tile(`${percent} %`, 'on the paved road', '', '#inventory')}
</ul>`;
}

function nextSteps(record: GovernanceRecord, blocking: readonly Finding[]): Markup {
  const ending = registerRows(record, new Map()).filter(({ daysLeft }) => daysLeft !== undefined && daysLeft <= SOON);
  const parts = [
    blocking.length === 0 ? '' : mend(blocking),
    ending.length === 0 ? '' : renew(ending),
    record.requests.length === 0 ? '' : ask(record.requests),
    blocking.length > 0 ? '' : improve(mostPressingFirst(record.findings).filter(({ disposition }) => disposition === Disposition.ADVISORY)),
  ].filter((each) => each !== '');
  return parts.length === 0 ? markup`<p class="empty">Nothing. No finding blocks, no exception ends within ${SOON} days, and nobody asks for one.</p>` : markup`${parts}`;
}

function mend(blocking: readonly Finding[]): Markup {
  const rest = blocking.slice(MOST_SHOWN, MOST_LISTED);
  return markup`<h3>Mend what blocks <span class="count">${blocking.length}</span></h3>
<ol class="steps">${blocking.slice(0, MOST_SHOWN).map(step)}</ol>
${rest.length === 0 ? '' : markup`<details><summary>${blocking.length - MOST_SHOWN} more</summary><ol class="steps" start="${MOST_SHOWN + 1}">${rest.map(step)}</ol>
${blocking.length > MOST_LISTED ? markup`<p class="note">The first ${MOST_LISTED} of ${blocking.length} are listed here; all are under <a href="#findings">Findings</a> and in record.json.</p>` : ''}</details>`}`;
}

function step({ id, rule, message, fix, resource, source, disposition }: Finding): Markup {
  return markup`<li class="step state-${disposition}"><p class="what"><a href="#finding/${addressPart(id)}">${rule}</a> ${message}</p>
<p class="fix"><b>Fix</b> ${fix}</p>
<p class="where">${source === undefined ? '' : markup`<code>${source}</code> `}${resource === undefined ? THE_APP : pathMarkup(resource.path)}</p></li>
`;
}

function renew(ending: readonly RegisterRow[]): Markup {
  const sorted = [...ending].sort((a, b) => a.daysLeft! - b.daysLeft!);
  return markup`<h3>Look after exceptions that end soon or have ended <span class="count">${ending.length}</span></h3>
<ul class="steps">${sorted.slice(0, MOST_LISTED).map(({ id, daysLeft, expires, owner, reason, source }) => markup`<li class="step state-advisory">
<p class="what"><a href="#exceptions?entry=${addressPart(id)}">${id}</a> ${endsIn(daysLeft!)} (${expires}), owner ${owner}</p><p class="fix">${reason}</p>
${source === undefined ? '' : markup`<p class="where"><code>${source}</code></p>`}</li>
`)}</ul>`;
}

function ask(requests: readonly RequestEntry[]): Markup {
  return markup`<h3>Ask for exceptions that code wants <span class="count">${requests.length}</span></h3>
<p><code>npx paved-road request</code> prints the entries for the register; a person adds approver and term.</p>
<ul class="steps">${requests.slice(0, MOST_SHOWN).map(({ path, rules = [], reason, findings }) => markup`<li class="step">
<p class="what">${rules.join(', ')} on ${path === '' ? THE_APP : pathMarkup(path)}, ${counted(findings.length, 'finding')}</p>${reason === undefined ? '' : markup`<p class="fix">${reason}</p>`}</li>
`)}</ul>${requests.length > MOST_SHOWN ? markup`<p class="note">${requests.length - MOST_SHOWN} more are under <a href="#exceptions">Exceptions</a>.</p>` : ''}`;
}

function improve(advisory: readonly Finding[]): Markup | '' {
  if (advisory.length === 0) return '';
  return markup`<h3>Consider what is advised <span class="count">${advisory.length}</span></h3>
<ol class="steps">${advisory.slice(0, MOST_SHOWN / 2).map(step)}</ol>
<p class="note"><a href="#findings?disposition=advisory">All advisory findings</a></p>`;
}

/** A path that may break after its slashes. */
function pathMarkup(path: string): Markup {
  return markup`<span class="path">${path.split(/(?<=\/)/).map((part, index) => index === 0 ? part : markup`<wbr>${part}`)}</span>`;
}

/** How long something still holds. */
function endsIn(days: number): string {
  if (days < 0) return `ended ${counted(-days, 'day')} ago`;
  return days === 0 ? 'ends today' : `ends in ${counted(days, 'day')}`;
}
