// @ts-check

/** Draws an environment. @type {(container: HTMLElement, picture: ReportData['pictures'][number]) => Promise<boolean>} resolves to whether there is a picture */
async function drawPicture(container, { name }) {
  container.replaceChildren(element('p', { class: 'empty' }, `There is no picture of ${name}.`));
  return false;
}
