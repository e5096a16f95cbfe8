import { Command, CommandOperands } from './command';

/** What `paved-road --help` says. */
export function generalHelp(commands: Readonly<Record<string, Command>>): string {
  return [
    'usage: paved-road <command> [options]',
    '',
    ...inColumns([...Object.entries(commands).map(([name, { summary }]) => [name, summary] as const), ['--help', 'says this; after a command, what its options are'], ['--version', 'says the version']]),
  ].join('\n');
}

/** What `paved-road <command> --help` says. */
export function commandHelp(name: string, { summary, options, operands }: Command): string {
  const rows = Object.entries(options).map(([option, { summary: says, value }]) => [`--${option}${value === undefined ? '' : ` <${value}>`}`, says] as const);
  return [`usage: paved-road ${name}${operands === undefined ? '' : ` ${inUsage(operands)}`} [options]`, '', summary, '', ...inColumns(rows)].join('\n');
}

function inUsage({ names, count }: CommandOperands): string {
  const shown = names.map((name) => `<${name}>`).join(' ');
  return count === 'each' ? shown : `[${shown} ...]`;
}

function inColumns(rows: readonly (readonly [string, string])[]): string[] {
  const width = Math.max(...rows.map(([left]) => left.length));
  return rows.map(([left, right]) => `  ${left.padEnd(width)}  ${right}`);
}
