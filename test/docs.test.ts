import { existsSync, readdirSync, readFileSync, statSync } from 'fs';
import { dirname, join, relative, sep } from 'path';
import { App, Stack } from 'aws-cdk-lib';
import * as ts from 'typescript';
import { COMPONENT_PAGES, fileOf, pageOf } from '../scripts/component-pages';
import { AppEnvironment, EnvironmentTier, ErrorCode } from '../src';

/**
 * Every TypeScript block of every page compiles and runs, and every link leads somewhere. What the marks on a block mean
 * stands in `docs/README.md`.
 */

const ROOT = join(__dirname, '..');

/** Codes of the CDK's own errors that pages name. */
const CDK_CODES = ['ValidationFailed', 'DependencyCycle'];
const CODES: string[] = [...Object.values(ErrorCode), ...CDK_CODES];

interface Page {
  readonly name: string;
  readonly text: string;
}

interface Block {
  readonly place: string;
  readonly page: string;
  /** The line of the page on which the code begins; the first one is 1. */
  readonly line: number;
  readonly marks: readonly string[];
  readonly code: string;
  /** What stands after the block, up to the next heading or block of code in TypeScript. */
  readonly after: string;
}

const filesBelow = (folder: string): string[] => readdirSync(folder).flatMap((name) => {
  const path = join(folder, name);
  return statSync(path).isDirectory() ? filesBelow(path) : [path];
});

const pages: Page[] = [
  ...readdirSync(ROOT).filter((name) => name.endsWith('.md')).map((name) => join(ROOT, name)),
  // The pages of the API have links of their own kind, which test/language-pages.test.ts follows.
  ...filesBelow(join(ROOT, 'docs')).filter((file) => file.endsWith('.md') && !file.startsWith(join(ROOT, 'docs', 'api'))),
  ...filesBelow(join(ROOT, 'src')).filter((file) => file.endsWith(`${sep}README.md`)),
  ...filesBelow(join(ROOT, 'integ')).filter((file) => file.endsWith('.md')),
].map((file) => ({ name: relative(ROOT, file).split(sep).join('/'), text: readFileSync(file, 'utf8') }));

const blocks: Block[] = pages.flatMap(({ name, text }) => [...text.matchAll(/^```ts\b([^\n]*)\n([^]*?)^```$/gm)].map((match): Block => {
  const line = text.slice(0, match.index).split('\n').length + 1;
  const after = text.slice(match.index + match[0].length).split(/^#+ |^```ts\b/m)[0];
  return { place: `${name}:${line}`, page: name, line, marks: match[1].trim().split(/\s+/), code: match[2], after };
}));

/** A block as a program. Parts of one stand in the place that the fixture leaves for them. */
const [before, behind] = readFileSync(join(ROOT, 'rosetta', 'default.ts-fixture'), 'utf8').split('/// here');
const isWhole = ({ marks }: Block): boolean => marks.includes('nofixture');
const programOf = (block: Block): string => isWhole(block) ? `${block.code}\nexport {};\n` : `${before}${block.code}${behind}\nexport {};\n`;

describe('the blocks of TypeScript', () => {
  const errors = compile(blocks);

  test('are there at all', () => expect(blocks.length).toBeGreaterThan(20));

  const throwing = (wanted: boolean) => blocks.filter(({ marks }) => marks.includes('throws') === wanted).map((block) => [block.place, block] as const);

  test.each(throwing(false))('%s compiles and synthesizes', (place, block) => {
    expect(errors.get(place) ?? []).toEqual([]);
    expect(() => run(block)).not.toThrow();
  });

  test.each(throwing(true))('%s compiles and is refused as the text says', (place, block) => {
    expect(errors.get(place) ?? []).toEqual([]);
    const named = [...block.after.matchAll(/`([A-Za-z]+)`/g)].map(([, word]) => word).find((word) => CODES.includes(word));
    expect(`names a code: ${named !== undefined}`).toBe('names a code: true');
    const error = refusalOf(block);
    expect(`${error.name}: ${error.message}`).toContain(named);
    for (const quote of quotesIn(block.after)) expect(inOneLine(error.message)).toContain(quote);
  });
});

describe('the pages of components', () => {
  test.each(COMPONENT_PAGES.map((page) => [page.folder, page] as const))('%s: promises, alarms and responsibilities are as the code has them', (_, page) => {
    const written = readFileSync(fileOf(page), 'utf8');
    expect(pageOf(page, written)).toBe(written);
  });

  test('are those of all components, and of environments', () => {
    const folders = readdirSync(join(ROOT, 'src', 'components')).filter((name) => existsSync(join(ROOT, 'src', 'components', name, 'responsibilities.ts')));
    expect(COMPONENT_PAGES.map(({ folder }) => folder).sort()).toEqual([...folders.map((folder) => `components/${folder}`), 'environment'].sort());
  });
});

describe('the links', () => {
  test.each(pages.map((page) => [page.name, page] as const))('of %s lead somewhere', (name, { text }) => {
    const links = [...withoutCode(text).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link]) => link).filter((link) => !/^[a-z]+:/.test(link));
    expect(links.filter((link) => !leadsSomewhere(name, link))).toEqual([]);
  });
});

