import { TargetLanguage } from 'jsii-rosetta';
import { publicTypes } from './assembly';
import { PageLanguage } from './page-language';

const PACKAGE = 'io.github.cdkpavedroad';
const OF_JAVA: Record<string, string> = { List: 'java.util.List', Map: 'java.util.Map' };

/** Everything that a program names is imported, the builders that it never names in TypeScript as well. */
export const JAVA: PageLanguage = {
  name: 'Java',
  folder: 'java',
  target: TargetLanguage.JAVA,
  names: 'Names in the text are as TypeScript has them: props are methods of a builder, and `orders.readOnly` is `orders.getReadOnly()` in Java. Programs are the body of `main`, after their imports.',
  installing: 'The artifact is `io.github.cdkpavedroad:cdk-paved-road`',
  begin: 'examples/java/README.md',
  polish: withImports,
};

function withImports(code: string): string {
  const named = [...code.matchAll(/^import (.*);$/gm)].map(([, name]) => name);
  const body = code.replace(/^import .*;\n/gm, '').trimStart();
  const used = new Set([...body.replace(/"(?:\\.|[^"\\])*"/g, '').matchAll(/(?<![.\w])[A-Z]\w*/g)].map(([name]) => name));
  const ours = publicTypes().filter(({ name }) => used.has(name)).map(({ name, submodule }) => [PACKAGE, ...submodule ? [submodule] : [], name].join('.'));
  const covered = (name: string) => named.includes(`${name.slice(0, name.lastIndexOf('.'))}.*`);
  const added = [...ours, ...[...used].flatMap((name) => OF_JAVA[name] ?? [])].filter((name) => !covered(name));
  const imports = [...new Set([...named, ...added])].sort().map((name) => `import ${name};\n`);
  return `${imports.join('')}\n${body}`.trimStart();
}
