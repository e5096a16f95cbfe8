import { writeFileSync } from 'fs';
import { main } from '../../src/cli/main';
import { finding, smallRecord } from '../evidence/records';
import { workInFolders } from '../working-folder';

workInFolders();

const compare = (...args: string[]) => {
  const out: string[] = [];
  const err: string[] = [];
  const code = main(['compare', ...args], { say: (line) => out.push(line), complain: (line) => err.push(line) });
  return { code, out: out.join('\n'), err: err.join('\n') };
};

beforeEach(() => {
  writeFileSync('before.json', JSON.stringify(smallRecord()));
  writeFileSync('after.json', JSON.stringify(smallRecord({ findings: [finding()] })));
});

test('prints Markdown, and fails nothing', () => {
  const { code, out, err } = compare('before.json', 'after.json');
  expect([code, err]).toEqual([0, '']);
  expect(out).toMatch(/^## What this change does\n\ngovernance passed before, \*\*blocked\*\* now\. To agree to: 1 finding blocks that did not\./);
});

test('prints JSON when it is asked to', () => {
  const { code, out } = compare('before.json', 'after.json', '--json');
  expect([code, JSON.parse(out).worse]).toEqual([0, ['1 finding blocks that did not']]);
});

test('refuses what is no record', () => {
  const { code, out, err } = compare('before.json', 'nothing.json');
  expect([code, out]).toEqual([1, '']);
  expect(err).toContain("paved-road: 'nothing.json' must be the record of a synthesis, got ENOENT");
});
