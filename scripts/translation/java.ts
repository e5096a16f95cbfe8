import { TargetLanguage } from 'jsii-rosetta';
import { publicTypes } from './assembly';
import { CodeBlock } from './code-block';
import { PageLanguage } from './page-language';

const PACKAGE = 'io.github.cdkpavedroad';
const OF_JAVA: Readonly<Record<string, string>> = { List: 'java.util.List', Map: 'java.util.Map' };
const OF_THE_LANGUAGE = ['Object', 'Override', 'String'];

/** Everything that a program names is imported, the builders that it never names in TypeScript as well. */
export const JAVA: PageLanguage = {
  name: 'Java',
  folder: 'java',
  target: TargetLanguage.JAVA,
  names: 'Names in the text are as TypeScript has them: props are methods of a builder, and `orders.readOnly` is `orders.getReadOnly()` in Java. Programs are the body of `main`, after their imports.',
  installing: 'The artifact is `io.github.cdkpavedroad:cdk-paved-road`',
  begin: 'examples/java/README.md',
  polish: (translated, block) => withImports(namesAsPackaged(translated), block),
};

/** `enforceSSL` is `enforceSsl` in the package. */
function namesAsPackaged(code: string): string {
  return code.replace(/(?<=\.[a-z]\w*[a-z][A-Z])[A-Z]+(?=\()/g, (capitals) => capitals.toLowerCase());
}

function withImports(code: string, { page, line }: CodeBlock): string {
  const named = [...code.matchAll(/^import (.*);$/gm)].map(([, name]) => name);
  const body = code.replace(/^import .*;\n/gm, '').trimStart();
  const bare = body.replace(/"(?:\\.|[^"\\])*"|\/\/.*$/gm, '');
  const used = [...new Set([...bare.matchAll(/(?<![.\w])[A-Z]\w*/g)].map(([name]) => name))];
  const known = new Map(publicTypes().map(({ name, submodule }) => [name, [PACKAGE, ...submodule ? [submodule] : [], name].join('.')]));
  const isCovered = (name: string) => named.includes(`${name.slice(0, name.lastIndexOf('.'))}.*`);
  const isNamed = (name: string) => named.some((other) => other.endsWith(`.${name}`)) || bare.includes(`class ${name} `) || OF_THE_LANGUAGE.includes(name);
  const added = used.filter((name) => !isNamed(name)).map((name) => {
    const found = OF_JAVA[name] ?? known.get(name);
    if (found === undefined) throw new Error(`${page}:${line} uses ${name} in Java, which nothing imports: give the constant its type and import that`);
    return found;
  });
  const imports = [...new Set([...named, ...added.filter((name) => !isCovered(name))])].sort().map((name) => `import ${name};\n`);
  return `${imports.join('')}\n${body}`.trimStart();
}
