import { join, relative, sep } from 'path';
import * as ts from 'typescript';

/**
 * The public surface keeps to what every jsii language can say, and is documented. It is read from the sources, so that
 * the test needs no build. What a test on a few lines shows is that each kind of mistake is found.
 */

const ROOT = join(__dirname, '..');

/** The window that is no submodule. */
const PACKAGE = '(root)';

/** A type that is exported, and the window that it is seen through. */
interface PublicType {
  readonly name: string;
  readonly window: string;
  readonly declaration: ts.ClassDeclaration | ts.InterfaceDeclaration | ts.EnumDeclaration;
}

/** A place with a signature: a member of a type, or the type with what it extends. */
interface Place {
  readonly window: string;
  readonly name: string;
  readonly node: ts.Declaration;
}

/** A type that a signature mentions, and the window that it is seen through, if any. */
interface Mention {
  readonly place: Place;
  readonly name: string;
  readonly target: ts.Declaration;
  readonly of?: string;
}

/** What the package exports. */
class Surface {
  private readonly checker: ts.TypeChecker;
  private readonly exported: PublicType[];
  private readonly windowOf = new Map<ts.Declaration, string>();

  constructor(private readonly program: ts.Program, private readonly entry: string) {
    this.checker = program.getTypeChecker();
    this.exported = this.exportsOf(program.getSourceFile(entry)!, PACKAGE);
    this.exported.forEach(({ declaration, window }) => this.windowOf.set(declaration, window));
  }

  public windows(): string[] {
    return [...new Set(this.exported.map(({ window }) => window))];
  }

  public types(): PublicType[] {
    return this.exported;
  }

  public undocumented(): string[] {
    return this.signatures().filter(({ node }) => !ts.isConstructorDeclaration(node) && !hasDoc(node)).map((place) => this.at(place));
  }

