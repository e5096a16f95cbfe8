// @ts-check

/** @param {HTMLElement} view */
function drawExceptions(view) {
  const { register, proposals, baseline, requests, acknowledgements, envelopes, waiverBases } = report;
  view.append(
    part('Granted in the register', registerList(register), basesOf(waiverBases)),
    part('Asked for', requests.length === 0 ? emptyNote('Nobody asks for an exception.') : requests.map(requestItem)),
    part('Proposed by components', element('p', {}, 'A component that knowingly departs from a rule says so, for its own resources only.'),
      proposalTable('Proposed by components', proposals.filter(({ origin }) => origin === 'proposal'))),
    part('Made by the CDK itself', proposalTable('Made by the CDK itself', proposals.filter(({ origin }) => origin === 'platform'))),
    part('Baseline', baseline ? baselineFacts(baseline) : emptyNote('This app has no baseline.')),
    part('Signed off and used', envelopeTable(envelopes)),
    part('Acknowledged, without effect', element('p', {}, 'Made with the means of the CDK or of cdk-nag. They change no verdict.'),
      acknowledgementTable(acknowledgements)),
  );
}

/** Opens the entry that a link asks for. @param {URLSearchParams} asked */
function showExceptions(asked) {
  const entry = asked.get('entry');
  if (entry !== null) openItem('#view-exceptions .entries', 'data-entry', entry);
}

/** @param {ReportData['register']} register */
function registerList(register) {
  if (register.length === 0) return emptyNote('The register grants nothing, or there is none.');
  const sorted = [...register].sort((a, b) => (a.daysLeft ?? Infinity) - (b.daysLeft ?? Infinity));
  const list = element('ul', { class: 'entries' });
  return element('div', {}, list, drawInSteps(list, sorted, (entry) => {
    const details = element('details', {
      ontoggle: () => {
        if (details.children.length === 1) details.append(entryFacts(entry), findingsOfEntry(entry));
      },
    }, element('summary', {}, stateOfEntry(entry), element('strong', {}, entry.id), element('span', { class: 'gist' }, entry.reason),
      element('span', { class: urgency(entry.daysLeft) }, daysLeft(entry.daysLeft)), element('span', { class: 'note' }, entry.owner)));
    return element('li', { 'data-entry': entry.id }, details);
  }));
}

/** @param {ReportData['register'][number]} entry */
function stateOfEntry({ state }) {
  const kind = state === 'active' ? 'compliant' : state === 'idle' || state === 'elsewhere' || state === 'unused' ? 'baselined' : 'advisory';
  return badge(kind, state.replace(/-/g, ' '));
}

/** @param {number | undefined} days */
function urgency(days) {
  return days === undefined || days > 30 ? 'days' : 'days soon';
}

/** What an entry of the register says, and what became of it. @param {ReportData['register'][number]} entry */
function entryFacts(entry) {
  const faults = entry.faults.map(({ message }) => message).join('; ');
  return factList([
    ['State', [stateOfEntry(entry), faults !== '' && element('span', { class: 'fault' }, faults)]],
    ['Reason', entry.reason],
    ['Risk', entry.risk],
    ['Instead', entry.compensatingControl],
    ['Owner', entry.owner],
    ['Approver', entry.approver ?? 'nobody yet'],
    ['Ticket', entry.ticket],
    ['Granted', entry.granted],
    ['Expires', entry.expires && `${entry.expires}, ${daysLeft(entry.daysLeft)}`],
    ['Break glass', entry.breakGlass && shown(entry.breakGlass)],
    ['Rules', entry.rules?.join(', ')],
    ['Controls', entry.controls?.join(', ')],
    ['Scope', entry.scope && Object.entries(entry.scope).map(([key, value]) => `${key} ${value}`).join(', ')],
    ['Covers', entry.covers],
    ['Exactly', entry.match && breakable(shown(entry.match), 'code')],
    ['Written in', entry.source === undefined ? 'code' : sourceText(entry.source)],
    ['Findings', `${entry.covered} covered, ${entry.lifted} lifted, of ${counted(entry.resources, 'resource')}`],
  ]);
}

/** @param {ReportData['register'][number]} entry */
function findingsOfEntry({ rows }) {
  if (rows.length === 0) return element('p', { class: 'note' }, 'Its words cover nothing that was found.');
  const list = element('ul', { class: 'plain' });
  return element('div', {}, list, drawInSteps(list, rows, (row) => {
    const { id, rule, resource, disposition } = findingAt(row);
    return element('li', {}, badge(disposition), ' ', linkToFinding(id, rule), ' ', resource && breakable(resource.path));
  }, 20));
}

