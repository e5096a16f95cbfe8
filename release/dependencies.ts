import { spawnSync } from 'child_process';
import { readFileSync } from 'fs';
import { join } from 'path';
import { CheckList } from './check-list';
import { knownVulnerabilities } from './libraries/advisories';
import { carriedLibraries, LockFile, peerLibraries } from './libraries/carried-libraries';
import { licenceFaults, licenceTaken } from './libraries/licences';
import { lockedPlaces, Manifest, requirements, unpinnedPackages, unpinnedRequirements } from './libraries/pins';

/** Looks at what the library depends on: few, pinned, under licences that go with ours, without known vulnerabilities. */

const ROOT = join(__dirname, '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

function main(): number {
  const lock = JSON.parse(read('package-lock.json')) as LockFile;
  const checks = new CheckList('test:dependencies');
  checkLicences(lock, checks);
  checkPins(lock, checks);
  checkVulnerabilities(checks);
  return checks.finish();
}

function checkLicences(lock: LockFile, checks: CheckList): void {
  for (const [what, libraries] of [['libraries in the package', carriedLibraries(lock)], ['peers that users bring', peerLibraries(lock)]] as const) {
    const licences = new Set(libraries.map(({ license }) => licenceTaken(license) ?? license));
    checks.note(`licences of ${libraries.length} ${what}: ${[...licences].sort().join(', ')}`, licenceFaults(libraries, read('NOTICE')));
  }
}

function checkPins(lock: LockFile, checks: CheckList): void {
  const manifest = JSON.parse(read('package.json')) as Manifest;
  const direct = [manifest.dependencies, manifest.devDependencies].map((group) => Object.keys(group ?? {}).length);
  checks.note(`pins of ${direct[0]} dependencies and ${direct[1]} for development`, unpinnedPackages(manifest));
  for (const file of requirementFiles()) {
    checks.note(`pins of ${requirements(read(file)).length} requirements in ${file}`, unpinnedRequirements(file, read(file)));
  }
  checks.note(`no place of a registry in a lock file of ${Object.keys(lock.packages).length - 1} packages`, lockedPlaces(lock));
}

function requirementFiles(): string[] {
  const { stdout } = spawnSync('git', ['ls-files', '*requirements*.txt'], { cwd: ROOT, encoding: 'utf8' });
  return stdout.split('\n').filter(Boolean);
}

function checkVulnerabilities(checks: CheckList): void {
  const found = knownVulnerabilities(ROOT);
  if ('unreachable' in found) return checks.skip('known vulnerabilities', found.unreachable);
  checks.note(`known vulnerabilities, of which ${found.milder.length} mild: ${found.milder.join('; ') || 'none'}`, found.faults);
}

process.exitCode = main();
