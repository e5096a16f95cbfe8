import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'fs';
import { join } from 'path';
import { main } from '../../src/cli/main';
import { finding, smallRecord } from '../evidence/records';
import { workInFolders } from '../working-folder';

workInFolders();

const FOLDER = join('cdk.out', 'governance');
const report = (columns: number | undefined, ...args: string[]) => {
  const out: string[] = [];
  const err: string[] = [];
  const code = main(['report', ...args], { columns, say: (line) => out.push(line), complain: (line) => err.push(line) });
  return { code, out: out.join('\n'), err: err.join('\n') };
};

beforeEach(() => {
  mkdirSync(FOLDER, { recursive: true });
  writeFileSync(join(FOLDER, 'record.json'), JSON.stringify(smallRecord({ findings: [finding()] })));
});

test('lists the findings, and fails nothing that failed already', () => {
  const { code, out, err } = report(undefined);
  expect([code, err]).toEqual([0, '']);
  expect(out).toContain('governance blocked: 1 blocking');
  expect(out).toContain('  PR-S3-TLS-ONLY  Shop/Bucket: the policy is left out\n');
  expect(out).toMatch(/\nthe record: cdk\.out\/governance\/record\.json$/);
  expect(readdirSync(FOLDER)).toEqual(['record.json']);
});

test('keeps to the terminal', () => expect(report(50).out).toContain('  PR-S3-TLS-ONLY  Shop/Bucket: the policy is left…\n'));
test('says more when it is asked to', () => expect(report(undefined, '--verbose').out).toContain('    fix       set enforceSSL\n'));

test('says where the report is that the synthesis wrote', () => {
  writeFileSync(join(FOLDER, 'report.html'), '');
  expect(report(undefined).out).toMatch(/\nthe report: cdk\.out\/governance\/report\.html, the record: cdk\.out\/governance\/record\.json$/);
});

describe('--format', () => {
  test('writes beside the record, and the page for readers names what was there too', () => {
    writeFileSync(join(FOLDER, 'junit.xml'), '');
    expect(report(undefined, '--format', 'sarif').code).toBe(0);
    const page = readFileSync(join(FOLDER, 'index.md'), 'utf8');
    expect(page).toContain('[junit.xml](junit.xml)');
    expect(page).toContain('[record.json](record.json)');
  });

  test('writes to a folder, and does not take what lies there for its own', () => {
    mkdirSync('out');
    writeFileSync(join('out', 'junit.xml'), 'of something else');
    expect(report(undefined, '--format', 'html', '--folder', 'out').code).toBe(0);
    expect(readdirSync('out')).toEqual(expect.arrayContaining(['index.md', 'junit.xml']));
    const page = readFileSync(join('out', 'index.md'), 'utf8');
    expect(page).not.toMatch(/\[(junit\.xml|record\.json)\]/);
    expect(readdirSync(FOLDER)).toEqual(['record.json']);
  });

  test('says what could not be written, and still lists the findings', () => {
    mkdirSync(join('out', 'index.md'), { recursive: true });
    const { code, out, err } = report(undefined, '--format=html', '--folder=out');
    expect([code, err]).toEqual([1, "paved-road: 'out/index.md' must be a file that can be written, got EISDIR, illegal operation on a directory"]);
    expect(out).toContain('governance blocked: 1 blocking');
  });
});

test('a record that is not there is refused', () => {
  const { code, out, err } = report(undefined, '--record', 'nothing.json');
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain("paved-road: 'nothing.json' must be the record of a synthesis, got ENOENT; run 'cdk synth' first");
});