/** @param {ReportData['waiverBases']} bases @returns {Child[]} */
function basesOf(bases) {
  return bases.map(({ path, kind, commit, reason }) => {
    const git = `commit ${commit ?? ''} of its repository`;
    const what = { git, copy: 'a copy of the register', unknown: 'nothing, so that every entry counts' }[kind];
    return element('p', { class: 'note' }, `${path ?? 'Entries made in code'}: compared with ${what}${reason === undefined ? '' : `; ${reason}`}.`);
  });
}

/** @param {ReportData['requests'][number]} request */
function requestItem(request) {
  const { rules = [], path, findings } = request;
  const [first] = findings;
  const gist = [element('strong', {}, rules.join(', ')), ' ', breakable(path === '' ? 'the app' : path)];
  return element('details', { class: 'request' },
    element('summary', {}, ...gist, ' ', element('span', { class: 'note' }, counted(findings.length, 'finding'))),
    request.reason && element('p', {}, request.reason),
    requestText(request),
    first !== undefined && element('p', {}, linkToFinding(first, 'The first finding')));
}

/** @param {string} caption @param {ReportData['proposals']} entries */
function proposalTable(caption, entries) {
  return dataTable(caption, [
    { label: 'Rule', kind: 'head', cell: ({ rule }) => breakable(rule) },
    { label: 'Resource', cell: ({ resource }) => breakable(resource) },
    { label: 'By', cell: ({ component, helper, cdk }) => [breakable(component), helper !== undefined && ` (${helper}, CDK ${cdk ?? ''})`] },
    { label: 'Reason', kind: 'wide', cell: ({ reason }) => reason },
    { label: 'State', cell: ({ state }) => badge({ active: 'waived', unused: 'baselined', idle: 'baselined', untrusted: 'advisory' }[state], state) },
  ], entries, 'None.');
}

/** @param {NonNullable<ReportData['baseline']>} baseline */
function baselineFacts({ recorded, expires, entries, matched, stale, source }) {
  return factList([
    ['Recorded', recorded],
    ['Holds until', expires],
    ['Entries', entries],
    ['Findings covered', matched],
    ['Found no more', stale],
    ['Written in', source === undefined ? 'code' : sourceText(source)],
  ]);
}

/** @param {ReportData['envelopes']} envelopes */
function envelopeTable(envelopes) {
  const all = `All ${envelopes.length} parameters with a range are inside of what is free.`;
  const beyond = envelopes.filter(({ state, approved = [] }) => state !== 'free' || approved.length > 0);
  return dataTable('Signed off and used', [
    { label: 'Parameter', kind: 'head', cell: ({ parameter }) => breakable(parameter) },
    { label: 'Component', cell: ({ component }) => breakable(component) },
    { label: 'Used', kind: 'number', cell: ({ value }) => value ?? 'not known' },
    { label: 'Approved', kind: 'number', cell: ({ approved = [] }) => approved.map(approvalText).join(', ') || 'nothing' },
    { label: 'Free', kind: 'number', cell: ({ free, freeFrom }) => range(free, freeFrom) },
    { label: 'With a sign-off', kind: 'number', cell: ({ signOff, signOffFrom }) => range(signOff, signOffFrom) },
    { label: 'State', cell: ({ state }) => badge(ENVELOPE_RESULTS[state], state) },
  ], beyond, envelopes.length === 0 ? 'No parameter has a range here.' : all);
}

const ENVELOPE_RESULTS = { 'free': 'compliant', 'sign-off': 'waived', 'refused': 'blocking', 'unknown': 'unknown' };

/** @param {{ readonly waiver: string, readonly value?: unknown }} approval */
function approvalText({ waiver, value }) {
  return `${value === undefined ? 'any' : shown(value)} (${waiver})`;
}

/** @param {string | number | undefined} upTo @param {string | number | undefined} from */
function range(upTo, from) {
  return [from === undefined ? '' : `from ${from}`, upTo === undefined ? '' : `up to ${upTo}`].filter((each) => each !== '').join(', ');
}

/** @param {ReportData['acknowledgements']} acknowledgements */
function acknowledgementTable(acknowledgements) {
  return dataTable('Acknowledged, without effect', [
    { label: 'Rule', kind: 'head', cell: ({ rule }) => breakable(rule) },
    { label: 'On', cell: ({ path }) => path === '' ? 'the app' : breakable(path) },
    { label: 'Reason', kind: 'wide', cell: ({ reason, remarks = [] }) => [reason, remarks.length > 0 && ` (${remarks.join('; ')})`] },
    { label: 'By', cell: ({ author, form, source }) => [breakable(author ?? form), ' ', sourceText(source)] },
  ], acknowledgements, 'Nothing is acknowledged.');
}
