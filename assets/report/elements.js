// @ts-check

/** @typedef {Node | string | number | undefined | null | false} Child */

/**
 * Makes an element. Children that are text stay text, whatever is in them.
 *
 * @param {string} name the name of the element
 * @param {Record<string, string | number | boolean | undefined | ((event: any) => void)>} [attributes] attributes, and listeners by names such
 *   as `onclick`; `true` is an attribute without a value, `false` and `undefined` are none
 * @param {...(Child | Child[])} children what stands in it
 * @returns {HTMLElement}
 */
function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (typeof value === 'function') made.addEventListener(key.slice(2), value);
    else if (value !== undefined && value !== false) made.setAttribute(key, value === true ? '' : String(value));
  }
  append(made, children);
  return made;
}

/** @param {Node} parent @param {(Child | Child[])[]} children */
function append(parent, children) {
  for (const child of children.flat()) {
    if (child === undefined || child === null || child === false) continue;
    parent.appendChild(child instanceof Node ? child : document.createTextNode(String(child)));
  }
}

/** @param {string} id @returns {HTMLElement} */
function byId(id) {
  return /** @type {HTMLElement} */ (document.getElementById(id));
}

/**
 * Draws the first items, and a button that draws the next ones.
 *
 * @template T
 * @param {HTMLElement} list where items go
 * @param {readonly T[]} items all of them
 * @param {(item: T) => HTMLElement} draw makes the element of one
 * @param {number} [step] how many are drawn at once
 * @returns {HTMLElement} what follows the list: the button, and how many there are
 */
function drawInSteps(list, items, draw, step = 100) {
  let drawn = 0;
  const button = element('button', { type: 'button', onclick: () => more(drawn + step, true) });
  const note = element('span', { class: 'note' });
  const rest = element('p', { class: 'more' }, button, ' ', note);

  /** @param {number} until @param {boolean} hasAsked */
  function more(until, hasAsked) {
    const first = drawn;
    const fragment = document.createDocumentFragment();
    for (; drawn < Math.min(until, items.length); drawn++) fragment.appendChild(draw(items[drawn]));
    list.appendChild(fragment);
    rest.hidden = drawn === items.length;
    button.textContent = `Show ${Math.min(step, items.length - drawn)} more`;
    note.textContent = `${drawn} of ${items.length} are shown`;
    if (hasAsked) focusFirstIn(/** @type {HTMLElement} */ (list.children[first]));
  }

  more(step, false);
  drawMore.set(list, (until) => {
    more(Math.max(until, drawn), false);
    return { drawn, all: items.length };
  });
  return rest;
}

/** Draws the lists of steps further, for paper. @type {WeakMap<HTMLElement, (until: number) => { drawn: number, all: number }>} */
const drawMore = new WeakMap();

/**
 * Opens and shows the item of a list that has a value; draws the list as far as it goes.
 *
 * @param {string} lists the selector of the lists
 * @param {string} attribute the attribute that has the value
 * @param {string} value
 */
function openItem(lists, attribute, value) {
  for (const list of document.querySelectorAll(lists)) {
    drawMore.get(/** @type {HTMLElement} */ (list))?.(Infinity);
    const details = [...list.children].find((item) => item.getAttribute(attribute) === value)?.querySelector('details');
    if (!details) continue;
    details.open = true;
    details.scrollIntoView({ block: 'center' });
    details.querySelector('summary')?.focus({ preventScroll: true });
  }
}

/** @param {HTMLElement} [shown] */
function focusFirstIn(shown) {
  const target = /** @type {HTMLElement | null} */ (shown?.querySelector('a, summary, button') ?? shown);
  if (target && target === shown) target.tabIndex = -1;
  target?.focus();
}

/** Says something to those who hear the page. @param {string} text */
function announce(text) {
  byId('announcement').textContent = text;
}
