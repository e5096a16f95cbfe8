import { spawnSync } from 'child_process';
import { existsSync, readdirSync, readFileSync, statSync } from 'fs';
import { dirname, join, relative, sep } from 'path';
import { testWhere } from './test-where';
import { FOLDER, PAGE_LANGUAGES, pageOf, placeOf, TRANSLATED } from '../scripts/language-pages';
import { blocksOf } from '../scripts/translation/code-block';
import { PageLanguage } from '../scripts/translation/page-language';

/**
 * The pages of other languages say what their originals say, and their code is code. That the translations are those of today is seen by
 * `.ci/run`, which makes them again: it takes a compiled package.
 */

const ROOT = join(__dirname, '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const filesBelow = (folder: string): string[] => readdirSync(folder).flatMap((name) => {
  const path = join(folder, name);
  return statSync(path).isDirectory() ? filesBelow(path) : [path];
});

/** The blocks of code of a translated page. */
function codeOf(page: string, language: PageLanguage): string[] {
  return [...read(placeOf(page, language)).matchAll(new RegExp(`^\`\`\`${language.folder}\n([^]*?)^\`\`\`$`, 'gm'))].map(([, code]) => code);
}

const pages = Object.keys(TRANSLATED).flatMap((page) => PAGE_LANGUAGES.map((language) => [page, language.name, language] as const));
const allCode = (folder: string) => pages.filter(([, , language]) => language.folder === folder).flatMap(([page, , language]) =>
  codeOf(page, language).map((code, index) => ({ place: `${placeOf(page, language)}, block ${index + 1}`, code })));

describe('a translated page', () => {
  test.each(pages)('%s in %s says what the original says', (page, _, language) => {
    const code = codeOf(page, language).values();
    const blocks = blocksOf(page, read(page)).map(({ marks }) => marks.includes(`not-in-${language.folder}`) ? undefined : code.next().value);
    expect(blocks.every((block, index) => block !== undefined || blocksOf(page, read(page))[index].marks.some((mark) => mark.startsWith('not-in-')))).toBe(true);
    expect(read(placeOf(page, language))).toBe(pageOf(page, read(page), language, blocks));
  });

  test.each(PAGE_LANGUAGES.map((language) => [language.name, language] as const))('has no words of TypeScript in its code: %s', (_, { folder }) => {
    const left = /=>|\bconst |\.\.\.|\bundefined\b|\bnew \w+\(.*\{ |Assignment|#error#|f64/;
    expect(allCode(folder).length).toBeGreaterThan(30);
    expect(allCode(folder).filter(({ code }) => left.test(code.replace(/"(?:\\.|[^"\\])*"/g, '""'))).map(({ place }) => place)).toEqual([]);
  });

  testWith('python3')('parses: Python', () => {
    const wrong = parsed('python3', ['-c', 'import ast, json, sys\nfor block in json.load(sys.stdin):\n  try: ast.parse(block["code"])\n  except SyntaxError as error: print(block["place"], error)'], JSON.stringify(allCode('python')));
    expect(wrong).toBe('');
  });

  testWith('gofmt')('parses: Go', () => {
    const wrong = allCode('go').flatMap(({ place, code }) => {
      const [imports, ...body] = code.split(/(?<=^\)$)/m);
      const said = parsed('gofmt', ['-e'], `package shop\n${imports}\nfunc main() {${body.join('')}\n}\n`, 'stderr');
      return said === '' ? [] : [`${place}: ${said}`];
    });
    expect(wrong).toEqual([]);
  });
});

describe('the links', () => {
  const anchors = new Map<string, Set<string>>();
  const anchorsOf = (file: string) => {
    if (!anchors.has(file)) anchors.set(file, new Set([...readFileSync(file, 'utf8').matchAll(/ id="([^"]+)"/g)].map(([, id]) => id)));
    return anchors.get(file)!;
  };
  const files = filesBelow(join(ROOT, 'docs', 'api'));

  test.each(files.map((file) => [relative(ROOT, file).split(sep).join('/'), file]))('of %s lead to types', (_, file) => {
    const links = [...readFileSync(file, 'utf8').matchAll(/<a href="([^"]*)"|\]\(([\w-]+\.md#[^)]+)\)/g)].map(([, href, link]) => href ?? link);
    const lost = links.filter((link) => {
      const [path, anchor] = link.split('#');
      const target = path === '' ? file : join(dirname(file), path);
      return !existsSync(target) || !anchorsOf(target).has(anchor);
    });
    expect([...new Set(lost)]).toEqual([]);
  });

  test('of the index reach every translated page', () => {
    const index = read(`${FOLDER}/README.md`);
    expect(pages.map(([page, , language]) => relative(FOLDER, placeOf(page, language)).split(sep).join('/')).filter((place) => !index.includes(`(${place})`))).toEqual([]);
  });
});

/** A test that needs a program of the machine. CI has Python in any case. */
function testWith(command: string): ReturnType<typeof testWhere> {
  const isThere = spawnSync(command, ['--help'], { input: '' }).error === undefined;
  return testWhere(isThere || Boolean(process.env.CI && command === 'python3'), `there is no ${command}`);
}

/** What a program says about a text. */
function parsed(command: string, args: string[], input: string, said: 'stdout' | 'stderr' = 'stdout'): string {
  const run = spawnSync(command, args, { input, encoding: 'utf8' });
  return run.error?.message ?? (run[said].trim() || (run.status === 0 ? '' : run.stderr.trim()));
}
