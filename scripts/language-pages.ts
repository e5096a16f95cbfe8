import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'fs';
import { dirname, join, posix } from 'path';
import { blocksOf, CodeBlock, CODE_BLOCK } from './translation/code-block';
import { GO } from './translation/go';
import { JAVA } from './translation/java';
import { PageLanguage } from './translation/page-language';
import { PYTHON } from './translation/python';
import { translate } from './translation/rosetta';

/**
 * Writes the pages of `docs/languages` that are other pages with the code in another language: the one of the project, the guide for those
 * who compose applications, and those of environments and components. Needs the compiled package.
 */

const ROOT = join(__dirname, '..');

/** Where the pages of all languages lie, from the root. */
export const FOLDER = 'docs/languages';

/** The languages that pages are translated into. */
export const PAGE_LANGUAGES: readonly PageLanguage[] = [PYTHON, JAVA, GO];

/** What is translated, and its place in the folder of a language. */
export const TRANSLATED: Readonly<Record<string, string>> = {
  'README.md': 'README.md',
  'docs/guides/compose-an-application.md': 'compose-an-application.md',
  'src/environment/README.md': 'environment.md',
  'src/components/database/README.md': 'components/database.md',
  'src/components/function/README.md': 'components/function.md',
  'src/components/operators/README.md': 'components/operators.md',
  'src/components/secret/README.md': 'components/secret.md',
};

const INSTALLING = /<!-- installing -->[^]*?<!-- \/installing -->/;
/** First programs in every language: the page has its own. */
const LANGUAGES = /<!-- languages -->[^]*?<!-- \/languages -->\n\n/;

/** The place of a translated page, from the root. */
export function placeOf(page: string, language: PageLanguage): string {
  return posix.join(FOLDER, language.folder, TRANSLATED[page]);
}

/**
 * A page in another language.
 *
 * @param page from the root
 * @param code what its blocks of TypeScript become, in their order; nothing for those that the language has no translation of
 */
export function pageOf(page: string, text: string, language: PageLanguage, code: readonly (string | undefined)[]): string {
  const place = placeOf(page, language);
  const from = (target: string) => posix.relative(posix.dirname(place), target);
  const blocks = code.values();
  const [title, ...rest] = withLinks(text, (link) => relinked(link, page, language, from))
    .replace(INSTALLING, () => `${language.installing}; [how to begin](${from(language.begin)}).`)
    .replace(LANGUAGES, '')
    .replace(CODE_BLOCK, (block) => blockOf(block, language, blocks.next().value, from))
    .split('\n');
  const note = `> In ${language.name}. ${language.names} [The same in TypeScript](${from(page)}).`;
  return [title, '', `<!-- Made from ${page} by scripts/language-pages.ts. -->`, note, ...rest].join('\n');
}

function blockOf(block: string, language: PageLanguage, code: string | undefined, from: (target: string) => string): string {
  if (code !== undefined) return `\`\`\`${language.folder}\n${code.trim()}\n\`\`\``;
  return `There is no translation of this to ${language.name}: [${posix.dirname(language.begin)}](${from(language.begin)}) has programs with classes of their own. In TypeScript:\n\n${block}`;
}

/** Links between translated pages stay in the language; the others go where they went. */
function relinked(link: string, page: string, language: PageLanguage, from: (target: string) => string): string {
  const [path, ...anchor] = link.split('#');
  if (path === '' || /^[a-z]+:/.test(path)) return link;
  const target = posix.join(posix.dirname(page), path);
  return [from(target in TRANSLATED ? placeOf(target, language) : target), ...anchor].join('#');
}

/** Changes the targets of links, but not what looks like one in a block of code. */
function withLinks(text: string, change: (link: string) => string): string {
  return text.replace(/^```[^]*?^```$|\]\(([^)\s]+)\)/gm, (all, link?: string) => link === undefined ? all : `](${change(link)})`);
}

/** Blocks in each language, in their order; nothing for those that have no translation to it. */
function translations(blocks: readonly CodeBlock[]): Map<PageLanguage, (string | undefined)[]> {
  const asTheyAre = PAGE_LANGUAGES.filter(({ prepare }) => !prepare);
  const translated = translate(blocks, asTheyAre.map(({ target }) => target), true);
  return new Map(PAGE_LANGUAGES.map((language) => {
    const has = (block: CodeBlock) => !block.marks.includes(`not-in-${language.folder}`);
    const code = (translated.get(language.target) ?? preparedAndTranslated(blocks.filter(has), language)).values();
    return [language, blocks.map((block) => has(block) ? language.polish(code.next().value!, block) : undefined)];
  }));
}

/** What is said in other words for one language compiled before, and may not do so any more. */
function preparedAndTranslated(blocks: readonly CodeBlock[], language: PageLanguage): string[] {
  return translate(language.prepare!(blocks), [language.target], false).get(language.target)!;
}

function write(): void {
  const texts = Object.keys(TRANSLATED).map((page) => [page, readFileSync(join(ROOT, page), 'utf8')]);
  const blocks = texts.flatMap(([page, text]) => blocksOf(page, text));
  for (const [language, code] of translations(blocks)) {
    rmSync(join(ROOT, FOLDER, language.folder), { recursive: true, force: true });
    for (const [page, text] of texts) {
      const file = join(ROOT, placeOf(page, language));
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, pageOf(page, text, language, code.filter((_, index) => blocks[index].page === page)));
    }
  }
}

if (require.main === module) write();
