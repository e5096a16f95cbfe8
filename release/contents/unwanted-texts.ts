import { homedir } from 'os';
import { join } from 'path';
import { folded } from './allowed-files';

/** A text that no file of a package has. */
interface Unwanted {
  readonly fault: string;
  readonly pattern: RegExp;
  /** The files that are looked at, all when left out. */
  readonly files?: RegExp;
}

/** What others wrote they published so. */
const OURS = /^(?!node_modules\/)/;

const UNWANTED: readonly Unwanted[] = [
  { fault: 'has a source map, and with it the sources', pattern: /^\/\/# sourceMappingURL=/m, files: /^lib\// },
  { fault: 'has the path of a folder of this machine', pattern: pathPattern(join(__dirname, '..', '..'), homedir()) },
  // `/home/me` is how comments say it.
  { fault: 'has the path of a home folder', pattern: /(?<![\w.~*])(\/home\/|\/Users\/|[A-Z]:\\+Users\\+)(?!me\b)\w+[/\\]/, files: OURS },
  { fault: 'has the host of a package registry', files: OURS, pattern: /registry\.npmjs\.org|registry\.yarnpkg\.com|files\.pythonhosted\.org|repo1?\.maven\.(apache\.)?org|proxy\.golang\.org/ },
  { fault: 'has what looks like an access key of AWS', pattern: /\b(AKIA|ASIA)(?![A-Z0-9]*EXAMPLE)[A-Z0-9]{16}\b/ },
  { fault: 'has a private key', pattern: /-----BEGIN [A-Z ]*PRIVATE KEY-----/ },
  { fault: 'has what looks like a token', pattern: /\b(gh[pousr]_[A-Za-z0-9]{36}|npm_[A-Za-z0-9]{36}|pypi-[A-Za-z0-9_-]{50,}|xox[abprs]-[\w-]{10,})|:_authToken=/ },
];

/** What files say that they should not. */
export function textFaults(files: Iterable<readonly [path: string, text: string]>): string[] {
  const all = [...files];
  return UNWANTED.flatMap(({ fault, pattern, files: looked = /^/ }) => {
    return folded(all.filter(([path, text]) => looked.test(path) && pattern.test(text)).map(([path]) => path), fault);
  });
}

/** The folders as they stand in a text: with what follows in them. */
function pathPattern(...folders: string[]): RegExp {
  const escaped = folders.filter((folder) => folder !== '/').map((folder) => folder.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'));
  return new RegExp(`(?<![\\w.])(${escaped.join('|')})[/\\\\]`);
}
