import { join, resolve } from 'path';
import { TargetLanguage } from 'jsii-rosetta';
import * as ts from 'typescript';
import { CodeBlock } from './code-block';
import { PageLanguage } from './page-language';

const ROOT = resolve(__dirname, '..', '..');

/** What packages are called in Go. */
const PATHS: Readonly<Record<string, string>> = {
  'aws-cdk-lib': 'github.com/aws/aws-cdk-go/awscdk/v2',
  'cdk-paved-road': 'github.com/cdk-paved-road/cdk-paved-road-go/cdkpavedroad',
  'constructs': 'github.com/aws/constructs-go/constructs/v10',
};
const RUNTIME = 'github.com/aws/jsii-runtime-go';

/** A type that a block may name, as Go has it. */
interface GoType {
  /** Where it is imported from. */
  readonly path: string;
  /** Structs of props are passed by pointer, and everything else as it is. */
  readonly isStruct: boolean;
}

/**
 * What Rosetta's translation to Go leaves out, it is told in TypeScript: arguments that may be left out are `nil`, properties of classes are
 * methods, modules of the CDK are packages. What no TypeScript says is mended afterwards: qualified types, pointers to lists and maps, imports.
 */
class Go implements PageLanguage {
  public readonly name = 'Go';
  public readonly folder = 'go';
  public readonly target = TargetLanguage.GO;
  public readonly names = 'Names in the text are as TypeScript has them: props and methods begin with a capital letter in Go, and `orders.readOnly` is `orders.ReadOnly()`. Programs are the body of `main`, after their imports.';
  public readonly installing = '`go get github.com/cdk-paved-road/cdk-paved-road-go/cdkpavedroad`';
  public readonly begin = 'examples/go/README.md';
  private readonly types = new Map<string, ReadonlyMap<string, GoType>>();

  public prepare(blocks: readonly CodeBlock[]): CodeBlock[] {
    const program = programOf(blocks);
    return blocks.map((block, index) => {
      const preparation = new Preparation(block, program, fileOf(index));
      this.types.set(placeOf(block), preparation.types());
      return preparation.prepared();
    });
  }

  public polish(translated: string, block: CodeBlock): string {
    const types = this.types.get(placeOf(block))!;
    return withImports(mended(translated, types), types);
  }
}

/** Programs in Go, from TypeScript. */
export const GO: PageLanguage = new Go();

/** One block on its way. */
class Preparation {
  private readonly checker: ts.TypeChecker;
  private readonly source: ts.SourceFile;
  private readonly edits: { readonly start: number; readonly end: number; readonly text: string }[] = [];

  constructor(private readonly block: CodeBlock, program: ts.Program, file: string) {
    this.checker = program.getTypeChecker();
    this.source = program.getSourceFile(file)!;
  }

  public prepared(): CodeBlock {
    const begin = this.block.around[0].length;
    const visible = this.source.statements.filter((statement) => statement.getStart() >= begin && statement.end <= begin + this.block.code.length);
    visible.forEach((statement) => this.visit(statement));
    const code = this.edits.sort((one, other) => other.start - one.start || other.end - one.end)
      .reduce((text, { start, end, text: inserted }) => text.slice(0, start - begin) + inserted + text.slice(end - begin), this.block.code);
    return { ...this.block, code };
  }

  /** Everything that the modules export which the program imports from. */
  public types(): Map<string, GoType> {
    return new Map(this.source.statements.filter(ts.isImportDeclaration).flatMap((node) => {
      const module = this.checker.getSymbolAtLocation(node.moduleSpecifier)!;
      return this.exportsOf(module, pathOf(moduleOf(node)));
    }));
  }

  private exportsOf(module: ts.Symbol, path: string): [string, GoType][] {
    return this.checker.getExportsOfModule(module).flatMap((exported): [string, GoType][] => {
      const declaration = this.checker.getExportSymbolOfSymbol(exported).declarations![0];
      const isAlias = ts.isExportSpecifier(declaration) || ts.isNamespaceExport(declaration);
      const symbol = isAlias ? this.checker.getAliasedSymbol(exported) : exported;
      if (ts.isNamespaceExport(declaration)) return path === PATHS['cdk-paved-road'] ? this.exportsOf(symbol, `${path}/${exported.name}`) : [];
      return [[exported.name, { path, isStruct: symbol.declarations?.some(isStruct) ?? false }]];
    });
  }

