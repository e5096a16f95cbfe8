// @ts-check

/** Where the reader last was among the findings. */
let lastFindings = '#findings';

/** The form that narrows the findings, and the list. @param {HTMLElement} view */
function drawFindings(view) {
  const selects = Object.entries(FACETS).map(([name, facet]) => facetSelect(name, facet));
  const text = element('input', { type: 'search', id: 'filter-text', name: 'text', autocomplete: 'off', placeholder: 'rule, path, words, id' });
  const all = element('button', { type: 'button', class: 'quiet', id: 'show-all', onclick: () => reset() }, 'Show all');
  const form = element('form', { class: 'filters', role: 'search', 'aria-label': 'Narrow the findings' },
    element('p', { class: 'field' }, element('label', { for: 'filter-text' }, 'Text'), text),
    element('details', { class: 'facets', open: matchMedia('(min-width: 40rem)').matches },
      element('summary', {}, 'Narrow by'), element('div', { class: 'facet-fields' }, selects)),
    element('p', { class: 'outcome' }, element('span', { id: 'matching' }), ' ', all));
  form.addEventListener('input', () => narrow());
  form.addEventListener('submit', (event) => event.preventDefault());
  view.append(form, element('div', { id: 'finding-list' }));

  function narrow() {
    const filter = new URLSearchParams();
    for (const [name, value] of new FormData(/** @type {HTMLFormElement} */ (form))) if (value !== '') filter.set(name, String(value));
    lastFindings = filter.size === 0 ? '#findings' : `#findings?${filter}`;
    history.replaceState(null, '', lastFindings);
    listFindings(filter);
  }

  function reset() {
    setFields(new URLSearchParams());
    narrow();
    text.focus();
  }
}

/** Shows what a link asks for. @param {URLSearchParams} filter */
function showFindings(filter) {
  lastFindings = filter.size === 0 ? '#findings' : `#findings?${filter}`;
  setFields(filter);
  listFindings(filter);
}

/** @param {URLSearchParams} filter */
function setFields(filter) {
  for (const name of Object.keys(FACETS)) {
    const select = /** @type {HTMLSelectElement} */ (byId(`filter-${name}`));
    const value = filter.get(name) ?? '';
    if (![...select.options].some((option) => option.value === value)) select.append(element('option', { value }, `${value} (0)`));
    select.value = value;
  }
  /** @type {HTMLInputElement} */ (byId('filter-text')).value = filter.get('text') ?? filter.get('path') ?? '';
}

/** @param {string} name @param {Facet} facet */
function facetSelect(name, { word = (value) => value, none, ...facet }) {
  /** @param {string} value */
  const label = (value) => value === NONE && none !== undefined ? none : word(value);
  const options = choices({ none, ...facet });
  // Results and severities come in the order of their weight, names in that of the alphabet.
  if (facet.column === 'words' || facet.column === 'resource') options.sort(([a], [b]) => byName(a, b));
  const drawn = options.map(([value, count]) => element('option', { value }, `${label(value)} (${count})`));
  return choiceField(`filter-${name}`, name, facet.label, drawn);
}

/** Names in their order, none of them last. @param {string} a @param {string} b */
function byName(a, b) {
  if (a === NONE || b === NONE) return a === NONE ? 1 : -1;
  return a.localeCompare(b, 'en', { numeric: true });
}

/** @param {URLSearchParams} filter */
function listFindings(filter) {
  const rows = matchingRows(filter);
  const list = element('ul', { class: 'findings' });
  const outcome = rowCount === 0 ? 'Nothing was found.' : `${rows.length === rowCount ? 'All' : `${rows.length} of`} ${counted(rowCount, 'finding')}`;
  byId('matching').textContent = outcome;
  byId('show-all').hidden = rows.length === rowCount;
  if (rows.length === 0) {
    const text = rowCount === 0 ? 'There is no finding to show.' : 'No finding is like that. Take a choice back, or show all.';
    byId('finding-list').replaceChildren(emptyNote(text));
  } else {
    byId('finding-list').replaceChildren(list, drawInSteps(list, rows, findingItem));
  }
  announce(outcome);
}

/** A finding of the list, which opens. @param {number} row */
function findingItem(row) {
  const finding = findingAt(row);
  const { resource, message } = finding;
  const details = element('details', { ontoggle: () => fill(details, finding) },
    element('summary', {},
      badge(finding.disposition),
      element('span', { class: 'gist' }, element('strong', {}, finding.rule), ' ', element('span', {}, message),
        element('span', { class: 'where' }, resource ? breakable(resource.path) : 'the app itself')),
      element('span', { class: 'severity' }, finding.severity)));
  return element('li', { class: `state-${finding.disposition}` }, details);
}

/** @param {HTMLElement} details @param {Finding} finding */
function fill(details, finding) {
  if (details.querySelector('.finding-body') === null) details.append(findingBody(finding));
}
