import { PackageTarget } from '../../release/packages/package-target';

/** A program of a consumer project: the same ones in every language. */
export enum Program {
  /** The first program of README.md. */
  FIRST = 'first',
  /** `examples/orders`, in three tiers. */
  ORDERS = 'orders',
  /** A security team's rule and pack, which finds something. */
  CUSTOM_PACK = 'custom-pack',
  /** A component that extends one of ours. */
  EXTENDED_COMPONENT = 'extended-component',
  /** A prop that is refused. */
  WRONG_PROP = 'wrong-prop',
}

/** What a program did. */
export interface Run {
  readonly status: number;
  /** Standard output and error, as the user sees them. */
  readonly output: string;
}

/** A language of jsii, and how somebody who writes in it uses the library. */
export interface Language {
  /** As people write it, such as `Python`. */
  readonly name: string;
  readonly target: PackageTarget;
  /**
   * The consumer project, relative to the root, such as `examples/python`. The copy has `examples/orders/api` where the root has it, so that the
   * function of the orders application is the same in all languages: `../orders/api`.
   */
  readonly project: string;
  /** The file of the project that gets the first program of README.md. */
  readonly first: string;
  /** What `Program.WRONG_PROP` says among other things: about a prop that there is not, or that is of the wrong type, and about a value that is refused. */
  readonly refusals: readonly string[];
  /** What this machine lacks to run programs, as the end of a sentence; nothing when it lacks nothing. */
  missing(): string | undefined;
  /**
   * Makes a fresh copy of the project ready to run, with the packed library installed the way a user installs it.
   *
   * @param consumer the copy
   * @param packages the folder that has the packages, by the names of targets
   */
  install(consumer: string, packages: string): void;
  /** Runs a program, compiled before where the language compiles; its assembly is written to a folder. */
  run(consumer: string, program: Program, outdir: string): Run;
}
