import { programs, Snapshot, SnapshotDifference, strayFolders } from '../integ/snapshot';
import { CheckList } from '../release/check-list';
import { isLoss } from '../src/compatibility/impact';
import { ResourceChange } from '../src/compatibility/template-changes';

/**
 * Compares what the programs of integ/ synthesize with the committed snapshots, offline: `npm run integ`, `npm run integ -- service-database` for one.
 * `--update` writes the snapshots.
 */

const ACCEPT = "look at each difference; 'npm run integ -- --update' accepts them";

function main(args: readonly string[]): number {
  const asked = args.filter((argument) => argument !== '--update');
  const unknown = asked.filter((name) => !programs().includes(name));
  if (unknown.length > 0) {
    console.error(`there is no program ${unknown.join(', ')} in integ/; there are ${programs().join(', ')}`);
    return 1;
  }
  const checks = new CheckList('integ');
  const chosen = asked.length > 0 ? asked : programs();
  const passed = chosen.map((program) => checks.attempt(program, () => args.includes('--update') ? update(program) : faultsOf(program)));
  checks.note('no snapshot is left over', strayFolders().map((folder) => `${folder} belongs to no program; remove it`));
  if (passed.includes(false)) console.log(`\n${ACCEPT}\n`);
  return checks.finish();
}

function update(program: string): void {
  Snapshot.synthesized(program).commit(program);
}

/** How a program differs from its snapshot, in lines. */
function faultsOf(program: string): string[] {
  const before = Snapshot.committed(program);
  if (before === undefined) return ['there is no snapshot'];
  const difference = before.differenceTo(Snapshot.synthesized(program));
  return difference === undefined ? [] : inWords(difference);
}

function inWords({ changes, files }: SnapshotDifference): string[] {
  const losing = changes.filter(({ impact }) => isLoss(impact));
  const others = changes.filter(({ impact }) => !isLoss(impact));
  return [
    ...losing.length > 0 ? ['destructive:', ...losing.map(lineOf)] : [],
    ...others.length > 0 ? ['otherwise:', ...others.map(lineOf)] : [],
    `files that differ: ${files.join(', ')}`,
  ];
}

function lineOf({ impact, path, type, stateful, because, movedTo }: ResourceChange): string {
  const where = movedTo === undefined ? '' : ` to ${movedTo.path}`;
  const why = because.length === 0 ? '' : `, because of ${because.join(', ')}`;
  return `  ${impact}${where}: ${path} (${type}${stateful ? ', has a state' : ''})${why}`;
}

process.exitCode = main(process.argv.slice(2));
