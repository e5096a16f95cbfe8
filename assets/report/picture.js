// @ts-check

/** Draws an environment. @type {(container: HTMLElement, picture: ReportData['pictures'][number]) => Promise<boolean>} */
async function drawPicture(container, { name }) {
  container.replaceChildren(element('p', { class: 'empty' }, `There is no picture of ${name}.`));
  return false;
}
