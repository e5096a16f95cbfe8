import { argumentsIn } from './arguments';
import { BASELINE } from './baseline-command';
import { Command, Terminal, UsageError } from './command';
import { COMPARE } from './compare-command';
import { COMPATIBILITY } from './compatibility-command';
import { commandHelp, generalHelp } from './help';
import { IMPORT } from './import-command';
import { REPORT } from './report-command';
import { REQUEST } from './request-command';
import { PavedRoadError } from '../core/errors';
import { wayOut } from '../private/documents/nearest';
import { VERSION } from '../private/version';

/** The commands by name, in the order of the help. */
const COMMANDS: Readonly<Record<string, Command>> = {
  report: REPORT, compare: COMPARE, baseline: BASELINE, request: REQUEST, import: IMPORT, compatibility: COMPATIBILITY,
};

/** The exit codes of something that is wrong with the project, and of a call that nobody understands. */
const REFUSED = 1;
const MISUSED = 2;

/**
 * Runs the command line and returns its exit code: 0 when all is well, 1 when a command says no, 2 for a call that nobody understands.
 *
 * @param args the arguments, beginning with the name of the command
 * @param terminal where lines are written to
 */
export function main(args: readonly string[], terminal: Terminal): number {
  try {
    return dispatch(args, terminal);
  } catch (error) {
    if (!(error instanceof UsageError) && !(error instanceof PavedRoadError)) throw error;
    terminal.complain(`paved-road: ${error.message}`);
    return error instanceof UsageError ? MISUSED : REFUSED;
  }
}

function dispatch([name, ...args]: readonly string[], terminal: Terminal): number {
  if (name === undefined) throw new UsageError(`a command must be given, got none\n\n${generalHelp(COMMANDS)}`);
  if (name === '--help' || name === '-h') return answer(generalHelp(COMMANDS), terminal);
  if (name === '--version') return answer(VERSION, terminal);
  if (!Object.keys(COMMANDS).includes(name)) throw new UsageError(unknown(name));
  const command = COMMANDS[name];
  const { values, operands } = argumentsIn(args, command);
  return values.help ? answer(commandHelp(name, command), terminal) : command.run(values, terminal, operands);
}

function answer(text: string, terminal: Terminal): number {
  terminal.say(text);
  return 0;
}

function unknown(name: string): string {
  if (name.startsWith('-')) return `unknown option '${name}'; ${wayOut(name, ['--help', '--version'])}`;
  return `unknown command '${name}'; ${wayOut(name, Object.keys(COMMANDS))}`;
}
