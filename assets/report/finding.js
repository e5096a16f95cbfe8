// @ts-check

/** All that the report knows of a finding. @param {Finding} finding @returns {HTMLElement} */
function findingBody(finding) {
  const { resource, waiver } = finding;
  return element('div', { class: 'finding-body' },
    factList([
      ['Found', element('span', {}, finding.message)],
      ['Rule', finding.statement === finding.message ? '' : finding.statement],
      ['Why', finding.why],
      ['Fix', finding.fix],
      ['Reference', finding.reference === undefined ? '' : linkToPage(finding.reference)],
    ], 'words'),
    factList([
      ['Source', sourceText(finding.source)],
      ['Resource', resource ? breakable(resource.path) : 'the app itself'],
      ['Type', resource?.type],
      ['Component', resource?.component && linkToFindings(resource.component, { component: resource.component })],
      ['Environment', resource?.environment && linkToFindings(resource.environment, { environment: resource.environment })],
      ['Owner', resource?.owner],
      ['Stack', resource && linkToFindings(resource.stack, { stack: resource.stack })],
      ['Template', resource && [breakable(resource.template), ' ', breakable(resource.logicalId, 'code')]],
      ['Property', finding.property && breakable(finding.property, 'code')],
      ['Value', finding.value === undefined ? '' : breakable(shown(finding.value), 'code')],
      ['Detail', finding.detail && breakable(finding.detail, 'code')],
      ['Exists', finding.condition && `${finding.condition.holds} (condition ${finding.condition.name})`],
      ['Controls', controlLinks(finding.controls)],
      ['Packs', finding.packs.join(', ')],
      ['Found by', finding.sameAs && finding.sameAs.length > 0 ? `${finding.sameAs.join(', ')} as well` : ''],
      ['Link', linkToFinding(finding.id, finding.id)],
    ]),
    waiver && exceptionOf(waiver),
    ...coveringEntries(finding),
    requestOf(finding),
    ...(finding.facts ?? []).map((fact) => aside('Rests on what a component stated', element('p', {}, breakable(shown(fact), 'code')))),
    ...excerptsOf(finding),
  );
}

/** @param {string} title @param {...(Child | Child[])} children */
function aside(title, ...children) {
  return element('div', { class: 'aside' }, element('p', { class: 'aside-title' }, title), ...children);
}

/** @param {readonly string[]} controls @returns {Child[]} */
function controlLinks(controls) {
  const link = (/** @type {string} */ control) => element('a', { href: `#controls?control=${encodeURIComponent(control)}` }, control);
  return controls.flatMap((control, index) => [index > 0 && ', ', link(control)]);
}

/** @param {NonNullable<Finding['waiver']>} waiver */
function exceptionOf(waiver) {
  if (waiver.origin === 'register') return undefined;
  const by = waiver.origin === 'proposal' ? 'Excepted as its component proposes' : 'Excepted as the CDK itself makes it';
  return aside(by, factList([
    ['Reason', waiver.reason],
    ['Component', breakable(waiver.component)],
    ['Construct', waiver.helper],
    ['CDK', waiver.cdk],
  ]));
}

/** The entries of the register that speak of a finding, those included that do not count. @param {Finding} finding */
function coveringEntries(finding) {
  return (registerByRow().get(finding.row) ?? []).map((entry) => {
    const isLifting = finding.waiver?.origin === 'register' && finding.waiver.id === entry.id;
    return aside(isLifting ? `Excepted by ${entry.id}` : `${entry.id} speaks of it and does not lift it`, entryFacts(entry));
  });
}

/** @param {Finding} finding */
function requestOf({ id, disposition, resource }) {
  const request = requestsById().get(id);
  if (request) {
    return aside('Somebody asks for an exception', element('p', {}, 'The entry for the register; a person adds approver and term.'),
      requestText(request));
  }
  if (!resource || disposition !== 'blocking') return undefined;
  const command = element('code', {}, `npx paved-road request ${id}`);
  return aside('To ask for an exception', element('p', {}, command, ' prints the entry for the register.'));
}

/** A request as an entry of a register: JSON values are YAML. @param {ReportData['requests'][number]} request */
function requestText({ findings, origin, path, ...words }) {
  const lines = Object.entries(words).map(([key, value], index) => `${index === 0 ? '- ' : '  '}${key}: ${JSON.stringify(value)}`);
  return element('pre', { tabindex: 0, role: 'group', 'aria-label': 'entry of the register' }, lines.join('\n'));
}

/** @param {Finding} finding @returns {Child[]} */
function excerptsOf({ source, resource }) {
  const { excerpts } = table;
  const written = source !== undefined && Object.hasOwn(excerpts.source, source) ? excerpts.source[source] : undefined;
  const rendered = resource && excerpts.template[resource.number];
  const drawn = [
    written && excerpt(source ?? '', written),
    rendered && resource && excerpt(`${resource.template}:${rendered.line}`, rendered),
  ];
  if (drawn.some((each) => each)) return drawn;
  if (!resource) return [];
  const maker = source === undefined ? '' : `, made at ${source}`;
  return [element('p', { class: 'note' }, `No excerpt is kept here: see ${resource.logicalId} in ${resource.template}${maker}.`)];
}

/** @param {string} title @param {import('../../src/evidence/edition/excerpts').Excerpt} excerpt */
function excerpt(title, { start, lines, line }) {
  return element('figure', { class: 'excerpt' }, element('figcaption', {}, title),
    element('pre', { tabindex: 0, role: 'group', 'aria-label': `excerpt of ${title}` }, lines.map((text, index) =>
      element(start + index === line ? 'mark' : 'span', { class: 'line', 'data-number': start + index }, text === '' ? ' ' : text))));
}

/** One finding alone, as links lead to it. @param {HTMLElement} view @param {string} id */
function showFinding(view, id) {
  const row = rowsById().get(id);
  const back = element('p', { class: 'back' }, element('a', { href: lastFindings }, 'All findings'));
  if (row === undefined) {
    view.replaceChildren(back, element('h1', {}, 'No such finding'),
      element('p', {}, `This report has no finding ${id}: it is mended, or belongs to another synthesis.`));
    return;
  }
  const finding = findingAt(row);
  const severity = element('span', { class: 'severity' }, finding.severity);
  view.replaceChildren(back, element('h1', {}, breakable(finding.rule)),
    element('p', { class: 'badges' }, badge(finding.disposition), ' ', badge(finding.state), ' ', severity),
    findingBody(finding));
}
