import { readFileSync } from 'fs';
import { bundledDependencies } from '../package.json';

/** The text of a file of a package that is installed. */
const manifestOf = (name: string): { license: string; dependencies?: Record<string, string> } => JSON.parse(readFileSync(`node_modules/${name}/package.json`, 'utf8'));

/** What lies in the package: what is bundled, and what that needs. */
const bundled = new Set<string>();
const add = (name: string): void => {
  if (bundled.has(name)) return;
  bundled.add(name);
  Object.keys(manifestOf(name).dependencies ?? {}).forEach(add);
};
bundledDependencies.forEach(add);

const rows = readFileSync('NOTICE', 'utf8').split('\n').flatMap((line) => /^ {2}(\S+) +(.+?) +https:\/\//.exec(line)?.slice(1, 3).join(': ') ?? []);

test('the notice names what others wrote and the package contains, with its licence', () => {
  expect(rows).toEqual([...bundled].sort().map((name) => `${name}: ${manifestOf(name).license}`));
});
