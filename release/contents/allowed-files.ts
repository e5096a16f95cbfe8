import { Library } from '../libraries/carried-libraries';

/** Files of which each must be in the npm package. With the tablet, tools that write documentation translate the examples without compiling them. */
const REQUIRED = ['package.json', '.jsii', '.jsii.tabl.json', 'README.md', 'LICENSE', 'NOTICE', 'CHANGELOG.md', 'bin/paved-road', 'lib/index.js', 'lib/index.d.ts'];

/** What else may be in it. Everything that is added to the package wants a line here. */
const ALLOWED = [
  /^lib\/[\w/-]+(\.generated)?(\.js|\.d\.ts)$/,
  /^schemas\/[\w-]+\.schema\.json$/,
  /^assets\/report\/[\w-]+\.(js|css)$/,
];

/** What is wrong with the list of files of the npm package: what it lacks, what nobody allowed, what it carries without saying so. */
export function fileFaults(files: readonly string[], carried: readonly Library[]): string[] {
  const there = new Set(files);
  const isAllowed = (file: string) => REQUIRED.includes(file) || ALLOWED.some((pattern) => pattern.test(file)) || carried.some(({ folder }) => file.startsWith(`${folder}/`));
  return [
    ...REQUIRED.filter((file) => !there.has(file)).map((file) => `${file} is not in the package`),
    ...folded(files.filter((file) => !isAllowed(file)), 'is in the package; leave it out in .npmignore, or allow it in release/contents/allowed-files.ts'),
  ];
}

/** A sentence for each of the first files, and one for the rest. */
export function folded(files: readonly string[], fault: string, shown = 5): string[] {
  const rest = files.length - shown;
  return [...files.slice(0, shown).map((file) => `${file} ${fault}`), ...rest > 0 ? [`and ${rest} more files like these`] : []];
}
