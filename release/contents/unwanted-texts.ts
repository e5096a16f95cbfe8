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

/** How the hosts of public registries begin. */
const PUBLIC_REGISTRY = /\b(registry\.(npm|yarn)|files\.python|repo\d?\.maven|proxy\.golang)/;

const UNWANTED: readonly Unwanted[] = [
  { fault: 'has a source map, and with it the sources', pattern: /^\/\/# sourceMappingURL=/m, files: /^lib\// },
  { fault: 'has the path of a folder of this machine', pattern: pathPattern(join(__dirname, '..', '..'), homedir()) },
  // `/home/me` is how comments say it.
  { fault: 'has the path of a home folder', pattern: /(?<![\w.~*])(\/home\/|\/Users\/|[A-Z]:\\+Users\\+)(?!me\b)\w+[/\\]/, files: OURS },
  { fault: 'has the host of a package registry', pattern: PUBLIC_REGISTRY, files: OURS },
  { fault: 'has the host of the package registry that is used here', pattern: anyOf(...registryHosts(process.env)) },
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

/** The hosts that package managers are told to ask, by their variables. */
export function registryHosts(environment: NodeJS.ProcessEnv): string[] {
  return Object.entries(environment)
    .filter(([name]) => /registry|index_url|goproxy/i.test(name))
    .flatMap(([, value = '']) => [...value.matchAll(/https?:\/\/(?:[^/@\s]*@)?([^/:,\s]+)/g)].map(([, host]) => host))
    .filter((host) => !PUBLIC_REGISTRY.test(host));
}

/** The folders as they stand in a text: with what follows in them. */
function pathPattern(...folders: string[]): RegExp {
  return new RegExp(`(?<![\\w.])(${folders.filter((folder) => folder !== '/').map(escaped).join('|')})[/\\\\]`);
}

/** Any of some words, and nothing where there are none. */
function anyOf(...words: string[]): RegExp {
  return words.length === 0 ? /(?!)/ : new RegExp(words.map(escaped).join('|'));
}

function escaped(text: string): string {
  return text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
}
