// @ts-check

/** How many items of a list are printed. */
const MOST_PRINTED = 500;

/** Before paper is printed, draws more of the lists that are open, and says where they end. */
function preparePaper() {
  window.addEventListener('beforeprint', () => {
    for (const list of document.querySelectorAll('.view ul, .view tbody')) {
      if (list.closest('[hidden]') && !document.documentElement.classList.contains('whole')) continue;
      const ends = drawMore.get(/** @type {HTMLElement} */ (list))?.(MOST_PRINTED);
      if (!ends || ends.drawn === ends.all) continue;
      const note = `The first ${ends.drawn} of ${ends.all} are printed; the others are in the page and in record.json.`;
      noteAfter(/** @type {HTMLElement} */ (list), note);
    }
  });
  window.addEventListener('afterprint', () => {
    document.documentElement.classList.remove('whole');
    document.querySelectorAll('.paper-note').forEach((note) => note.remove());
  });
  const button = byId('print');
  button.addEventListener('click', () => printWhole());
  button.hidden = false;
}

/** @param {HTMLElement} list @param {string} text */
function noteAfter(list, text) {
  const after = /** @type {HTMLElement} */ (list.closest('table') ?? list);
  after.insertAdjacentElement('afterend', element('p', { class: 'paper-note' }, text));
}

/** Prints all views one after the other. */
async function printWhole() {
  drawAll();
  await Promise.allSettled(drawings);
  document.documentElement.classList.add('whole');
  window.print();
}
