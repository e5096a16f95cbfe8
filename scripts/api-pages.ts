import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'fs';
import { tmpdir } from 'os';
import { join, resolve } from 'path';
import { ApiReferenceSchema, Documentation, JsiiEntity, Language, MarkdownRenderer, Schema } from 'jsii-docgen';
import { PublicType, publicTypes } from './translation/assembly';
import { unitsAsPackaged } from './translation/python';

/**
 * Writes `docs/api`: every public type, in every language, with a page for each submodule and for each part of the root. What constructs have
 * from the CDK is left out. Needs the compiled package.
 */

const ROOT = resolve(__dirname, '..');

/** Where the pages of all languages lie, from the root. */
export const FOLDER = 'docs/api';

/** A language of the API, and how the types of submodules are reached in it. */
interface ApiLanguage {
  readonly name: string;
  readonly folder: string;
  readonly language: Language;
  readonly imports: string;
}

/** The languages that have pages. */
export const API_LANGUAGES: readonly ApiLanguage[] = [
  {
    name: 'TypeScript',
    folder: 'typescript',
    language: Language.TYPESCRIPT,
    imports: "Types of submodules stand behind their name: `policy.Rule`, after `import { policy } from 'cdk-paved-road'`.",
  },
  { name: 'Python', folder: 'python', language: Language.PYTHON, imports: 'Submodules are modules: `from cdk_paved_road.policy import Rule`.' },
  { name: 'Java', folder: 'java', language: Language.JAVA, imports: 'Submodules are packages: `import io.github.cdkpavedroad.policy.Rule;`.' },
  {
    name: 'Go',
    folder: 'go',
    language: Language.GO,
    imports: 'Submodules are packages: `github.com/cdk-paved-road/cdk-paved-road-go/cdkpavedroad/policy`.',
  },
];

/** The kinds of types, as pages are divided and as people call them. */
const KINDS: readonly (readonly [keyof ApiReferenceSchema, string])[] = [
  ['constructs', 'construct'], ['classes', 'class'], ['structs', 'properties'], ['interfaces', 'interface'], ['enums', 'enum'],
];

/** What every construct has from the CDK. */
const INHERITED = ['isConstruct', 'node', 'toString', 'with'];

/** Where the types of a part of the root are told of: a component has a page, and so has each other folder of `src`. */
export function pageOf({ submodule, file }: PublicType): string {
  return submodule ?? /^src\/(?:components\/)?([^/]+)/.exec(file)![1];
}

type Described = ApiReferenceSchema[keyof ApiReferenceSchema][number];

/** The pages of one language. */
class ApiPages {
  private readonly pages = new Map(publicTypes().map((type) => [fqnOf(type), pageOf(type)]));
  private readonly names = [...new Set(this.pages.values())].sort();

  constructor(private readonly language: ApiLanguage, private readonly schema: Schema) {}

  public write(): void {
    const folder = join(ROOT, FOLDER, this.language.folder);
    mkdirSync(folder, { recursive: true });
    for (const page of this.names) writeFileSync(join(folder, `${page}.md`), this.textOf(page));
    writeFileSync(join(folder, 'README.md'), this.index());
  }

  private textOf(page: string): string {
    const linkFormatter = (entity: JsiiEntity) => this.link(entity, page);
    const header = { title: page, id: page };
    const text = MarkdownRenderer.fromSchema({ ...this.schema, apiReference: this.on(page) }, { linkFormatter, header }).render();
    return tidy(this.language.language === Language.PYTHON ? unitsAsPackaged(text) : text);
  }

  /** The types of a page, without what is inherited from the CDK. */
  private on(page: string): ApiReferenceSchema {
    return Object.fromEntries(KINDS.map(([kind]) => [
      kind, this.schema.apiReference![kind].filter(({ id }) => this.pages.get(id) === page).map(withoutInherited),
    ])) as unknown as ApiReferenceSchema;
  }

  private link({ id, fqn, displayName }: JsiiEntity, page: string): string {
    const type = [...ancestors(id)].find((ancestor) => this.pages.has(ancestor));
    if (type === undefined) return fqn;
    const target = this.pages.get(type)!;
    return `<a href="${target === page ? '' : `${target}.md`}#${id}">${displayName}</a>`;
  }

  private index(): string {
    const sections = this.names.map((page) => {
      const on = this.on(page);
      const rows = KINDS.flatMap(([kind, word]) => (on[kind] as readonly Described[]).map(({ id, displayName, docs }) =>
        `| [${displayName}](${page}.md#${id}) | ${word} | ${docs.summary ?? ''} |`));
      return [`## ${page}`, '', '| Type | Kind | What it is |', '| --- | --- | --- |', ...rows].join('\n');
    });
    return `# The API in ${this.language.name}\n\nEvery public type, made from the code by \`scripts/api-pages.ts\`. ${this.language.imports}\n\n${sections.join('\n\n')}\n`;
  }
}

function fqnOf({ name, submodule }: PublicType): string {
  return ['cdk-paved-road', ...submodule ? [submodule] : [], name].join('.');
}

/** An id and what it belongs to, from the inside out. */
function* ancestors(id: string): Generator<string> {
  for (let part = id; part.includes('.'); part = part.slice(0, part.lastIndexOf('.'))) yield part;
}

function withoutInherited<T extends Described>(type: T): T {
  const kept = <M extends { readonly id: string }>(members: readonly M[]) => members.filter(({ id }) => !INHERITED.includes(id.slice(id.lastIndexOf('.') + 1)));
  const lists = ['instanceMethods', 'staticMethods', 'properties'] as const;
  return { ...type, ...Object.fromEntries(lists.flatMap((list) => list in type ? [[list, kept(type[list as keyof T] as never)]] : [])) };
}

/** Without the lines between members that show nothing, and without blanks at the ends of lines. */
function tidy(text: string): string {
  return `${text.replace(/[ \t]+$/gm, '').replace(/^---\n/gm, '').replace(/\n{3,}/g, '\n\n').trim()}\n`;
}

/**
 * Calls with a folder that has the compiled package as docgen needs it: beside it only the packages it stands on, since docgen looks into every
 * folder for more, and without the page of the project, whose code docgen would translate for each language and then leave out.
 */
async function withAssembly(body: (folder: string) => Promise<void>): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'paved-road-api-'));
  try {
    mkdirSync(join(folder, 'node_modules'));
    for (const name of ['aws-cdk-lib', 'cdk-nag', 'constructs']) symlinkSync(realpathSync(join(ROOT, 'node_modules', name)), join(folder, 'node_modules', name), 'junction');
    copyFileSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
    writeFileSync(join(folder, '.jsii'), JSON.stringify({ ...JSON.parse(readFileSync(join(ROOT, '.jsii'), 'utf8')), readme: undefined }));
    await body(folder);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function write(): Promise<void> {
  rmSync(join(ROOT, FOLDER), { recursive: true, force: true });
  await withAssembly(async (assembly) => {
    const documentation = await Documentation.forProject(assembly);
    for (const language of API_LANGUAGES) {
      const { content } = await documentation.toJson({ language: language.language, allSubmodules: true });
      new ApiPages(language, content).write();
    }
  });
}

if (require.main === module) void write();
