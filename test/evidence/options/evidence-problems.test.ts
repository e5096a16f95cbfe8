import { EvidenceFormat } from '../../../src/evidence/options/evidence-format';
import { EvidenceOptions } from '../../../src/evidence/options/evidence-options';
import { evidenceProblems } from '../../../src/evidence/options/evidence-problems';
import { namedFormats } from '../../../src/evidence/options/named-formats';
import { refusalOf } from '../../refusal';

const problemsOf = (options: unknown) => evidenceProblems(options as EvidenceOptions).map(({ code, message }) => `${code}: ${message}`);

test.each([
  ['nothing', undefined],
  ['no option', {}],
  ['no format', { formats: [] }],
  ['every format, one twice', { formats: [...Object.values(EvidenceFormat), EvidenceFormat.CSV] }],
  ['the least', { resultsPerFile: 100 }],
  ['the most', { resultsPerFile: 25_000, folder: 'out' }],
])('%s is fine', (_, options) => expect(problemsOf(options)).toEqual([]));

test.each([
  [{ formats: ['pdf'] }, '\'evidence.formats\' must be formats of evidence, got "pdf"; use one of html, markdown, sarif'],
  [{ formats: [EvidenceFormat.HTML, 'Sarif'] }, 'got "Sarif"; did you mean \'sarif\'?'],
  [{ formats: [undefined] }, "'evidence.formats' must be formats of evidence, got undefined"],
  [{ formats: 'html' }, '\'evidence.formats\' must be a list of formats, got "html"; an empty list asks for none'],
  [{ formats: null }, "'evidence.formats' must be a list of formats, got null"],
  [{ folder: '' }, '\'evidence.folder\' must be the path of a folder, got ""; leave it out for the one of the record'],
  [{ folder: '  ' }, 'got "  "'],
  [{ folder: 7 }, "'evidence.folder' must be the path of a folder, got 7"],
  [{ resultsPerFile: 99 }, "'evidence.resultsPerFile' must be a whole number from 100 to 25000, got 99; leave it out for 25000"],
  [{ resultsPerFile: 25_001 }, 'got 25001'],
  [{ resultsPerFile: 100.5 }, 'got 100.5'],
  [{ resultsPerFile: NaN }, 'got NaN'],
  [{ resultsPerFile: '100' }, "'evidence.resultsPerFile' must be a whole number"],
])('%j is refused', (options, says) => {
  const problems = problemsOf(options);
  expect(problems).toEqual([expect.stringContaining(says)]);
  expect(problems[0]).toMatch(/^InvalidValue: /);
});

test('everything that is wrong is said at once', () => expect(problemsOf({ formats: ['a', 'b'], folder: '', resultsPerFile: 0 })).toHaveLength(4));

describe('formats that are named', () => {
  test.each([
    ['all', Object.values(EvidenceFormat)],
    ['none', []],
    ['html', ['html']],
    ['sarif, junit', ['sarif', 'junit']],
    [['csv'], ['csv']],
    [[], []],
  ])('%j', (names, formats) => expect(namedFormats(names, 'x')).toEqual(formats));

  test.each([['', 'got ""'], ['all,html', 'got "all"; use one of'], [true, 'must be a list of formats, got true'], [['none'], 'got "none"'], ['html;csv', 'got "html;csv"']])(
    '%j is refused', (names, says) => expect(refusalOf(() => namedFormats(names, "'--format'"))).toContain(says));
});
