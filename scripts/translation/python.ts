import { TargetLanguage } from 'jsii-rosetta';
import { PageLanguage } from './page-language';

/** Imports of several lines of the same module are one; abbreviations of units are as the package has them. */
export const PYTHON: PageLanguage = {
  name: 'Python',
  folder: 'python',
  target: TargetLanguage.PYTHON,
  names: 'Names in the text are as TypeScript has them: `connectTo` is `connect_to` in Python, and props are keyword arguments, `dataClassification` is `data_classification=`.',
  installing: '`pip install cdk-paved-road`',
  begin: 'examples/python/README.md',
  polish: (translated) => withImports(unitsAsPackaged(translated)),
};

/** `memorySizeMiB` is `memory_size_mib` in the package, and `memory_size_mi_b` for those who write documentation of it. */
export function unitsAsPackaged(text: string): string {
  return text.replace(/_([kmg]i)_b\b/g, '_$1b');
}

function withImports(code: string): string {
  const names = new Map<string, string[]>();
  const rest = code.replace(/^from (\S+) import (.*)\n/gm, (_, module: string, list: string) => {
    names.set(module, [...names.get(module) ?? [], ...list.split(', ')]);
    return '';
  });
  const imports = [...names].map(([module, list]) => `from ${module} import ${[...new Set(list)].sort(ignoringCase).join(', ')}`).sort(ignoringCase);
  return [...rest.includes('@jsii.') ? ['import jsii'] : [], ...imports].join('\n').concat(imports.length > 0 ? '\n\n' : '', rest.trimStart());
}

function ignoringCase(one: string, other: string): number {
  return one.toLowerCase() < other.toLowerCase() ? -1 : 1;
}
