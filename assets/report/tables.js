// @ts-check

/**
 * @template T
 * @typedef {{ label: string, cell: (row: T) => Child | Child[], kind?: 'number' | 'head' | 'wide' }} Column a column; `head` names the row
 */

/**
 * A table that draws its rows in steps and scrolls by itself where it is too wide.
 *
 * @template T
 * @param {string} caption what it lists
 * @param {Column<T>[]} columns
 * @param {readonly T[]} rows
 * @param {string} [empty] what is said where there are no rows
 */
function dataTable(caption, columns, rows, empty) {
  if (rows.length === 0) return emptyNote(empty ?? 'None.');
  const body = element('tbody');
  const head = element('thead', {}, element('tr', {}, columns.map(({ label, kind }) => element('th', { scope: 'col', class: kind }, label))));
  const rest = drawInSteps(body, rows, (row) => element('tr', {}, columns.map(({ cell, kind }) =>
    kind === 'head' ? element('th', { scope: 'row' }, cell(row)) : element('td', { class: kind }, cell(row)))));
  const made = element('table', {}, element('caption', { class: 'unseen' }, caption), head, body);
  return element('div', { class: 'table' }, element('div', { class: 'scroll', tabindex: 0, role: 'group', 'aria-label': caption }, made), rest);
}

/** A part of a view. @param {string} title @param {...(Child | Child[])} children */
function part(title, ...children) {
  return element('section', { class: 'part' }, element('h2', {}, title), ...children);
}
