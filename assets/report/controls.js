// @ts-check

/** What holds of a control or a rule, the worst first. */
const RESULTS = [...Object.keys(report.words.disposition), 'unknown', 'compliant', 'none'];

/** @type {Record<string, string>} */
const RESULT_WORDS = { none: 'nothing to judge' };

/**
 * A rule and what it found, and a control with the rules that are its evidence.
 *
 * @typedef {{ id: string, statement: string, compliant: number, failed: number, unknown: number, result: string }} RuleResult
 * @typedef {{ framework: string, id: string, name: string, rules: RuleResult[], result: string }} Control
 */

/** @param {HTMLElement} view */
function drawControls(view) {
  const frameworks = frameworksIn(controls());
  if (frameworks.length === 0) {
    view.append(emptyNote('No rule that had something to say here stands for a control of a framework. What each rule found is under ',
      element('a', { href: '#judgement' }, 'How it was judged'), '.'));
    return;
  }
  const field = choiceField('framework', 'framework', 'Framework', frameworks.map((name) => element('option', {}, name)));
  view.append(
    element('p', {}, 'A control has the worst result of its rules. Of controls that no rule stands for, nothing is known here.'),
    element('form', { class: 'filters', onchange: () => list(), onsubmit: (event) => event.preventDefault() }, field),
    element('div', { id: 'control-list' }));
  list();

  function list() {
    const { value } = /** @type {HTMLSelectElement} */ (byId('framework'));
    byId('control-list').replaceChildren(...frameworks.filter((name) => value === '' || name === value).map(frameworkPart));
  }
}

/** Shows one control, which a link asks for. @param {URLSearchParams} asked */
function showControls(asked) {
  const control = asked.get('control');
  const select = /** @type {HTMLSelectElement | null} */ (document.getElementById('framework'));
  if (control === null || select === null) return;
  select.value = '';
  select.dispatchEvent(new Event('change', { bubbles: true }));
  openItem('#control-list .controls', 'data-control', control);
}

/** @param {Control[]} all @returns {string[]} */
function frameworksIn(all) {
  return [...new Set(all.map(({ framework }) => framework))].sort();
}

/** @param {string} framework */
function frameworkPart(framework) {
  const found = controls().filter((control) => control.framework === framework);
  const list = element('ul', { class: 'controls' });
  return part(framework, element('p', { class: 'badges' }, countsOf(found)), list, drawInSteps(list, found, controlItem));
}

/** @param {Control[]} found @returns {Child[]} */
function countsOf(found) {
  return RESULTS.flatMap((result) => {
    const count = found.filter((control) => control.result === result).length;
    return count === 0 ? [] : [badge(result, `${count} ${resultWord(result)}`), ' '];
  });
}

/** @param {string} result */
function resultWord(result) {
  return RESULT_WORDS[result] ?? report.words.disposition[result] ?? report.words.state[result];
}

/** @param {Control} control */
function controlItem({ id, name, rules, result }) {
  const details = element('details', {
    ontoggle: () => {
      if (details.children.length === 1) details.append(ruleTable(`Evidence for ${id}`, rules));
    },
  }, element('summary', {},
    badge(result, resultWord(result)), element('strong', {}, name), element('span', { class: 'note' }, counted(rules.length, 'rule'))));
  return element('li', { 'data-control': id }, details);
}

/** @param {string} caption @param {readonly RuleResult[]} rules */
function ruleTable(caption, rules) {
  return dataTable(caption, [
    { label: 'Rule', kind: 'head', cell: ({ id, result }) => isGood(result) ? breakable(id) : linkToFindings(breakable(id), { rule: id }) },
    { label: 'Says', kind: 'wide', cell: ({ statement }) => statement },
    { label: 'Compliant', kind: 'number', cell: ({ compliant }) => compliant },
    { label: 'Not compliant', kind: 'number', cell: ({ failed }) => failed },
    { label: 'Unknown', kind: 'number', cell: ({ unknown }) => unknown },
    { label: 'Result', cell: ({ result }) => badge(result, resultWord(result)) },
  ], rules, 'No rule had anything to say.');
}

/** @param {string} result */
function isGood(result) {
  return result === 'compliant' || result === 'none';
}

/** The rules that had something to say, each with its result. */
const ruleResults = once(() => {
  const known = new Map(report.rules.map((rule) => [rule.id, rule]));
  const others = new Map(table.words.filter(({ rule }) => !known.has(rule)).map((words) => [words.rule, { ...words, evaluations: undefined }]));
  return [...known, ...others].map(([id, { statement, controls, evaluations }]) => ({
    id,
    statement,
    controls,
    compliant: evaluations?.compliant ?? 0,
    failed: evaluations?.['non-compliant'] ?? 0,
    unknown: evaluations?.unknown ?? 0,
    result: resultOf(id, evaluations?.compliant ?? 0, evaluations?.unknown ?? 0),
  }));
});

/**
 * The worst of what became of the findings of a rule; where it has none, what it found.
 *
 * @param {string} rule @param {number} compliant @param {number} unknown
 */
function resultOf(rule, compliant, unknown) {
  const worst = (talliesByRule().get(rule) ?? []).findIndex((count) => count > 0);
  if (worst >= 0) return table.names.disposition[worst];
  return unknown > 0 ? 'unknown' : compliant > 0 ? 'compliant' : 'none';
}

/** @type {() => Control[]} */
const controls = once(() => {
  /** @type {Map<string, RuleResult[]>} */
  const byControl = new Map();
  for (const rule of ruleResults()) for (const control of rule.controls) byControl.set(control, [...byControl.get(control) ?? [], rule]);
  return [...byControl].map(([id, rules]) => {
    const slash = id.indexOf('/');
    return {
      id,
      framework: slash < 0 ? 'other' : id.slice(0, slash),
      name: id.slice(slash + 1),
      rules,
      result: RESULTS[Math.min(...rules.map(({ result }) => RESULTS.indexOf(result)))],
    };
  }).sort((a, b) => a.id.localeCompare(b.id, 'en', { numeric: true }));
});
