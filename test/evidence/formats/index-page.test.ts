import markdownIt from 'markdown-it';
import { Edition } from '../../../src/evidence/edition/edition';
import { FILE_NAMES } from '../../../src/evidence/files/file-names';
import { indexPage, READERS } from '../../../src/evidence/formats/index-page';
import { EvidenceFormat } from '../../../src/evidence/options/evidence-format';
import { finding, smallRecord } from '../records';

const pageFor = (...files: string[]) => [...indexPage({ record: smallRecord({ findings: [finding()] }) } as Edition, files).pieces].join('');
const all = Object.values(EvidenceFormat);

test.each(['Developer', 'Reviewer', 'Security', 'Auditor', 'Platform', 'Support'])('%s has a file, and a row that links to it', (role) => {
  const { formats } = READERS.find((reader) => reader.role === role)!;
  expect(formats.length).toBeGreaterThan(0);
  const row = pageFor(...all.map((format) => FILE_NAMES[format])).split('\n').find((line) => line.startsWith(`| ${role} |`))!;
  for (const format of formats) expect(row).toContain(`[${FILE_NAMES[format]}](${FILE_NAMES[format]})`);
});

test('every format is for somebody', () => expect(new Set(READERS.flatMap(({ formats }) => formats))).toEqual(new Set(all)));

test('says the verdict in one line, and is a table that others read', () => {
  const page = pageFor('report.html');
  expect(page).toContain('\ngovernance blocked: 1 blocking, 0 advisory, 0 excepted.\n');
  const html = markdownIt().render(page);
  expect(html.match(/<tr>/g)).toHaveLength(READERS.length + 2);
  expect([...html.matchAll(/href="([^"]*)"/g)].every(([, link]) => /^[\w.-]+$/.test(link))).toBe(true);
});

test('links to all files of a format in the order of their numbers, and to nothing else', () => {
  const page = pageFor('findings-10.sarif', 'findings-2.sarif', 'findings.sarif', 'findings-old.sarif', 'findings-2.sarif.part', 'index.md');
  expect(page).toContain('[findings.sarif](findings.sarif) [findings-2.sarif](findings-2.sarif) [findings-10.sarif](findings-10.sarif) |');
  expect(page).not.toMatch(/old|part/);
});

describe('what nobody asked for', () => {
  test('has no link, and the page says how to get it', () => {
    const page = pageFor('report.html', 'summary.md');
    expect(page).toContain('`findings.sarif`');
    expect(page).toContain('`npx paved-road report --format sarif,junit,csv,oscal,cyclonedx,annotations`');
  });

  test('is not spoken of where there is everything', () => expect(pageFor(...all.map((format) => FILE_NAMES[format]))).not.toContain('nobody asked for'));
});

test.each([
  ['beside it', ['record.json'], '[record.json](record.json)'],
  ['elsewhere', [], '`governance/record.json` in the cloud assembly'],
])('names the record %s', (_, files, words) => expect(pageFor(...files)).toContain(words));
