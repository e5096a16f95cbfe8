import { issueCommand } from '@actions/core/lib/command';
import * as fc from 'fast-check';
import { annotationsFiles } from '../../../src/evidence/formats/annotations';
import { printable } from '../../../src/evidence/text/printable';
import { Finding } from '../../../src/policy/decision/finding';
import { hostileFinding, hostileText } from '../hostile-texts';
import { ADVISORY, BASELINED, editionOf, excepted, finding, findings, textOf } from '../records';

const linesOf = (some: Finding[]): string[] => {
  const [file, ...others] = annotationsFiles(editionOf({ findings: some }));
  expect([file.name, others]).toEqual(['annotations.txt', []]);
  return textOf(file).split('\n').slice(0, -1);
};

/** What GitHub's own library prints. */
const printed = (...command: Parameters<typeof issueCommand>): string => {
  const write = jest.spyOn(process.stdout, 'write').mockReturnValue(true);
  issueCommand(...command);
  const [[line]] = write.mock.calls;
  write.mockRestore();
  return String(line).trimEnd();
};

describe('annotations', () => {
  test('mark the line of source, and say what was found, where, and what to do', () => {
    expect(linesOf([finding()])).toEqual([
      '::error file=lib/shop.ts,line=12,title=PR-S3-TLS-ONLY (blocking)::the policy is left out%0Aat Shop/Bucket%0AFix: set enforceSSL',
    ]);
  });

  test('are written as GitHub\'s own library writes them', () => {
    fc.assert(fc.property(hostileText(), hostileText(), hostileText(), (file, rule, message) => {
      const [line] = linesOf([finding({ rule, message, source: `a${file}:3` })]);
      const properties = { file: `a${printable(file).replace(/\\/g, '/')}`, line: 3, title: `${printable(rule)} (blocking)` };
      expect(line).toBe(printed('error', properties, printable(`${message}\nat Shop/Bucket\nFix: set enforceSSL`)));
    }));
  });

  test.each([
    [finding(), 'error'], [finding({ disposition: ADVISORY }), 'warning'], [finding({ disposition: BASELINED }), 'notice'], [excepted(), 'notice'],
  ])('are an error for what blocks, a warning for advice, a notice for the rest', (found, kind) => expect(linesOf([found])[0]).toMatch(new RegExp(`^::${kind} `)));

  test('the most pressing comes first', () => {
    const kinds = linesOf([excepted(), finding({ disposition: ADVISORY }), finding()]).map((line) => line.split(' ')[0]);
    expect(kinds).toEqual(['::error', '::warning', '::notice']);
  });

  test('one mark stands for all that a rule finds at a line', () => {
    const lines = linesOf(findings(3, { source: 'lib/shop.ts:1' }));
    expect(lines).toHaveLength(1);
    expect(lines[0]).toContain('at Shop/Bucket0 and 2 more');
  });

  test('exceptions for different reasons are different marks, each with its reason', () => {
    expect(linesOf([excepted({ reason: 'one' }), excepted({ reason: 'two' })]).map((line) => line.split('%0AReason: ')[1])).toEqual(['one', 'two']);
  });

  test.each([[10, 10, '(blocking)'], [11, 10, '2 more']])('%d findings of a kind are %d marks, the last says %s', (count, marks, last) => {
    const lines = linesOf(findings(count));
    expect(lines).toHaveLength(marks);
    expect(lines.at(-1)).toContain(last);
  });

  test('name no file where nobody knows it', () => {
    expect(linesOf([finding({ source: undefined, resource: undefined })])[0]).toMatch(/^::error title=PR-S3-TLS-ONLY \(blocking\)::.*at the app itself/);
  });

  test('nothing was found, nothing is said', () => expect(linesOf([])).toEqual([]));

  test('every line is one command whatever users write', () => {
    fc.assert(fc.property(fc.array(hostileFinding(), { minLength: 1, maxLength: 4 }), (some) => {
      for (const line of linesOf(some)) {
        expect(line).toMatch(/^::(error|warning|notice) /);
        expect(line).not.toMatch(/[^\P{Cc}\t]|\p{Cs}/u);
      }
    }));
  });
});
