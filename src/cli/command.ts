/** One command of `paved-road`. */
export interface Command {
  /** What it does, in one line. */
  readonly summary: string;
  /** Its options by name, without the dashes. */
  readonly options: Readonly<Record<string, CommandOption>>;
  /** What it is about, named without dashes; left out where nothing is. */
  readonly operands?: CommandOperands;
  /**
   * Does it, and returns the exit code: 0 when all is well, 1 when the command says no. What is wrong with the project is thrown as
   * `PavedRoadError`, what is wrong with the call as `UsageError`.
   */
  run(values: OptionValues, terminal: Terminal, operands: readonly string[]): number;
}

/** An option of a command. */
export interface CommandOption {
  /** What it says, in one line. */
  readonly summary: string;
  /** What stands for its value in the help, such as `path`; left out where it has none. */
  readonly value?: string;
}

/** What a command is about. */
export interface CommandOperands {
  /** What stands for them in the help, such as `finding`. */
  readonly names: readonly string[];
  /** How many there are: one for each name, or as many as somebody gives. */
  readonly count: 'each' | 'any';
}

/** What was given on the command line. */
export interface Arguments {
  /** Its options. */
  readonly values: OptionValues;
  /** What stands beside the options, in order. */
  readonly operands: readonly string[];
}

/** The options that were given on the command line: texts, and `true` for options without a value. */
export type OptionValues = Readonly<Record<string, string | true | undefined>>;

/** The value of an option that has one. */
export function textOf(value: string | true | undefined): string | undefined {
  return typeof value === 'string' ? value : undefined;
}

/** Where a command writes lines to. */
export interface Terminal {
  /** How many columns it has; left out where lines go elsewhere and may be as long as they are. */
  readonly columns?: number;
  /** Whether colours are wanted; they are not when left out. */
  readonly colours?: boolean;
  /** What was asked for. */
  say(line: string): void;
  /** What went wrong. */
  complain(line: string): void;
}

/** Something that is wrong with how a command was called. */
export class UsageError extends Error {}
