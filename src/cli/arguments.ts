import { parseArgs } from 'util';
import { Arguments, Command, UsageError } from './command';
import { wayOut } from '../private/documents/nearest';

const HELP = 'help';

/** What was given to a command. Refuses what it does not know, and what is missing or too much, unless help is asked for. */
export function argumentsIn(args: readonly string[], { options, operands: about }: Pick<Command, 'options' | 'operands'>): Arguments {
  const kinds = Object.entries(options).map(([name, { value }]) => [name, { type: value === undefined ? 'boolean' : 'string' }] as const);
  const { tokens } = parseArgs({ args: [...args], options: { ...Object.fromEntries(kinds), [HELP]: { type: 'boolean' } }, strict: false, tokens: true });
  const values: Record<string, string | true> = {};
  const operands: string[] = [];
  const most = about?.count === 'any' ? Infinity : about?.names.length ?? 0;
  for (const token of tokens) {
    if (token.kind === 'positional') {
      if (operands.length >= most) throw new UsageError(`'${token.value}' is not expected here; options begin with '--'`);
      operands.push(token.value);
    }
    if (token.kind !== 'option') continue;
    const { name, rawName, value, inlineValue } = token;
    const known = [...Object.keys(options), HELP];
    if (!known.includes(name)) throw new UsageError(`unknown option '${rawName}'; ${wayOut(name, known, '--')}`);
    const placeholder = options[name]?.value;
    if (placeholder === undefined && value !== undefined) throw new UsageError(`'${rawName}' must stand alone, got '${value}'`);
    if (placeholder !== undefined && (!value || (value.startsWith('-') && !inlineValue))) throw new UsageError(`'${rawName}' must have a value, got nothing; write ${rawName}=<${placeholder}>`);
    values[name] = value ?? true;
  }
  const missing = about?.count === 'each' ? about.names[operands.length] : undefined;
  if (missing !== undefined && !values[HELP]) throw new UsageError(`<${missing}> must be given, got nothing; --help says how`);
  return { values, operands };
}
