import { mkdirSync, mkdtempSync, rmSync, symlinkSync } from 'fs';
import { tmpdir } from 'os';
import { dirname, join, resolve } from 'path';
import { TargetLanguage, Translator, TypeScriptSnippet } from 'jsii-rosetta';
import { CodeBlock } from './code-block';

const ROOT = resolve(__dirname, '..', '..');

/** What blocks import. */
const PACKAGES = ['aws-cdk-lib', 'cdk-nag', 'constructs'];

/**
 * The code of blocks in other languages, in their order. Code that does not compile, or that no translation exists for, is an error that
 * names page and line.
 *
 * @param checked whether the compiler's complaints count; those about code that was changed for one language do not
 */
export function translate(blocks: readonly CodeBlock[], targets: readonly TargetLanguage[], checked: boolean): Map<TargetLanguage, string[]> {
  return inFolderWithPackages(() => {
    const translator = new Translator(checked);
    const translated = translator.translateSnippets(blocks.map((block) => snippetOf(block, checked)), targets);
    const errors = translator.diagnostics.filter(({ isError }) => isError).map(({ formattedMessage }) => formattedMessage);
    if (errors.length > 0) throw new Error(`${errors.length} places cannot be translated; say them in simpler words:\n${errors.join('\n')}`);
    return new Map(targets.map((target) => [target, translated.map((snippet) => snippet.get(target)!.source)]));
  });
}

function snippetOf({ page, line, code, around: [before, behind] }: CodeBlock, strict: boolean): TypeScriptSnippet {
  const completeSource = before === '' ? code : `/// !hide\n${before}/// !show\n${code}/// !hide\n${behind}`;
  const location = { api: { api: 'file' as const, fileName: page }, field: { field: 'markdown' as const, line } };
  return { visibleSource: code, completeSource, location, strict, parameters: {} };
}

/** Rosetta compiles where it is called, and blocks import the library by its name: the folder has it beside what it stands on. */
function inFolderWithPackages<T>(body: () => T): T {
  const folder = mkdtempSync(join(tmpdir(), 'paved-road-pages-'));
  const before = process.cwd();
  try {
    mkdirSync(join(folder, 'node_modules'));
    symlinkSync(ROOT, join(folder, 'node_modules', 'cdk-paved-road'), 'junction');
    for (const name of PACKAGES) {
      symlinkSync(dirname(require.resolve(`${name}/package.json`)), join(folder, 'node_modules', name), 'junction');
    }
    process.chdir(folder);
    return body();
  } finally {
    process.chdir(before);
    rmSync(folder, { recursive: true });
  }
}