/** What the compiler says about each block, all of them in one program. */
function compile(all: readonly Block[]): Map<string, string[]> {
  const config = ts.getParsedCommandLineOfConfigFile(join(ROOT, 'tsconfig.dev.json'), {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} })!;
  const options: ts.CompilerOptions = {
    ...config.options,
    noEmit: true,
    noUnusedLocals: false,
    noUnusedParameters: false,
    skipLibCheck: true,
    types: ['jest', 'node'],
    // Without the namespaces of all services (`aws_s3`), which take most of the compiler's time and no page uses.
    paths: { ...config.options.paths, 'aws-cdk-lib': ['./node_modules/aws-cdk-lib/core/index.d.ts'] },
  };
  const programs = new Map(all.map((block, index) => [join(ROOT, 'docs', `block-${index}.ts`), block]));
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  const textOf = (file: string): string | undefined => {
    const block = programs.get(file.split('/').join(sep));
    return block && programOf(block);
  };
  host.fileExists = (file) => textOf(file) !== undefined || fileExists(file);
  host.readFile = (file) => textOf(file) ?? readFile(file);
  host.getSourceFile = (file, languageVersion, ...rest) => {
    const text = textOf(file);
    return text === undefined ? getSourceFile.call(host, file, languageVersion, ...rest) : ts.createSourceFile(file, text, languageVersion);
  };
  const program = ts.createProgram([...programs.keys()], options, host);
  return new Map([...programs].map(([file, block]) => {
    const source = program.getSourceFile(file)!;
    const found = [...program.getSyntacticDiagnostics(source), ...program.getSemanticDiagnostics(source)];
    return [block.place, found.map((diagnostic) => inWords(diagnostic, source, block))];
  }));
}

function inWords({ messageText, start = 0 }: ts.Diagnostic, source: ts.SourceFile, block: Block): string {
  const line = source.getLineAndCharacterOfPosition(start).line - (isWhole(block) ? 0 : before.split('\n').length - 1);
  return `${block.page}:${block.line + line} ${ts.flattenDiagnosticMessageText(messageText, '\n')}`;
}

/** Runs a block; what it calls `app` is synthesized. Its tests are run at once, since tests cannot hold tests. */
function run(block: Block): void {
  jest.spyOn(console, 'error').mockImplementation();
  jest.spyOn(console, 'table').mockImplementation();
  const compilerOptions = { module: ts.ModuleKind.CommonJS, target: ts.ScriptTarget.ES2022 };
  const { outputText } = ts.transpileModule(programOf(block), { compilerOptions });
  const given = { require, exports: {}, test: testAtOnce, expect, ...isWhole(block) ? {} : placeForParts() };
  const body = `{ ${outputText}\n return typeof app === 'undefined' ? undefined : app; }`;
  const app = new Function(...Object.keys(given), body)(...Object.values(given)) as App | undefined;
  app?.synth();
}

/** What the fixture declares and parts of programs build on. */
function placeForParts(): { readonly app: App; readonly stack: Stack; readonly environment: AppEnvironment } {
  const app = new App();
  const environment = new AppEnvironment(app, 'Environment', {
    application: 'shop', owner: 'team-shop', costCenter: 'cc-4711', tier: EnvironmentTier.PLAYGROUND,
  });
  return { app, stack: new Stack(app, 'Shop'), environment };
}

const testAtOnce = Object.assign((_: string, body: () => void) => body(), {
  each: (cases: unknown[][]) => (_: string, body: (...values: unknown[]) => void) => cases.forEach((values) => body(...values)),
});

function refusalOf(block: Block): Error {
  try {
    run(block);
  } catch (error) {
    return error as Error;
  }
  return new Error('nothing was refused');
}

/** Messages that the text quotes: `'prop' must ...` in a line, and blocks of several problems. */
function quotesIn(text: string): string[] {
  const lines = [...text.matchAll(/`('[^`]+)`/g)].map(([, quote]) => quote);
  const lists = [...text.matchAll(/^```\n(\d+ problems:[^]*?)^```$/gm)].map(([, quote]) => quote);
  return [...lines, ...lists].map(inOneLine);
}

function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

function withoutCode(text: string): string {
  return text.replace(/^ *```[^]*?^ *```$/gm, '').replace(/`[^`\n]*`/g, '');
}

function leadsSomewhere(from: string, link: string): boolean {
  const [path, anchor] = link.split('#');
  const file = path === '' ? join(ROOT, from) : join(ROOT, dirname(from), path);
  if (!existsSync(file)) return false;
  return anchor === undefined || !file.endsWith('.md') || anchorsOf(readFileSync(file, 'utf8')).includes(anchor);
}

/** The anchors of a page: of its headings, as GitHub makes them, and those that are written as HTML. */
function anchorsOf(text: string): string[] {
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(([, heading]) => heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').trim().replace(/ /g, '-'));
  const written = [...text.matchAll(/<a name="([^"]+)"/g)].map(([, name]) => name);
  return [...headings, ...written];
}
