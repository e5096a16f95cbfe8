import { Terminal } from './command';

/** As much of a process as a terminal is made from. */
export interface TerminalProcess {
  /** Where lines go. */
  readonly stdout: { readonly isTTY?: boolean; readonly columns?: number };
  /** What people say about colours there: `NO_COLOR`, `FORCE_COLOR` and `TERM`. */
  readonly env: Readonly<Record<string, string | undefined>>;
}

/** The terminal of a process. */
export function terminalOf({ stdout: { isTTY, columns }, env }: TerminalProcess): Terminal {
  return { columns: isTTY ? columns : undefined, colours: wantsColours(isTTY === true, env), say: console.log, complain: console.error };
}

/**
 * Colours are for terminals. `FORCE_COLOR` has the last word as it has for Node itself, where only `0` and `false` say no.
 *
 * @see https://no-color.org
 */
function wantsColours(isTerminal: boolean, { FORCE_COLOR: forced, NO_COLOR: none, TERM: kind }: TerminalProcess['env']): boolean {
  if (forced !== undefined) return !['0', 'false'].includes(forced);
  return isTerminal && !none && kind !== 'dumb';
}
