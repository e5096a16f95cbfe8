import { readdirSync, statSync } from 'fs';
import { join } from 'path';
import { Clock } from './clock';

/** The writers of the package: a module, and the function in it that gives its files. */
const WRITERS = [
  ['formats/html', 'htmlFiles'],
  ['formats/markdown', 'markdownFiles'],
  ['formats/sarif', 'sarifFiles'],
  ['formats/junit', 'junitFiles'],
  ['formats/csv', 'csvFiles'],
  ['formats/oscal', 'oscalFiles'],
  ['formats/cyclonedx', 'cyclonedxFiles'],
  ['formats/annotations', 'annotationsFiles'],
  ['formats/index-page', 'indexPage'],
] as const;

interface EvidenceFile {
  readonly name: string;
  readonly pieces: Iterable<string>;
}

type Writer = (...args: unknown[]) => EvidenceFile | EvidenceFile[];
type WriteFiles = (folder: string, files: readonly EvidenceFile[]) => { files: string[]; problems: string[] };

/**
 * Sums up the CPU seconds that each file of evidence takes, cold: making its text, and writing it. What a writer works out before it
 * gives its files counts for the first of them.
 */
export function watchFiles(): Record<string, number> {
  const spent: Record<string, number> = {};
  const watched = <T>(work: () => T, nameOf: (made: T) => string): T => {
    const clock = new Clock();
    const made = work();
    const name = nameOf(made);
    spent[name] = (spent[name] ?? 0) + clock.seconds();
    return made;
  };
  // Before all else: the list of writers is made of what these modules give when it loads.
  for (const [module, name] of WRITERS) {
    const owner = evidenceModule<Writer>(module);
    const writer = owner[name];
    owner[name] = (...args) => watched(() => writer(...args), (made) => [made].flat()[0].name);
  }
  const owner = evidenceModule<WriteFiles>('files/evidence-folder');
  const { writeFiles } = owner;
  owner.writeFiles = (folder, files) => {
    const written = files.map((file) => watched(() => writeFiles(folder, [file]), () => file.name));
    return { files: written.flatMap((each) => each.files), problems: written.flatMap(({ problems }) => problems) };
  };
  return spent;
}

/** How many bytes each file in a folder has. */
export function bytesIn(folder: string): Record<string, number> {
  return Object.fromEntries(readdirSync(folder).map((name) => [name, statSync(join(folder, name)).size]));
}

/** By path: modules of the package are nobody's business outside. */
function evidenceModule<T>(name: string): Record<string, T> {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- see above
  return require(`./node_modules/cdk-paved-road/lib/evidence/${name}`) as Record<string, T>;
}