  public withoutDefault(): string[] {
    const optional = this.exported.filter(({ declaration }) => ts.isInterfaceDeclaration(declaration))
      .flatMap((type) => this.membersOf(type)).filter(({ node }) => ts.isPropertySignature(node) && node.questionToken);
    return optional.filter(({ node }) => !ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'default')).map((place) => this.at(place));
  }

  /** Java makes `getName()` of a property `name`, so a member cannot be called that itself. */
  public namedLikeGetters(): string[] {
    return this.signatures().filter(({ name }) => /\.get[A-Z]/.test(name)).map((place) => this.at(place));
  }

  public unspeakable(): string[] {
    return this.signatures().flatMap((place) => {
      const { typeParameters } = place.node as { typeParameters?: ts.NodeArray<ts.TypeParameterDeclaration> };
      const generics = typeParameters?.length ? [`${this.at(place)} has type parameters`] : [];
      const inferred = this.inferredType(place.node);
      const isAny = inferred && this.checker.typeToString(inferred) === 'any' ? [`${this.at(place)} is any`] : [];
      const nameless = parametersOf(place.node).filter(({ name }) => !ts.isIdentifier(name)).map(({ name }) => `${this.at(place)} has no name for ${name.getText()}`);
      return [...generics, ...isAny, ...nameless, ...typeNodes(place.node).filter(isUnspeakable).map((node) => `${this.at(place)} mentions ${node.getText()}`)];
    });
  }

  public hidden(): string[] {
    return this.mentions().filter(({ target, of }) => of === undefined && this.isOurs(target)).map(({ place, name }) => `${this.at(place)} mentions ${name}`);
  }

  public mentionsOfRoot(): string[] {
    return this.mentions().filter(({ place, of }) => place.window !== PACKAGE && of === PACKAGE).map(({ place, name }) => `${this.at(place)} mentions ${name}`);
  }

  public circles(): string[] {
    const between = new Map<string, Set<string>>();
    for (const { place: { window }, of } of this.mentions()) {
      if (window === PACKAGE || of === undefined || of === PACKAGE || of === window) continue;
      between.set(window, (between.get(window) ?? new Set()).add(of));
    }
    const found = new Map<string, string>();
    const follow = (way: string[]): void => {
      for (const next of between.get(way[way.length - 1]) ?? []) {
        const start = way.indexOf(next);
        const key = [...way.slice(start)].sort().join();
        if (start < 0) follow([...way, next]);
        else if (!found.has(key)) found.set(key, [...way.slice(start), next].join(' > '));
      }
    };
    [...between.keys()].sort().forEach((window) => follow([window]));
    return [...found.values()];
  }

  /** Every mention of a type in a signature, with the window that this type is seen through. */
  private mentions(): Mention[] {
    return this.signatures().flatMap((place) => {
      const symbols = [...typeNodes(place.node).flatMap((node) => this.named(node)), ...symbolOf(this.inferredType(place.node))];
      return symbols.flatMap(({ name, declarations = [] }) => declarations.slice(0, 1)
        .map((target) => ({ place, name, target, of: this.windowOf.get(target) })));
    });
  }

  /** The symbol that a reference to a type stands for. */
  private named(node: ts.Node): ts.Symbol[] {
    const name = ts.isTypeReferenceNode(node) ? node.typeName : ts.isExpressionWithTypeArguments(node) ? node.expression : undefined;
    const symbol = name && this.checker.getSymbolAtLocation(name);
    if (!symbol || symbol.declarations?.some(ts.isTypeParameterDeclaration)) return [];
    return [this.resolved(symbol)];
  }

  /** The type of a member that does not say it. */
  private inferredType(node: ts.Declaration): ts.Type | undefined {
    const isSilent = (ts.isPropertyDeclaration(node) || ts.isGetAccessor(node) || ts.isMethodDeclaration(node)) && !node.type;
    if (!isSilent) return undefined;
    const type = this.checker.getTypeAtLocation(node);
    return ts.isMethodDeclaration(node) ? type.getCallSignatures()[0]?.getReturnType() : type;
  }

  private signatures(): Place[] {
    return this.exported.flatMap((type) => [this.placeOf(type), ...this.membersOf(type)]);
  }

  private placeOf({ name, window, declaration }: PublicType): Place {
    return { name, window, node: declaration };
  }

  private membersOf({ name, window, declaration }: PublicType): Place[] {
    const members: ts.Declaration[] = [...declaration.members];
    const withParameters = members.flatMap((member) => ts.isConstructorDeclaration(member)
      ? [member, ...member.parameters.filter((parameter) => ts.isParameterPropertyDeclaration(parameter, member))] : [member]);
    return withParameters.filter(isVisible)
      .map((node) => ({ window, node, name: `${name}.${ts.isConstructorDeclaration(node) ? 'constructor' : ts.getNameOfDeclaration(node)?.getText()}` }));
  }

  private exportsOf(file: ts.Node, window: string): PublicType[] {
    const module = this.checker.getSymbolAtLocation(file)!;
    return this.checker.getExportsOfModule(module).flatMap((found): PublicType[] => {
      const symbol = this.resolved(found);
      const [declaration] = symbol.declarations ?? [];
      if (ts.isSourceFile(declaration)) return window === PACKAGE ? this.exportsOf(declaration, found.name) : [];
      const isType = ts.isClassDeclaration(declaration) || ts.isInterfaceDeclaration(declaration) || ts.isEnumDeclaration(declaration);
      return isType && !isInternal(declaration) ? [{ name: found.name, window, declaration }] : [];
    });
  }

  private resolved(symbol: ts.Symbol): ts.Symbol {
    return symbol.declarations?.some(isAlias) ? this.checker.getAliasedSymbol(symbol) : symbol;
  }

  private isOurs(declaration: ts.Declaration): boolean {
    const source = declaration.getSourceFile();
    return !this.program.isSourceFileDefaultLibrary(source) && source.fileName.startsWith(this.entry.replace(/index\.ts$/, ''));
  }

  private at({ node, name }: Place): string {
    const source = node.getSourceFile();
    const file = source.fileName.startsWith(ROOT) ? relative(ROOT, source.fileName).split(sep).join('/') : source.fileName;
    return `${file}:${source.getLineAndCharacterOfPosition(node.getStart(source)).line + 1} ${name}`;
  }
}

/** Names that imports and exports give to what is declared elsewhere. */
function isAlias(node: ts.Node): boolean {
  return ts.isImportSpecifier(node) || ts.isExportSpecifier(node) || ts.isNamespaceExport(node) || ts.isNamespaceImport(node);
}