  private visit(node: ts.Node): void {
    if (ts.isClassDeclaration(node)) throw new Error(`${placeOf(this.block)}: a class has no translation to Go, so the block is to be marked with 'not-in-go'`);
    if (ts.isImportDeclaration(node)) return this.importModule(node);
    if (ts.isNewExpression(node) || ts.isCallExpression(node)) this.passNil(node);
    if (ts.isShorthandPropertyAssignment(node)) this.edits.push({ start: node.end, end: node.end, text: `: ${this.qualified(node.name)}` });
    if (ts.isPropertyAccessExpression(node) && this.isGetter(node)) this.edits.push({ start: node.end, end: node.end, text: '()' });
    if (ts.isIdentifier(node)) this.qualify(node);
    ts.forEachChild(node, (child) => this.visit(child));
  }

  /** `import { Code } from 'aws-cdk-lib/aws-lambda'` is a package `awslambda` in Go. */
  private importModule(node: ts.ImportDeclaration): void {
    const module = moduleOf(node);
    const service = serviceOf(module);
    if (service) this.edits.push({ start: node.getStart(), end: node.end, text: `import * as ${service} from '${module}';` });
  }

  private qualify(node: ts.Identifier): void {
    const text = this.qualified(node);
    if (text !== node.text && !ts.isShorthandPropertyAssignment(node.parent)) this.edits.push({ start: node.getStart(), end: node.end, text });
  }

  private qualified(node: ts.Identifier): string {
    const declaration = this.checker.getSymbolAtLocation(node)?.declarations?.[0];
    if (!declaration || !ts.isImportSpecifier(declaration)) return node.text;
    const service = serviceOf(moduleOf(declaration.parent.parent.parent as ts.ImportDeclaration));
    return service ? `${service}.${node.text}` : node.text;
  }

  /** Go has no arguments that may be left out. */
  private passNil(node: ts.NewExpression | ts.CallExpression): void {
    const parameters = this.checker.getResolvedSignature(node)?.getDeclaration()?.parameters;
    const given = node.arguments?.length ?? 0;
    const missing = (parameters ?? []).slice(given).filter(({ dotDotDotToken }) => !dotDotDotToken).map(() => 'null');
    if (missing.length > 0) this.edits.push({ start: node.end - 1, end: node.end - 1, text: `${given > 0 ? ', ' : ''}${missing.join(', ')}` });
  }

  private isGetter({ name }: ts.PropertyAccessExpression): boolean {
    const declaration = this.checker.getSymbolAtLocation(name)?.declarations?.[0];
    const isProperty = declaration && [ts.isPropertyDeclaration, ts.isPropertySignature, ts.isGetAccessor].some((is) => is(declaration));
    if (!isProperty) return false;
    const isStatic = ts.getModifiers(declaration as ts.PropertyDeclaration)?.some(({ kind }) => kind === ts.SyntaxKind.StaticKeyword) ?? false;
    return !isStatic && !isStruct(declaration.parent as ts.Declaration);
  }
}

function isStruct(declaration: ts.Declaration): boolean {
  return ts.isInterfaceDeclaration(declaration) && !/^I[A-Z]/.test(declaration.name.text);
}

function moduleOf(node: ts.ImportDeclaration): string {
  return (node.moduleSpecifier as ts.StringLiteral).text;
}

/** `aws-cdk-lib/aws-lambda` is called `awslambda`; modules that are no service have no name. */
function serviceOf(module: string): string | undefined {
  return /^aws-cdk-lib\/(.+)$/.exec(module)?.[1].replace(/[^a-z0-9]/g, '');
}

/** The path that Go imports a module from. */
function pathOf(module: string): string {
  const service = serviceOf(module);
  return service ? `${PATHS['aws-cdk-lib']}/${service}` : PATHS[module];
}

/** What stands before names of a path: its last part that is no version. */
function qualifierOf(path: string): string {
  return path.replace(/\/v\d+$/, '').split('/').pop()!;
}

