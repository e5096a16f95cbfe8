import { IConstruct } from 'constructs';
import { ErrorCode, Problem } from './error-code';

export * from './error-code';


/**
 * An error of this library, for the person who wrote the props.
 *
 * The message ends with the code and the construct path; `problems` has everything that is wrong with one construct.
 * It stays inside: jsii exports no errors, so other languages see the message alone. Everybody else may ask the error
 * for its `code`.
 */
export class PavedRoadError extends Error {
  /**
   * Throws one error with all problems of a construct, or returns when there are none.
   *
   * @param scope the construct whose props were checked
   * @param problems what is wrong with it
   */
  public static throwIfAny(scope: IConstruct, problems: Problem[]): void {
    if (problems.length > 0) throw new PavedRoadError(scope.node.path, problems);
  }

  /** One error with a single problem. */
  public static of(scope: IConstruct | undefined, code: ErrorCode, message: string): PavedRoadError {
    return new PavedRoadError(scope?.node.path ?? '', [{ code, message }]);
  }

  /** One error about something that is no construct, such as a call with its arguments. */
  public static about(subject: string, problems: Problem[]): PavedRoadError {
    return new PavedRoadError(subject, problems);
  }

  /** The code of the first problem. */
  public readonly code: ErrorCode;

  /** The path of the construct that was refused; empty for the App itself. */
  public readonly path: string;

  /** Everything that is wrong, the first one first. */
  public readonly problems: Problem[];

  private constructor(path: string, problems: Problem[]) {
    const at = path === '' ? '' : ` at ${path}`;
    const lines = problems.map(({ code, message }) => `${message} (${code}${at})`);
    super(lines.length === 1 ? lines[0] : `${lines.length} problems:\n${lines.map((line) => `  - ${line}`).join('\n')}`);
    this.name = 'PavedRoadError';
    // Other languages print this stack above their own: JavaScript of the library says nothing to their users, and would bury the message.
    if (process.env.JSII_AGENT !== undefined) this.stack = `${this.name}: ${this.message}`;
    this.code = problems[0].code;
    this.path = path;
    this.problems = problems;
  }
}
