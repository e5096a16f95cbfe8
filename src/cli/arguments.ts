import { parseArgs } from 'util';
import { Command, OptionValues, UsageError } from './command';
import { wayOut } from '../private/documents/nearest';

const HELP = 'help';

/** The options that were given to a command. Refuses what it does not know, and values that are missing or too many. */
export function optionsIn(args: readonly string[], { options }: Pick<Command, 'options'>): OptionValues {
  const kinds = Object.entries(options).map(([name, { value }]) => [name, { type: value === undefined ? 'boolean' : 'string' }] as const);
  const { tokens } = parseArgs({ args: [...args], options: { ...Object.fromEntries(kinds), [HELP]: { type: 'boolean' } }, strict: false, tokens: true });
  const values: Record<string, string | true> = {};
  for (const token of tokens) {
    if (token.kind === 'positional') throw new UsageError(`'${token.value}' is not expected here; options begin with '--'`);
    if (token.kind === 'option-terminator') continue;
    const { name, rawName, value, inlineValue } = token;
    const known = [...Object.keys(options), HELP];
    if (!known.includes(name)) throw new UsageError(`unknown option '${rawName}'; ${wayOut(name, known, '--')}`);
    const placeholder = options[name]?.value;
    if (placeholder === undefined && value !== undefined) throw new UsageError(`'${rawName}' must stand alone, got '${value}'`);
    if (placeholder !== undefined && (!value || (value.startsWith('-') && !inlineValue))) throw new UsageError(`'${rawName}' must have a value, got nothing; write ${rawName}=<${placeholder}>`);
    values[name] = value ?? true;
  }
  return values;
}
