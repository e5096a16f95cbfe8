/** One command of `paved-road`. */
export interface Command {
  /** What it does, in one line. */
  readonly summary: string;
  /** Its options by name, without the dashes. */
  readonly options: Readonly<Record<string, CommandOption>>;
  /**
   * Does it, and returns the exit code: 0 when all is well, 1 when the command says no. What is wrong with the project is thrown as
   * `PavedRoadError`, what is wrong with the call as `UsageError`.
   */
  run(values: OptionValues, terminal: Terminal): number;
}

/** An option of a command. */
export interface CommandOption {
  /** What it says, in one line. */
  readonly summary: string;
  /** What stands for its value in the help, such as `path`; left out where it has none. */
  readonly value?: string;
}

/** What was given on the command line: texts, and `true` for options without a value. */
export type OptionValues = Readonly<Record<string, string | true | undefined>>;

/** Where a command writes lines to. */
export interface Terminal {
  /** What was asked for. */
  say(line: string): void;
  /** What went wrong. */
  complain(line: string): void;
}

/** Something that is wrong with how a command was called. */
export class UsageError extends Error {}
