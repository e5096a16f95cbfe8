import { readdirSync, readFileSync, writeFileSync } from 'fs';
import { basename, join, resolve } from 'path';

/**
 * Makes every `index.js` of a compiled package lazy: a module is loaded when the first name of it is used.
 *
 * What TypeScript writes for `export * from './x'` and `export * as x from './x'` loads everything at once, cdk-nag
 * included. The names stay written down as assignments, because that is how ES modules find what they may import; they
 * read every name when they do, and load everything as before. What was made lazy is left alone, so that the step can
 * run again.
 *
 * @param folder the compiled package, `lib`; its files are changed in place
 */
export function makeLazy(folder: string): void {
  const indexes = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => basename(file) === 'index.js').map((file) => resolve(folder, file));
  // All names are asked for before anything is changed: they come from the modules as they load.
  const lazy = indexes.map((file) => [file, lazyText(file)] as const);
  lazy.forEach(([file, text]) => writeFileSync(file, text));
}

const EXPORT_STAR = /^__exportStar\(require\("([^"]+)"\), exports\);$/;
const EXPORT_STAR_AS = /^exports\.(\w+) = __importStar\(require\("([^"]+)"\)\);$/;

/** Defines the names of a module as getters. A name that stands there already wins, as it does with `export *`. */
const LAZILY = [
  'const lazily = (names, valueOf) => names.forEach((name) =>',
  'Object.defineProperty(exports, name, { enumerable: true, configurable: true, get: () => valueOf(name) }));',
].join(' ');

function lazyText(file: string): string {
  const lines = readFileSync(file, 'utf8').split('\n');
  const first = lines.findIndex((line) => EXPORT_STAR.test(line) || EXPORT_STAR_AS.test(line));
  if (first < 0) return lines.join('\n');
  const taken = new Set<string>();
  const rewritten = lines.map((line) => {
    const [, module] = EXPORT_STAR.exec(line) ?? [];
    if (module) return lazyStar(module, namesOf(join(file, '..', module)).filter((name) => !taken.has(name) && taken.add(name)));
    const [, name, namespace] = EXPORT_STAR_AS.exec(line) ?? [];
    return name ? `lazily(["${name}"], () => require("${namespace}"));` : line;
  });
  return [...rewritten.slice(0, first), LAZILY, ...rewritten.slice(first)].join('\n');
}

/** Nothing is left of a module of interfaces. */
function lazyStar(module: string, names: readonly string[]): string {
  if (names.length === 0) return '';
  return `${names.map((name) => `exports.${name} = `).join('')}void 0; lazily(${JSON.stringify(names)}, (name) => require("${module}")[name]);`;
}

function namesOf(module: string): string[] {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the module itself knows its names
  return Object.keys(require(module) as object).filter((name) => name !== 'default');
}

if (require.main === module) makeLazy(process.argv[2] ?? 'lib');
