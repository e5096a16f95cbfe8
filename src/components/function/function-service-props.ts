import { Duration } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { DataClassification } from '../../core/data-classification';
import { GovernedComponentProps } from '../../governance/governed-component';

/** What of a `FunctionService` may differ from tier to tier. */
export interface FunctionServiceOverrides {
  /**
   * Memory in MiB, 128 to 10,240. The share of CPU comes with it.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-memory.html
   * @default 512
   */
  readonly memorySizeMiB?: number;

  /**
   * How long one call may take: 1 second to 15 minutes.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-timeout.html
   * @default Duration.seconds(30)
   */
  readonly timeout?: Duration;

  /**
   * How many calls may run at once. It is taken from what the account has for all its functions, so a new account with
   * a quota of 10 has none to give.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
   * @default - as many as the account has left
   */
  readonly reservedConcurrency?: number;

  /**
   * Whether the function calls addresses on the internet. It then lies in the network of its environment from the beginning, and its calls
   * come from the addresses of the environment and stand in the flow logs. Refused where the network has no way out (`NeedNotMet`).
   *
   * A function that did not join the network reaches the internet by itself, as every Lambda function does.
   *
   * @default false - once in the network, it reaches what it connected to and the services of AWS that it asked for
   */
  readonly callsInternet?: boolean;

  /**
   * Environment variables beside those that connections bring. Not for secrets, which `connectTo` hands over. Those of a
   * tier come on top of those for all tiers.
   *
   * @default - those of the connections alone
   */
  readonly variables?: { [name: string]: string };
}

/** Properties of a `FunctionService`. */
export interface FunctionServiceProps extends GovernedComponentProps, FunctionServiceOverrides {
  /** What runs the code. */
  readonly runtime: Runtime;

  /** The code, built or to be built. */
  readonly code: Code;

  /**
   * The function in the code that is called.
   *
   * @default 'index.handler'
   */
  readonly handler?: string;

  /**
   * The most sensitive data that it handles. It may connect to what keeps such data, and its logs and dead letters are kept like it.
   *
   * @default DataClassification.INTERNAL
   */
  readonly dataClassification?: DataClassification;

  /**
   * What differs in a tier, by its name: `{ production: { memorySizeMiB: 1024 } }`. It is checked as if it were given directly.
   * A custom tier has what is said about its base as well.
   *
   * @default - the same in all tiers
   */
  readonly tiers?: { [tier: string]: FunctionServiceOverrides };
}