/** The class, interface or enum that a type is. */
function symbolOf(type: ts.Type | undefined): ts.Symbol[] {
  const symbol = type?.aliasSymbol ?? type?.getSymbol();
  const isType = (node: ts.Node) => ts.isClassDeclaration(node) || ts.isInterfaceDeclaration(node) || ts.isEnumDeclaration(node);
  return symbol?.declarations?.some(isType) ? [symbol] : [];
}

function parametersOf(declaration: ts.Declaration): readonly ts.ParameterDeclaration[] {
  return (declaration as Partial<ts.SignatureDeclaration>).parameters ?? [];
}

/** The types that stand in the signature of a declaration; those inside of bodies, and of members of a type, do not. */
function typeNodes(declaration: ts.Declaration): ts.Node[] {
  const { type, heritageClauses } = declaration as Partial<ts.SignatureDeclaration> & Partial<ts.ClassDeclaration>;
  const ofParameters = parametersOf(declaration).flatMap((parameter) => parameter.type ?? []);
  const roots: ts.Node[] = [...ofParameters, ...type ? [type] : [], ...heritageClauses?.flatMap(({ types }) => [...types]) ?? []];
  const all: ts.Node[] = [];
  const visit = (node: ts.Node): void => {
    all.push(node);
    ts.forEachChild(node, visit);
  };
  roots.forEach(visit);
  return all;
}

function isUnspeakable(node: ts.Node): boolean {
  if (node.kind === ts.SyntaxKind.AnyKeyword) return true;
  return ts.isUnionTypeNode(node) && node.types.filter(({ kind }) => kind !== ts.SyntaxKind.UndefinedKeyword).length > 1;
}

function isVisible(node: ts.Declaration): boolean {
  const isPrivate = ts.canHaveModifiers(node) && ts.getModifiers(node)?.some(({ kind }) => kind === ts.SyntaxKind.PrivateKeyword);
  return !isPrivate && !isInternal(node) && !(node as { name?: ts.Node }).name?.getText().startsWith('#');
}

function isInternal(node: ts.Node): boolean {
  return ts.getJSDocTags(node).some(({ tagName }) => tagName.text === 'internal');
}

function hasDoc(node: ts.Node): boolean {
  return ts.getJSDocCommentsAndTags(node).some((doc) => ts.isJSDoc(doc) && (ts.getTextOfJSDocComment(doc.comment) ?? '').trim() !== '');
}

/** The library as its sources have it. */
function libraryProgram(): ts.Program {
  const config = ts.getParsedCommandLineOfConfigFile(join(ROOT, 'tsconfig.dev.json'), {}, { ...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {} })!;
  // Without the namespaces of all services (`aws_s3`), which take most of the compiler's time and `src` never uses.
  const paths = { 'aws-cdk-lib': ['./node_modules/aws-cdk-lib/core/index.d.ts'] };
  return ts.createProgram([join(ROOT, 'src', 'index.ts')], { ...config.options, noEmit: true, paths, skipLibCheck: true, types: ['node'] });
}

