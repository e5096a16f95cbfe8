// @ts-check

/** A shape for each result, so that nobody has to tell colours apart. @type {Record<string, string>} */
const MARKS = { blocking: '✕', advisory: '!', baselined: '=', waived: '○', compliant: '✓', unknown: '?', 'non-compliant': '✕', none: '–' };

/** A result in its colour, with its shape and its word. @param {string} kind @param {string} [word] */
function badge(kind, word = report.words.disposition[kind] ?? report.words.state[kind] ?? kind) {
  return element('span', { class: `badge state-${kind}` }, element('span', { class: 'mark', 'aria-hidden': 'true' }, MARKS[kind] ?? '·'), word);
}

/** @param {number} count @param {string} noun */
function counted(count, noun) {
  return `${count} ${noun}${count === 1 ? '' : 's'}`;
}

/** How long something still holds. @param {number | undefined} days */
function daysLeft(days) {
  if (days === undefined) return '';
  if (days < 0) return `ended ${counted(-days, 'day')} ago`;
  return days === 0 ? 'ends today' : `${counted(days, 'day')} left`;
}

/** Text that may break after the marks that divide its parts. @param {string | undefined} text @param {string} [name] */
function breakable(text, name = 'span') {
  const parts = (text ?? '').split(/(?<=[/.:_,])(?=.)/);
  return element(name, { class: 'path' }, ...parts.flatMap((part, index) => index === 0 ? [part] : [element('wbr'), part]));
}

/** A value of the record as text. @param {unknown} value */
function shown(value) {
  return typeof value === 'string' ? value : JSON.stringify(value) ?? '';
}

/** A link to findings. @param {Child} text @param {Record<string, string>} filter */
function linkToFindings(text, filter) {
  return element('a', { href: `#findings?${new URLSearchParams(filter)}` }, text);
}

/** A link to one finding. @param {string} id @param {Child} text */
function linkToFinding(id, text) {
  return element('a', { href: `#finding/${encodeURIComponent(id)}` }, text);
}

/** A link to a page of the web; text where the address is another kind. @param {string} address */
function linkToPage(address) {
  return /^https?:\/\//i.test(address) ? element('a', { href: address, rel: 'noreferrer noopener' }, breakable(address)) : breakable(address);
}

/** Where something is written: a file of the user, and its line. @param {string | undefined} source */
function sourceText(source) {
  return source === undefined ? '' : breakable(source, 'code');
}

/** Terms and what is said of them; those of which nothing is said are left out. @param {[string, Child | Child[]][]} pairs @param {string} [kind] */
function factList(pairs, kind = '') {
  const told = pairs.filter(([, value]) => value !== undefined && value !== '' && value !== false && !(Array.isArray(value) && value.length === 0));
  const pair = (/** @type {[string, Child | Child[]]} */ [term, value]) => element('div', {}, element('dt', {}, term), element('dd', {}, value));
  return element('dl', { class: `facts ${kind}` }, ...told.map(pair));
}

/** What is said where there is nothing to show. @param {...Child} children */
function emptyNote(...children) {
  return element('p', { class: 'empty' }, ...children);
}

/** A choice from a list, with its label. @param {string} id @param {string} name @param {string} label @param {HTMLElement[]} options */
function choiceField(id, name, label, options) {
  const select = element('select', { id, name }, element('option', { value: '' }, 'all'), options);
  return element('p', { class: 'field' }, element('label', { for: id }, label), select);
}
