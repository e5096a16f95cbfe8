import { Duration } from 'aws-cdk-lib';
import { Code, Runtime } from 'aws-cdk-lib/aws-lambda';
import { FunctionDeployment } from './deployment/function-deployment';
import { FailureDestination } from './failures/failure-destination';
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
   * a quota of 10 has none to give. Which number needs a sign-off differs by tier.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/configuration-concurrency.html
   * @default - as many as the account has left, in every tier
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
   * How a new version takes over. A gradual deployment is watched by an alarm on the new version, and goes back by itself when that fails.
   * Callers then use an alias in every tier; see `callable`.
   *
   * @default - all at once: through an alias where the tier has one, otherwise in place
   */
  readonly deployment?: FunctionDeployment;

  /**
   * How often Lambda tries an asynchronous call again that failed: 0 to 2 times.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-error-handling.html
   * @default 2
   */
  readonly retryAttempts?: number;

  /**
   * How long Lambda keeps an asynchronous call before it gives up on it: whole seconds, 1 minute to 6 hours.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/invocation-async-configuring.html
   * @default Duration.hours(6)
   */
  readonly maxEventAge?: Duration;

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
  /** What runs the code; `Runtime.FROM_IMAGE` for a container image. */
  readonly runtime: Runtime;

  /** The code, built or to be built: whatever the CDK calls `Code`, container images among them. It has to run on arm64. */
  readonly code: Code;

  /**
   * The function in the code that is called. Refused for a container image, which says itself what it runs (`ContradictingProps`).
   *
   * @default - `index.handler`, or what the container image says
   */
  readonly handler?: string;

  /**
   * The most sensitive data that the function handles. Decides which key its variables, logs and dead letters are encrypted with, and which
   * tiers may have it.
   *
   * @default - internal, or the most sensitive data of the tier where that is less
   */
  readonly dataClassification?: DataClassification;

  /**
   * Who is told of asynchronous calls that Lambda gave up on, with what the function answered at last. Their events wait in the dead letter
   * queue of the function all the same.
   *
   * @default - the dead letter queue alone
   */
  readonly onFailure?: FailureDestination;

  /**
   * Whether the function has a URL. Callers sign their requests with IAM; `grantInvokeUrl` lets one in. Whatever the public may call needs
   * an API in front.
   *
   * @see https://docs.aws.amazon.com/lambda/latest/dg/urls-auth.html
   * @default false
   */
  readonly functionUrl?: boolean;

  /**
   * What differs in a tier, by its name: `{ production: { memorySizeMiB: 1024 } }`. It is checked as if it were given directly.
   * A custom tier has what is said about its base as well.
   *
   * @default - the same in all tiers
   */
  readonly tiers?: { [tier: string]: FunctionServiceOverrides };
}
