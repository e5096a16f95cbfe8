// @ts-check

/** @typedef {import('../../src/evidence/html/report-data').ReportData} ReportData */
/** @typedef {import('../../src/evidence/html/finding-columns').FindingTable} FindingTable */

/** @type {ReportData} */
const report = JSON.parse(byId('data').textContent ?? '');
const { table } = report;
const rowCount = table.id.length;

/** What a finding says, by its row. @param {number} row */
function findingAt(row) {
  const { columns, names, rare } = table;
  return {
    row,
    id: table.id[row],
    ...table.words[columns.words[row]],
    severity: names.severity[columns.severity[row]],
    state: names.state[columns.state[row]],
    disposition: names.disposition[columns.disposition[row]],
    detail: names.detail[columns.detail[row]],
    property: names.property[columns.property[row]],
    message: names.message[columns.message[row]],
    source: names.source[columns.source[row]],
    waiver: table.waivers[columns.waiver[row]],
    resource: resourceAt(columns.resource[row]),
    ...rare[row],
  };
}

/** What a finding is about; nothing for the app itself. @param {number} number */
function resourceAt(number) {
  if (number < 0) return undefined;
  const { resources, names } = table;
  return {
    number,
    path: resources.path[number],
    logicalId: resources.logicalId[number],
    template: names.template[resources.template[number]],
    stack: names.stack[resources.stack[number]],
    type: names.type[resources.type[number]],
    component: names.component[resources.component[number]],
    environment: names.environment[resources.environment[number]],
    application: names.application[resources.application[number]],
    owner: names.owner[resources.owner[number]],
  };
}

/** @typedef {ReturnType<typeof findingAt>} Finding */

/**
 * A value that is made when it is first asked for.
 *
 * @template T
 * @param {() => T} make
 * @returns {() => T}
 */
function once(make) {
  /** @type {{ value: T } | undefined} */
  let made;
  return () => (made ??= { value: make() }).value;
}

const rowsById = once(() => new Map(table.id.map((id, row) => [id, row])));

/** The entries of the register whose words cover a finding, by its row. */
const registerByRow = once(() => {
  /** @type {Map<number, ReportData['register']>} */
  const byRow = new Map();
  for (const entry of report.register) entry.rows.forEach((row) => byRow.set(row, [...byRow.get(row) ?? [], entry]));
  return byRow;
});

/** The requests that are for a finding, by its id. */
const requestsById = once(() => {
  /** @type {Map<string, ReportData['requests'][number]>} */
  const byId = new Map();
  for (const request of report.requests) request.findings.forEach((id) => byId.set(id, request));
  return byId;
});

/** How many findings of each disposition a rule has, those that another rule stands for included. */
const talliesByRule = once(() => {
  /** @type {Map<string, number[]>} */
  const tallies = new Map();
  /** @param {string} rule @param {number} disposition */
  const count = (rule, disposition) => {
    let tally = tallies.get(rule);
    if (!tally) tallies.set(rule, tally = table.names.disposition.map(() => 0));
    tally[disposition] += 1;
  };
  const { words, disposition } = table.columns;
  for (let row = 0; row < rowCount; row++) {
    count(table.words[words[row]].rule, disposition[row]);
    for (const other of table.rare[row]?.sameAs ?? []) count(other.split('[')[0], disposition[row]);
  }
  return tallies;
});
