// @ts-check

/** @param {HTMLElement} view */
function drawJudgement(view) {
  const { policy, packs, templates, overrides, facts, library, cdk, instant } = report;
  view.append(
    part('Versions', factList([['cdk-paved-road', library], ['aws-cdk-lib', cdk], ['As of', instant]], 'inline')),
    part('Policy', factList([['In components', policy.mode.components], ['Elsewhere', policy.mode.elsewhere]], 'inline'), policyTable(policy),
      ...withoutEffect(policy)),
    part('Packs', packTable(packs)),
    part('Rules', element('p', {}, 'Rules that had something to say about at least one resource.'), ruleTable('Rules', ruleResults())),
    part('Templates', element('p', {}, 'The hash is that of the resources as compact JSON, without the metadata resource of the CDK.'),
      templateTable(templates)),
    part('Not judged', unjudgedTable(templates)),
    part('Raw overrides', overrideTable(overrides)),
    part('Stated by components', factTable(facts)),
  );
}

/** @param {ReportData['policy']} policy */
function policyTable({ values }) {
  return dataTable('Settings', [
    { label: 'Setting', kind: 'head', cell: ([name]) => breakable(name) },
    { label: 'Value', kind: 'wide', cell: ([, { value }]) => breakable(shown(value), 'code') },
    { label: 'Layers', cell: ([, { layers }]) => layers.join(', ') },
  ], Object.entries(values), 'No setting differs from the defaults.');
}

/** Settings that have no effect. @param {ReportData['policy']} policy */
function withoutEffect({ withoutEffect: settings }) {
  if (settings.length === 0) return [];
  return [
    element('h3', {}, 'Without effect, since they would loosen what a wider layer says'),
    element('ul', {}, settings.map((each) => element('li', {}, each))),
  ];
}

/** @param {ReportData['packs']} packs */
function packTable(packs) {
  return dataTable('Packs', [
    { label: 'Pack', kind: 'head', cell: ({ name, crash }) => [name, crash !== undefined && crashText(crash)] },
    { label: 'Version', cell: ({ version }) => version ?? 'not told' },
    { label: 'Rules', kind: 'number', cell: ({ rules }) => rules },
    { label: 'Had something to say', kind: 'number', cell: ({ applicable }) => applicable },
    { label: 'Compliant', kind: 'number', cell: ({ evaluations }) => evaluations.compliant },
    { label: 'Not compliant', kind: 'number', cell: ({ evaluations }) => evaluations['non-compliant'] },
    { label: 'Unknown', kind: 'number', cell: ({ evaluations }) => evaluations.unknown },
    { label: 'Not applicable', kind: 'number', cell: ({ evaluations }) => evaluations['not-applicable'] },
  ], packs, 'No pack judged.');
}

/** @param {string} crash */
function crashText(crash) {
  return element('span', { class: 'fault' }, `failed: ${crash}`);
}

/** @param {ReportData['templates']} templates */
function templateTable(templates) {
  return dataTable('Templates', [
    { label: 'Template', kind: 'head', cell: ({ template }) => breakable(template) },
    { label: 'Stack', cell: ({ stack }) => breakable(stack) },
    { label: 'Environment', cell: ({ environment }) => breakable(environment) },
    { label: 'Account, region', cell: ({ account, region }) => `${account ?? 'any'}, ${region ?? 'any'}` },
    { label: 'Resources', kind: 'number', cell: ({ resources }) => resources },
    { label: 'Judged', kind: 'number', cell: ({ evaluated }) => evaluated },
    { label: 'SHA-256', cell: ({ sha256 }) => element('code', { class: 'hash' }, sha256) },
  ], templates, 'There are no templates.');
}

/** @param {ReportData['templates']} templates */
function unjudgedTable(templates) {
  return dataTable('Not judged', [
    { label: 'Resource', kind: 'head', cell: ({ logicalId }) => breakable(logicalId) },
    { label: 'Template', cell: ({ template }) => breakable(template) },
    { label: 'Reason', kind: 'wide', cell: ({ reason }) => reason },
  ], templates.flatMap(({ template, unjudged }) => unjudged.map((each) => ({ ...each, template }))),
  'Nothing was left out: every pack looked at every resource.');
}

/** @param {ReportData['overrides']} overrides */
function overrideTable(overrides) {
  return dataTable('Raw overrides', [
    { label: 'Resource', kind: 'head', cell: ({ path }) => breakable(path) },
    { label: 'Property', cell: ({ property }) => breakable(property, 'code') },
    { label: 'The construct says', cell: ({ before }) => breakable(shown(before), 'code') },
    { label: 'The template says', cell: ({ after }) => breakable(shown(after), 'code') },
  ], overrides, 'No property of a governed resource is overridden.');
}

/** @param {ReportData['facts']} facts */
function factTable(facts) {
  return dataTable('Stated by components', [
    { label: 'Resource', kind: 'head', cell: ({ path }) => breakable(path) },
    { label: 'Property', cell: ({ property }) => breakable(property, 'code') },
    { label: 'Value', cell: ({ value }) => breakable(shown(value), 'code') },
    { label: 'Stated by', cell: ({ statedBy }) => breakable(statedBy) },
    { label: 'Reason', kind: 'wide', cell: ({ reason }) => reason },
    { label: 'Verdicts that rest on it', cell: ({ verdicts, state }) => verdicts.map(({ rule }) => rule).join(', ') || state },
  ], facts, 'No component stated anything that a template does not show.');
}
