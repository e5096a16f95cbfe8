import { programs, Snapshot, SnapshotDifference, strayFolders } from '../integ/snapshot';
import { Impact } from '../src/compatibility/impact';
import { ResourceChange } from '../src/compatibility/template-changes';

/**
 * Compares what the programs of integ/ synthesize with the committed snapshots, offline: `npm run integ`, `npm run integ -- service-database` for one.
 * `--update` writes the snapshots.
 */

const LOSING: readonly Impact[] = [Impact.DESTROYED, Impact.ORPHANED, Impact.MOVED, Impact.REPLACED, Impact.MAY_BE_REPLACED];
const ACCEPT = "look at each difference; 'npm run integ -- --update' accepts them";

function main(args: readonly string[]): number {
  const start = performance.now();
  const asked = args.filter((argument) => argument !== '--update');
  const unknown = asked.filter((name) => !programs().includes(name));
  if (unknown.length > 0) {
    console.error(`there is no program ${unknown.join(', ')} in integ/; there are ${programs().join(', ')}`);
    return 1;
  }
  const chosen = asked.length > 0 ? asked : programs();
  const failed = chosen.filter((program) => !passes(program, args.includes('--update'))).length;
  const stray = strayFolders();
  stray.forEach((folder) => console.log(`failed   ${folder} belongs to no program; remove it`));
  if (failed > 0) console.log(`\n${ACCEPT}`);
  console.log(`\ninteg: ${chosen.length - failed} passed, ${failed + stray.length} failed, 0 skipped, in ${((performance.now() - start) / 1000).toFixed(1)} s`);
  return failed + stray.length > 0 ? 1 : 0;
}

function passes(program: string, updates: boolean): boolean {
  try {
    const [before, now] = [Snapshot.committed(program), Snapshot.synthesized(program)];
    const difference = before?.differenceTo(now);
    if (before !== undefined && difference === undefined) return said(program, true, 'passed');
    if (updates) now.commit(program);
    return said(program, updates, updates ? 'written' : 'failed', difference === undefined ? ['  there is no snapshot'] : inWords(difference));
  } catch (error) {
    return said(program, false, 'failed', [`  ${(error as Error).message}`]);
  }
}

function said(program: string, passed: boolean, outcome: string, details: readonly string[] = []): boolean {
  console.log([`${outcome.padEnd(8)} ${program}`, ...details].join('\n'));
  return passed;
}

function inWords({ changes, files }: SnapshotDifference): string[] {
  const losing = changes.filter(({ impact }) => LOSING.includes(impact));
  const others = changes.filter(({ impact }) => !LOSING.includes(impact));
  return [
    ...losing.length > 0 ? ['  destructive:', ...losing.map(lineOf)] : [],
    ...others.length > 0 ? ['  otherwise:', ...others.map(lineOf)] : [],
    `  files that differ: ${files.join(', ')}`,
  ];
}

function lineOf({ impact, path, type, stateful, because, movedTo }: ResourceChange): string {
  const where = movedTo === undefined ? '' : ` to ${movedTo.path}`;
  const why = because.length === 0 ? '' : `, because of ${because.join(', ')}`;
  return `    ${impact}${where}: ${path} (${type}${stateful ? ', has a state' : ''})${why}`;
}

process.exitCode = main(process.argv.slice(2));
