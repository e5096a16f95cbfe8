import { Duration } from 'aws-cdk-lib';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { Code, Handler, Runtime } from 'aws-cdk-lib/aws-lambda';
import { FunctionDeployment } from './deployment/function-deployment';
import { FailureDestination } from './failures/failure-destination';
import { FunctionServiceProps } from './function-service-props';
import { DataClassification } from '../../core/data-classification';
import { EnvironmentTier } from '../../core/tier/environment-tier';
import { overridesIn } from '../../core/tier/tier-overrides';
import { GovernedComponent } from '../../governance/governed-component';

/** Everything that was decided about a function before a resource is made of it. */
export interface FunctionPlan {
  /** What kind of environment it lives in. */
  readonly tier: EnvironmentTier;
  /** What runs the code. */
  readonly runtime: Runtime;
  /** The code. */
  readonly code: Code;
  /** The function in the code that is called. */
  readonly handler: string;
  /** The most sensitive data that it handles. */
  readonly dataClassification: DataClassification;
  /**
   * The customer-managed key.
   *
   * @default - AWS manages the key
   */
  readonly key?: IKey;
  /** Memory in MiB. */
  readonly memorySizeMiB: number;
  /** How long one call may take. */
  readonly timeout: Duration;
  /**
   * How many calls may run at once.
   *
   * @default - as many as the account has left
   */
  readonly reservedConcurrency?: number;
  /** Whether it calls addresses on the internet. */
  readonly callsInternet: boolean;
  /** Variables beside those of connections. */
  readonly variables: { readonly [name: string]: string };
  /**
   * How versions take over from each other behind the alias.
   *
   * @default - there is neither alias nor version
   */
  readonly deployment?: FunctionDeployment;
  /**
   * How often Lambda tries an asynchronous call again.
   *
   * @default - as often as it does by itself
   */
  readonly retryAttempts?: number;
  /**
   * How long Lambda keeps an asynchronous call.
   *
   * @default - as long as it does by itself
   */
  readonly maxEventAge?: Duration;
  /**
   * Who is told of asynchronous calls that Lambda gave up on.
   *
   * @default - nobody but the dead letter queue
   */
  readonly onFailure?: FailureDestination;
}

/** The props as they are in the tier of the environment. */
export function settled(props: FunctionServiceProps): FunctionServiceProps {
  const layers = [props, ...overridesIn(props)];
  return Object.assign({}, ...layers, { variables: Object.assign({}, ...layers.map(({ variables }) => variables)) });
}

/** Decides: tier and choices become a plan. */
export function planFunction(component: GovernedComponent, props: FunctionServiceProps): FunctionPlan {
  const { environment, callsInternet = false } = props;
  const { tier } = environment;
  // Asked for first, so that an environment without a way out refuses the function before there is any of it.
  if (callsInternet) environment.provideNetwork(component, { egress: true });
  const dataClassification = props.dataClassification ?? usualData(tier);
  return {
    tier,
    runtime: props.runtime,
    code: props.code,
    handler: props.handler ?? (isImage(props) ? Handler.FROM_IMAGE : 'index.handler'),
    dataClassification,
    key: environment.provideKey(component, dataClassification),
    memorySizeMiB: props.memorySizeMiB ?? 512,
    timeout: props.timeout ?? Duration.seconds(30),
    reservedConcurrency: props.reservedConcurrency,
    callsInternet,
    variables: props.variables ?? {},
    deployment: props.deployment ?? (tier.functionAlias ? FunctionDeployment.allAtOnce() : undefined),
    retryAttempts: props.retryAttempts,
    maxEventAge: props.maxEventAge,
    onFailure: props.onFailure,
  };
}

/** Whether the code is a container image. */
export function isImage({ runtime }: Pick<FunctionServiceProps, 'runtime'>): boolean {
  return runtime === Runtime.FROM_IMAGE;
}

function usualData({ mostSensitiveData }: EnvironmentTier): DataClassification {
  return mostSensitiveData.isAtLeast(DataClassification.INTERNAL) ? DataClassification.INTERNAL : mostSensitiveData;
}
