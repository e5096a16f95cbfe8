// @ts-check

/**
 * One way to narrow the findings. It decides by numbers of a column, each once, and not by rows.
 *
 * @typedef {object} Facet
 * @property {string} label what readers call it
 * @property {'words' | 'resource' | 'severity' | 'state' | 'disposition'} column the column that decides
 * @property {() => (readonly string[])[]} values the values of each number of the column
 * @property {(value: string) => string} [word] how a value is shown
 * @property {string} [none] what is called so that has no value
 */

/** What stands in a link for those that have no value. */
const NONE = '-';

/** @param {'severity' | 'state' | 'disposition'} name @returns {() => string[][]} */
const ofColumn = (name) => () => table.names[name].map((each) => [each]);

/** @param {'stack' | 'component' | 'environment' | 'owner'} name @returns {() => string[][]} */
const ofResources = (name) => () => table.resources[name].map((number) => number < 0 ? [] : [table.names[name][number]]);

/** @type {Record<string, Facet>} */
const FACETS = {
  disposition: { label: 'Result', column: 'disposition', values: ofColumn('disposition'), word: (each) => report.words.disposition[each] },
  severity: { label: 'Severity', column: 'severity', values: ofColumn('severity') },
  state: { label: 'State', column: 'state', values: ofColumn('state'), word: (each) => report.words.state[each] },
  rule: { label: 'Rule', column: 'words', values: () => table.words.map(({ rule }) => [rule]) },
  control: { label: 'Control', column: 'words', values: () => table.words.map(({ controls }) => controls), none: 'no control' },
  environment: { label: 'Environment', column: 'resource', values: ofResources('environment'), none: 'outside of environments' },
  stack: { label: 'Stack', column: 'resource', values: ofResources('stack'), none: 'the app itself' },
  component: { label: 'Component', column: 'resource', values: ofResources('component'), none: 'outside of components' },
  owner: { label: 'Owner', column: 'resource', values: ofResources('owner'), none: 'no owner' },
};

/** The values of a facet that findings have, each with how many. @param {Facet} facet @returns {[string, number][]} */
function choices({ column, values, none }) {
  const byNumber = values();
  const numbers = table.columns[column];
  const counts = new Array(byNumber.length + 1).fill(0);
  for (let row = 0; row < rowCount; row++) counts[numbers[row] + 1] += 1;
  /** @type {Map<string, number>} */
  const byValue = new Map();
  counts.forEach((count, index) => {
    const found = byNumber[index - 1] ?? [];
    const told = found.length === 0 && none !== undefined ? [NONE] : found;
    if (count > 0) told.forEach((value) => byValue.set(value, (byValue.get(value) ?? 0) + count));
  });
  return [...byValue];
}

/**
 * The rows that a filter leaves, in their order.
 *
 * @param {URLSearchParams} filter a value for each facet that narrows, and words below `text`
 * @returns {number[]}
 */
function matchingRows(filter) {
  const tests = Object.entries(FACETS).flatMap(([name, facet]) => {
    const value = filter.get(name);
    return value === null || value === '' ? [] : [testOf(facet, value)];
  });
  for (const word of wordsOf(filter)) tests.push(textTest(word));
  const rows = [];
  for (let row = 0; row < rowCount; row++) {
    if (tests.every((test) => test(row))) rows.push(row);
  }
  return rows;
}

/** @param {Facet} facet @param {string} value @returns {(row: number) => boolean} */
function testOf({ column, values }, value) {
  const numbers = table.columns[column];
  const allowed = values().map((each) => value === NONE ? each.length === 0 : each.includes(value));
  return (row) => numbers[row] < 0 ? value === NONE : allowed[numbers[row]];
}

/** @param {URLSearchParams} filter */
function wordsOf(filter) {
  return `${filter.get('text') ?? ''} ${filter.get('path') ?? ''}`.toLowerCase().split(/\s+/).filter((word) => word !== '');
}

/**
 * Whether a word stands anywhere in what a finding says; decided once for each text that findings share.
 *
 * @param {string} word
 * @returns {(row: number) => boolean}
 */
function textTest(word) {
  const tests = searchable().map(({ numbers, texts }) => {
    const found = texts.map((text) => text.includes(word));
    return (/** @type {number} */ row) => found[numbers[row]] === true;
  });
  return (row) => table.id[row].startsWith(word) || tests.some((test) => test(row));
}

const searchable = once(() => {
  const { columns, names, resources, words, waivers } = table;
  /** @param {readonly number[]} numbers @param {string[]} texts */
  const lower = (numbers, texts) => ({ numbers, texts: texts.map((text) => text.toLowerCase()) });
  return [
    lower(columns.words, words.map(({ rule, statement, controls }) => `${rule} ${statement} ${controls.join(' ')}`)),
    lower(columns.resource, resources.path.map((path, number) => `${path} ${resources.logicalId[number]} ${names.type[resources.type[number]]}`)),
    lower(columns.message, names.message),
    lower(columns.detail, names.detail),
    lower(columns.property, names.property),
    lower(columns.source, names.source),
    lower(columns.waiver, waivers.map(({ id, reason }) => `${id} ${reason}`)),
  ];
});
