import { execFileSync } from 'child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'fs';
import { tmpdir } from 'os';
import { join } from 'path';
import { compile } from '../../bench/compile';
import type { Run } from '../../bench/run';

describe('one run of the benchmark', () => {
  const folder = mkdtempSync(join(tmpdir(), 'run-'));
  const build = join(folder, 'build');
  const runs: Record<string, Run> = {};

  beforeAll(() => {
    symlinkSync(join(__dirname, '..', '..', 'node_modules'), join(folder, 'node_modules'));
    compile(build);
    for (const kind of ['plain', 'governed', 'steps', 'files']) {
      const output = execFileSync(process.execPath, [join(build, 'run.js'), kind, '100'], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
      runs[kind] = JSON.parse(output) as Run;
    }
  }, 180_000);
  afterAll(() => rmSync(folder, { recursive: true }));

  test('builds the same app, governed or not', () => expect(runs.plain.resources).toBe(runs.governed.resources));

  test('judges the governed app alone', () => {
    expect(runs.plain.gate).toBeUndefined();
    expect(runs.governed.gate).toBeDefined();
  });

  test.each(['plain', 'governed'])('counts what a %s process spends', (kind) => {
    const { process, load, build: building, synth, memory } = runs[kind];
    expect(Math.min(load, building, synth)).toBeGreaterThan(0);
    expect(process).toBeGreaterThan(load + building + synth);
    expect(memory).toBeGreaterThan(50);
  });

  test('tells the steps of governance apart, in a run of their own', () => {
    expect(Object.keys(runs.steps.steps)).toEqual(expect.arrayContaining(['tags', 'collect', 'record']));
    expect(Object.values(runs.steps.steps).reduce((sum, seconds) => sum + seconds, 0)).toBeLessThan(runs.steps.build + runs.steps.synth);
    expect([runs.plain.steps, runs.governed.steps]).toEqual([{}, {}]);
  });

  test('writes evidence where it is measured, and the record alone otherwise', () => {
    expect([runs.plain, runs.governed, runs.steps].map(({ bytes }) => Object.keys(bytes))).toEqual([[], ['index.md', 'record.json'], ['index.md', 'record.json']]);
    expect(Object.keys(runs.files.files).sort()).toEqual(Object.keys(runs.files.bytes).filter((name) => name !== 'record.json').sort());
    expect(Object.keys(runs.files.files)).toHaveLength(9);
    expect(Math.min(...Object.values(runs.files.files), ...Object.values(runs.files.bytes))).toBeGreaterThan(0);
  });
});