function mended(code: string, types: ReadonlyMap<string, GoType>): string {
  const qualified = (name: string) => types.has(name) ? `${qualifierOf(types.get(name)!.path)}.${name}` : name;
  const element = (name: string) => `${types.get(name)?.isStruct ? '*' : ''}${qualified(name)}`;
  const typed = code
    .replace(/^import .*\n/gm, '')
    .replace(/(?<!&)(\[\]|map\[string\])(\*?\w+)\{/g, (_, holder: string, name: string) => `&${holder}${element(name)}{`)
    .replace(/&([A-Z]\w+)\{/g, (_, name: string) => `&${qualified(name)}{`)
    .replace(/\.\(([A-Z]\w+)\)/g, (_, name: string) => `.(${qualified(name)})`)
    .replace(/jsii\.Boolean\(/g, 'jsii.Bool(')
    .replace(/fmt\.Sprintf\(/g, 'jsii.Sprintf(');
  return outsideOfTexts(withKeys(typed), (text) => text
    .replace(/([._])\*(?=[A-Z])/g, '$1')
    .replace(/cdkpavedroad\.([A-Z]\w*)\.(?=[A-Z])/g, (_, submodule: string) => `${submodule.toLowerCase()}.`)
    // What a package exports begins with a capital letter, behind the name of its type as well.
    .replace(/(?<=[\w)]\.|[A-Z]\w*_)[a-z]/g, (first) => first.toUpperCase())).trim();
}

/** Fields of structs inside of a map are no keys of it. */
function withKeys(code: string): string {
  const structs: boolean[] = [];
  return code.split('\n').map((line) => {
    const [, indent, key, rest] = /^(\t*)"(\w+)"(: .*)$/.exec(line) ?? [];
    const inStruct = structs[structs.length - 1];
    if (/^\t*\}/.test(line)) structs.pop();
    if (line.endsWith('{')) structs.push(/&\w+\.\w+\{$/.test(line) && !/\]\*?\w+\.\w+\{$/.test(line));
    return key && inStruct ? `${indent}${key[0].toUpperCase()}${key.slice(1)}${rest}` : line;
  }).join('\n');
}

/** Changes code, but neither its strings nor its comments. */
function outsideOfTexts(code: string, change: (text: string) => string): string {
  return code.split(/("(?:\\.|[^"\\])*"|\/\/.*$)/m).map((part, index) => index % 2 === 0 ? change(part) : part).join('');
}

function withImports(code: string, types: ReadonlyMap<string, GoType>): string {
  const paths = new Map([...types.values()].map(({ path }) => [qualifierOf(path), path]));
  paths.set('jsii', RUNTIME);
  const bare = code.replace(/"(?:\\.|[^"\\])*"/g, '""');
  const used = new Set([...bare.matchAll(/(?<![.\w])([a-z]\w*)\.[A-Z]/g)].flatMap(([, name]) => paths.get(name) ?? []));
  return `import (\n${[...used].sort().map((path) => `\t"${path}"\n`).join('')})\n\n${code}`;
}

function placeOf({ page, line }: CodeBlock): string {
  return `${page}:${line}`;
}

function fileOf(index: number): string {
  return join(ROOT, 'docs', `block-${index}.ts`);
}

/** All blocks in one program, on the sources. */
function programOf(blocks: readonly CodeBlock[]): ts.Program {
  const config = ts.getParsedCommandLineOfConfigFile(join(ROOT, 'tsconfig.dev.json'), {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} })!;
  // Without the namespaces of all services (`aws_s3`), which take most of the compiler's time and no page uses.
  const paths = { ...config.options.paths, 'aws-cdk-lib': ['./node_modules/aws-cdk-lib/core/index.d.ts'] };
  const options = { ...config.options, noEmit: true, skipLibCheck: true, types: ['node'], paths };
  const texts = new Map(blocks.map(({ code, around: [before, behind] }, index) => [fileOf(index), `${before}${code}${behind}`]));
  const host = ts.createCompilerHost(options);
  const { getSourceFile, fileExists, readFile } = host;
  host.fileExists = (file) => texts.has(file) || fileExists(file);
  host.readFile = (file) => texts.get(file) ?? readFile(file);
  host.getSourceFile = (file, version, ...rest) =>
    texts.has(file) ? ts.createSourceFile(file, texts.get(file)!, version, true) : getSourceFile.call(host, file, version, ...rest);
  return ts.createProgram([...texts.keys()], options, host);
}