/** A program of a few files that lie nowhere. */
function programOf(files: Record<string, string>): ts.Program {
  const options: ts.CompilerOptions = { target: ts.ScriptTarget.ES2022, module: ts.ModuleKind.CommonJS, noEmit: true, types: [] };
  const host = ts.createCompilerHost(options);
  const { getSourceFile } = host;
  const textOf = (file: string): string | undefined => files[file.replace(/^\//, '')];
  host.fileExists = (file) => textOf(file) !== undefined;
  host.readFile = textOf;
  host.getSourceFile = (file, version, ...rest) => {
    const text = textOf(file);
    return text === undefined ? getSourceFile.call(host, file, version, ...rest) : ts.createSourceFile(file, text, version, true);
  };
  host.getCurrentDirectory = () => '/';
  return ts.createProgram(['/index.ts'], options, host);
}

describe('the public surface of src', () => {
  const surface = new Surface(libraryProgram(), join(ROOT, 'src', 'index.ts'));

  test('is found', () => {
    expect(surface.windows()).toEqual(expect.arrayContaining([PACKAGE, 'packs', 'policy', 'rules', 'tagging', 'testing']));
    expect(surface.types().map(({ name }) => name)).toEqual(expect.arrayContaining(['ServiceDatabase', 'IAppEnvironment', 'RuleMeta', 'Severity']));
  });

  test('is documented: every type, every member, every enum value', () => expect(surface.undocumented()).toEqual([]));
  test('says what happens when something is left out', () => expect(surface.withoutDefault()).toEqual([]));
  test('has no any, no type parameters, no unions, no parameter without a name', () => expect(surface.unspeakable()).toEqual([]));
  test('has no names that Java gives to getters', () => expect(surface.namedLikeGetters()).toEqual([]));
  test('mentions no type that is not exported', () => expect(surface.hidden()).toEqual([]));
  test('submodules mention nothing of the root', () => expect(surface.mentionsOfRoot()).toEqual([]));
  test('submodules mention each other in no circle', () => expect(surface.circles()).toEqual([]));
});

describe('what is looked for', () => {
  const surface = new Surface(programOf({
    'index.ts': "export * from './shop';\nexport * as one from './one';\nexport * as two from './two';",
    'hidden.ts': 'export interface Hidden { readonly id: string }',
    'shop.ts': [
      "import { Hidden } from './hidden';", // line 1
      'export interface NoDoc {', // 2
      '  readonly noDoc: string;', // 3
      '  /** Has a doc and no default. */', // 4
      '  readonly noDefault?: string;', // 5
      '  /**', // 6
      '   * Has both.', // 7
      '   *', // 8
      '   * @default - nothing', // 9
      '   */', // 10
      '  readonly fine?: string;', // 11
      '}', // 12
      '/** A shop. */', // 13
      'export class Shop<T> {', // 14
      '  /** Of the library. */', // 15
      '  public readonly hidden?: Hidden;', // 16
      '  /** May be left out. */', // 17
      '  public readonly fine: string | undefined;', // 18
      '  private readonly secret: any;', // 19
      '  /** @internal */', // 20
      '  public readonly _inside: any;', // 21
      '  /** Inferred. */', // 22
      '  public readonly inferred = JSON.parse("1");', // 23
      '  /** Anything. */', // 24
      '  public sell(what: any, to: string | number): void { this.secret(what, to); }', // 25
      '  public noDoc(): void {}', // 26
      '  /** Takes apart what it is given. */', // 27
      '  public rent({ hidden }: Shop<T>): void { hidden; }', // 28
      '}', // 29
      '/** Colours. */', // 30
      'export enum Colour {', // 31
      '  RED,', // 32
      '}', // 33
    ].join('\n'),
    'one.ts': "import { Colour } from './shop';\nimport { Two } from './two';\n/** One. */\nexport interface One {\n  /** Of the root. */\n  readonly colour: Colour;\n  /** Of two. */\n  readonly two: Two;\n}",
    'two.ts': "import type { One } from './one';\n/** Two. */\nexport abstract class Two {\n  /** Of one. */\n  public abstract getOne(): One[];\n}",
  }), '/index.ts');

  test('docs', () => expect(surface.undocumented()).toEqual(['/shop.ts:2 NoDoc', '/shop.ts:3 NoDoc.noDoc', '/shop.ts:26 Shop.noDoc', '/shop.ts:32 Colour.RED']));
  test('defaults', () => expect(surface.withoutDefault()).toEqual(['/shop.ts:5 NoDoc.noDefault']));
  test('what no language but TypeScript can say', () => expect(surface.unspeakable()).toEqual([
    '/shop.ts:14 Shop has type parameters', '/shop.ts:23 Shop.inferred is any', '/shop.ts:25 Shop.sell mentions any', '/shop.ts:25 Shop.sell mentions string | number',
    '/shop.ts:28 Shop.rent has no name for { hidden }',
  ]));
  test('names of getters', () => expect(surface.namedLikeGetters()).toEqual(['/two.ts:5 Two.getOne']));
  test('types that are not exported', () => expect(surface.hidden()).toEqual(['/shop.ts:16 Shop.hidden mentions Hidden']));
  test('types of the root', () => expect(surface.mentionsOfRoot()).toEqual(['/one.ts:6 One.colour mentions Colour']));
  test('circles', () => expect(surface.circles()).toEqual(['one > two > one']));
});
