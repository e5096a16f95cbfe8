import { readFileSync } from 'fs';

let source: string | undefined;

/**
 * The library that lays out the pictures, with its licence notice, for `<script type="text/plain" id="layout-library">`:
 * to the browser it is text until a worker runs it, so it costs the first paint nothing.
 */
export function elkSource(): string {
  return source ??= `/*! ${notice()} */\n${inScript(contentOf('elkjs/lib/elk-worker.min.js'))}`;
}

/** What the licence asks for: who made it, on which terms, and where the source is. */
function notice(): string {
  const { version } = JSON.parse(contentOf('elkjs/package.json'));
  return `elkjs ${version}, copyright Kiel University and others, under EPL-2.0, https://www.eclipse.org/legal/epl-2.0/;`
    + ` source: https://github.com/kieler/elkjs, https://www.npmjs.com/package/elkjs/v/${version}`;
}

function contentOf(file: string): string {
  return readFileSync(require.resolve(file), 'utf8');
}

/** What would end the element, or begin a comment in it, stands in texts of the library if at all. */
function inScript(text: string): string {
  return text.replace(/<(?=!--|\/?script)/gi, '\\x3c');
}
