// @ts-check

/** Pictures that are still being drawn; paper waits for them. @type {Promise<boolean>[]} */
const drawings = [];

/** @param {HTMLElement} view */
function drawEnvironments(view) {
  if (report.pictures.length === 0) view.append(emptyNote('There is no environment.'));
  for (const picture of report.pictures) {
    const container = element('div', { class: 'picture-place' });
    const environment = report.environments.find(({ path }) => path === picture.path);
    view.append(part(picture.name, environment && factsOfEnvironment(environment), container));
    drawings.push(drawPicture(container, picture));
  }
}

/** @param {ReportData['environments'][number]} environment */
function factsOfEnvironment({ path, identity, parts, costs = {}, source }) {
  return element('div', {},
    factList([
      ['Tier', identity.tier],
      ['Owner', identity.owner],
      ['Construct', breakable(path)],
      ['Source', sourceText(source)],
      ['Findings', findingsLink('environment', path)],
    ], 'inline'),
    element('details', {}, element('summary', {}, 'What it has, for whom, and what it costs to have'), dataTable(`Parts of ${path}`, [
      { label: 'Part', kind: 'head', cell: ([name]) => name },
      { label: 'Asked for by', kind: 'wide', cell: ([, askers]) => breakable(askers.join(', ')) },
      { label: 'What it costs to have', kind: 'wide', cell: ([name]) => costs[name] ?? '' },
    ], Object.entries(parts), 'Nothing was asked for.')));
}
