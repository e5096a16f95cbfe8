// @ts-check

/**
 * A view: `draw` fills it once, `show` follows what a link asks for.
 *
 * @typedef {{ draw: (view: HTMLElement) => void, show?: (asked: URLSearchParams) => void }} View
 */

/** @type {Record<string, View>} */
const VIEWS = {
  overview: { draw: () => undefined },
  findings: { draw: drawFindings, show: showFindings },
  controls: { draw: drawControls, show: showControls },
  exceptions: { draw: drawExceptions, show: showExceptions },
  inventory: { draw: drawInventory, show: showInventory },
  environments: { draw: drawEnvironments },
  judgement: { draw: drawJudgement },
};

/** @type {Set<string>} */
const drawnViews = new Set();

/** Shows the report: the view that the address names, and others when the address changes. */
function showReport() {
  byId('views').hidden = false;
  offerTheme();
  preparePaper();
  window.addEventListener('hashchange', () => followAddress(true));
  document.querySelector('.skip')?.addEventListener('click', (event) => {
    event.preventDefault();
    byId('main').focus();
  });
  followAddress(false);
}

/** @param {boolean} hasMoved */
function followAddress(hasMoved) {
  const [route, question = ''] = location.hash.slice(1).split('?');
  const [name, ...rest] = route.split('/');
  if (name === 'finding') {
    show('finding', 'findings');
    showFinding(byId('view-finding'), decoded(rest.join('/')));
  } else {
    const known = Object.hasOwn(VIEWS, name) ? name : 'overview';
    show(known, known);
    drawOnce(known);
    if (hasMoved || question !== '') scrollTo(0, 0);
    VIEWS[known].show?.(new URLSearchParams(question));
    if (hasMoved && (question === '' || known === 'findings')) headingOf(known)?.focus({ preventScroll: true });
    return;
  }
  scrollTo(0, 0);
  if (hasMoved) headingOf('finding')?.focus({ preventScroll: true });
}

/** @param {string} text */
function decoded(text) {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** @param {string} shown the view @param {string} current what the navigation marks */
function show(shown, current) {
  for (const view of document.querySelectorAll('.view')) /** @type {HTMLElement} */ (view).hidden = view.id !== `view-${shown}`;
  for (const link of document.querySelectorAll('#views a')) {
    if (link.getAttribute('href') === `#${current}`) link.setAttribute('aria-current', 'page');
    else link.removeAttribute('aria-current');
  }
}

/** @param {string} name @returns {HTMLElement | null} */
function headingOf(name) {
  const heading = /** @type {HTMLElement | null} */ (document.querySelector(`#view-${name} h1`));
  if (heading) heading.tabIndex = -1;
  return heading;
}

/** @param {string} name */
function drawOnce(name) {
  if (drawnViews.has(name)) return;
  drawnViews.add(name);
  const view = byId(`view-${name}`);
  const title = view.getAttribute('aria-label');
  if (title !== null) view.append(element('h1', {}, title));
  VIEWS[name].draw(view);
}

/** Draws what was not asked for yet. */
function drawAll() {
  for (const name of Object.keys(VIEWS)) {
    const isFirst = !drawnViews.has(name);
    drawOnce(name);
    if (isFirst) VIEWS[name].show?.(new URLSearchParams());
  }
}
