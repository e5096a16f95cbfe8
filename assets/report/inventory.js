// @ts-check

/** @param {HTMLElement} view */
function drawInventory(view) {
  const { components, applications, ungoverned, environments, responsibilities = [] } = report;
  view.append(
    part('Paved road', coverageTable(applications)),
    part('Components', componentTable(components)),
    part('Environments', environmentTable(environments)),
    part('Outside of components', element('p', {}, 'Resources that belong to no component and no environment: nobody promises anything about them.'),
      ungovernedTable(ungoverned)),
    ...responsibilities.length > 0 ? [part('Responsibilities', responsibilities.map(responsibilityPart))] : [],
  );
}

/** Shows the component that a link asks for. @param {URLSearchParams} asked */
function showInventory(asked) {
  const path = asked.get('component');
  if (path === null) return;
  for (const body of document.querySelectorAll('#view-inventory tbody')) drawMore.get(/** @type {HTMLElement} */ (body))?.(Infinity);
  const head = [...document.querySelectorAll('#view-inventory th[scope=row]')].find((each) => each.textContent === path);
  head?.scrollIntoView({ block: 'center' });
}

/** @param {ReportData['applications']} applications */
function coverageTable(applications) {
  return dataTable('Paved road', [
    { label: 'Application', kind: 'head', cell: ({ application }) => application ?? 'of no application' },
    { label: 'Resources', kind: 'number', cell: ({ resources }) => resources },
    { label: 'In components and environments', kind: 'number', cell: ({ governed }) => governed },
    { label: 'On the paved road', cell: ({ coverage, application }) => element('span', { class: 'share' },
      element('progress', { value: coverage, max: 100, 'aria-label': `share of ${application ?? 'what is of no application'}` }), ` ${coverage} %`) },
  ], applications, 'There are no resources.');
}

/** @param {ReportData['components']} components */
function componentTable(components) {
  return dataTable('Components', [
    { label: 'Component', kind: 'head', cell: ({ path }) => breakable(path) },
    { label: 'Type', cell: ({ type }) => breakable(type) },
    { label: 'Version', cell: ({ version }) => version },
    { label: 'Environment', cell: ({ environment }) => breakable(environment) },
    { label: 'Owner', cell: ({ owner }) => breakable(owner) },
    { label: 'Data', cell: ({ classification }) => classification },
    { label: 'Resources', kind: 'number', cell: ({ resources }) => resources },
    { label: 'Promises', cell: ({ promises }) => promisesKept(promises) },
    { label: 'Findings', kind: 'number', cell: ({ path }) => findingsLink('component', path) },
    { label: 'Source', cell: ({ source }) => sourceText(source) },
  ], components, 'There are no governed components.');
}

/** @param {ReportData['components'][number]['promises']} promises */
function promisesKept(promises) {
  const broken = promises.filter(({ state }) => state !== 'compliant' && state !== 'not-applicable');
  if (promises.length === 0) return 'none';
  if (broken.length === 0) return badge('compliant', `${promises.length} kept`);
  const links = broken.map(({ rule }) => element('span', { class: 'broken' }, linkToFindings(breakable(rule), { rule })));
  return [badge('blocking', `${broken.length} of ${promises.length} not kept`), ...links];
}

const findingsByValue = once(() => /** @type {Record<string, Map<string, number>>} */ (
  Object.fromEntries(['component', 'environment'].map((name) => [name, new Map(choices(FACETS[name]))]))));

/** @param {string} facet @param {string} value */
function findingsLink(facet, value) {
  const count = findingsByValue()[facet].get(value) ?? 0;
  return count === 0 ? '0' : linkToFindings(String(count), { [facet]: value });
}

/** @param {ReportData['environments']} environments */
function environmentTable(environments) {
  return dataTable('Environments', [
    { label: 'Environment', kind: 'head', cell: ({ path }) => breakable(path) },
    { label: 'Name', cell: ({ identity }) => identity.environment },
    { label: 'Tier', cell: ({ identity }) => identity.tier },
    { label: 'Application', cell: ({ identity }) => identity.application },
    { label: 'Owner', cell: ({ identity }) => breakable(identity.owner) },
    { label: 'Cost centre', cell: ({ identity }) => identity['cost-center'] },
    { label: 'Stacks', cell: ({ stacks }) => breakable(stacks.join(', ')) },
    { label: 'Findings', kind: 'number', cell: ({ path }) => findingsLink('environment', path) },
  ], environments, 'There are no environments.');
}

/** @param {ReportData['ungoverned']} groups */
function ungovernedTable(groups) {
  return dataTable('Outside of components', [
    { label: 'Stack', kind: 'head', cell: ({ stack }) => breakable(stack) },
    { label: 'Type', cell: ({ type }) => breakable(type) },
    { label: 'Resources', kind: 'number', cell: ({ resources }) => resources },
    { label: 'Which', kind: 'wide', cell: ({ paths, resources }) => [breakable(paths.join(', ')), resources > paths.length && ', and others'] },
  ], groups, 'None: every resource belongs to a component or an environment.');
}

/** @param {NonNullable<ReportData['responsibilities']>[number]} entry */
function responsibilityPart({ type, paths, topics, missing }) {
  const unsaid = missing.length === 0 ? [] : [element('p', {}, `Nothing is said about ${missing.join(', ')}.`)];
  return element('div', {}, element('h3', {}, breakable(type)), element('p', {}, breakable(paths.join(', '))), dataTable(`Responsibilities for ${type}`, [
    { label: 'Topic', kind: 'head', cell: ({ topic }) => topic },
    { label: 'Provider', kind: 'wide', cell: ({ provider }) => provider },
    { label: 'Component', kind: 'wide', cell: ({ component }) => component },
    { label: 'Application team', kind: 'wide', cell: ({ applicationTeam }) => applicationTeam },
    { label: 'Must be switched on', kind: 'wide', cell: ({ mustBeSwitchedOn }) => mustBeSwitchedOn },
  ], topics), ...unsaid);
}
