import { Duration, Token } from 'aws-cdk-lib';
import { TrafficRouting } from 'aws-cdk-lib/aws-codedeploy';
import { ErrorCode, PavedRoadError, Problem } from '../../../core/errors';

/** Calls have to be watched for this long before the alarm on a new version can tell that it fails. */
const SHORTEST_WATCH = 5;

/** CodeDeploy shifts no longer than two days. */
const LONGEST_WATCH = 2880;

/** How a new version proves itself with a share of the calls. */
export interface FunctionCanaryOptions {
  /**
   * The share of the calls that the new version gets at first, 1 to 99 percent.
   *
   * @default 10
   */
  readonly percent?: number;

  /**
   * How long it has that share before it gets all of them: whole minutes, 5 minutes to 2 days.
   *
   * @default Duration.minutes(10)
   */
  readonly interval?: Duration;
}

/** How a new version takes over step by step. */
export interface FunctionLinearOptions {
  /**
   * The share of the calls that each step adds, 1 to 50 percent.
   *
   * @default 10
   */
  readonly percent?: number;

  /**
   * How long a step takes: whole minutes. All steps together take 5 minutes to 2 days.
   *
   * @default Duration.minutes(1)
   */
  readonly interval?: Duration;
}

/**
 * How a new version of a function takes over from the one before.
 *
 * @see https://docs.aws.amazon.com/codedeploy/latest/userguide/deployment-configurations.html#deployment-configuration-lambda
 */
export class FunctionDeployment {
  /** All calls reach the new version as soon as it is there. Nothing watches it, and nothing goes back by itself. */
  public static allAtOnce(): FunctionDeployment {
    return new FunctionDeployment('all at once');
  }

  /**
   * A share of the calls first, and all of them when the new version did not fail.
   *
   * Refuses a share or a time that it does not have (`InvalidValue`).
   *
   * @param options the share, and the time
   */
  public static canary(options: FunctionCanaryOptions = {}): FunctionDeployment {
    const { percent = 10, interval = Duration.minutes(10) } = options;
    const minutes = minutesOf(interval);
    const problems = [
      ...percentProblems(percent, 99),
      ...minuteProblems(minutes, SHORTEST_WATCH, LONGEST_WATCH, 'the alarm on the new version needs the time'),
    ];
    if (problems.length > 0) throw PavedRoadError.about('FunctionDeployment.canary', problems);
    return new FunctionDeployment(
      `${percent} % of the calls for ${minutes} minutes, then all`, TrafficRouting.timeBasedCanary({ percentage: percent, interval }),
    );
  }

  /**
   * Step by step the same share more, until all calls reach the new version.
   *
   * Refuses a share or a time that it does not have (`InvalidValue`).
   *
   * @param options the share, and the time
   */
  public static linear(options: FunctionLinearOptions = {}): FunctionDeployment {
    const { percent = 10, interval = Duration.minutes(1) } = options;
    const minutes = minutesOf(interval);
    const steps = Math.ceil(100 / percent) - 1;
    const problems = percentProblems(percent, 50);
    if (problems.length === 0) {
      const least = Math.ceil(SHORTEST_WATCH / steps);
      problems.push(...minuteProblems(minutes, least, Math.floor(LONGEST_WATCH / steps), `with ${percent} % more at each step`));
    }
    if (problems.length > 0) throw PavedRoadError.about('FunctionDeployment.linear', problems);
    return new FunctionDeployment(
      `${percent} % more of the calls every ${minutes} minutes`, TrafficRouting.timeBasedLinear({ percentage: percent, interval }),
    );
  }

  private constructor(
    /** The way in words. */
    public readonly name: string,
    /**
     * How CodeDeploy shifts the calls; nothing where the alias moves at once.
     *
     * @internal
     */
    public readonly _routing?: TrafficRouting,
  ) {}

  /** The way in words. */
  public toString(): string {
    return this.name;
  }
}

function minutesOf(interval: Duration): number {
  return interval.toMinutes({ integral: false });
}

function percentProblems(percent: number, most: number): Problem[] {
  if (Token.isUnresolved(percent) || (Number.isInteger(percent) && percent >= 1 && percent <= most)) return [];
  return [{ code: ErrorCode.INVALID_VALUE, message: `'percent' must be a whole number from 1 to ${most}, got ${percent}` }];
}

function minuteProblems(minutes: number, least: number, most: number, reason: string): Problem[] {
  if (Number.isInteger(minutes) && minutes >= least && minutes <= most) return [];
  const message = `'interval' must be whole minutes from ${least} to ${most}, got ${minutes} minutes; ${reason}`;
  return [{ code: ErrorCode.INVALID_VALUE, message }];
}
