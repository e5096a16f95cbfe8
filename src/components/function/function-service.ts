import { Connections } from 'aws-cdk-lib/aws-ec2';
import { Grant, IGrantable, IPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { CfnFunction, Function, FunctionUrl, FunctionUrlAuthType, IFunction, IFunctionUrl } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { release } from './deployment/release';
import { envelopes } from './envelopes';
import { configureAsynchronousCalls } from './failures/asynchronous-calls';
import { createDeadLetterQueue } from './failures/dead-letters';
import { functionAlarms, raiseFunctionAlarms } from './function-alarms';
import { FunctionCompute } from './function-compute';
import { planFunction, settled } from './function-plan';
import { functionProblems } from './function-problems';
import { createFunction } from './function-resource';
import { FunctionServiceProps } from './function-service-props';
import { promises } from './promises';
import { responsibilities } from './responsibilities';
import { refuseUnfit } from '../../core/admission';
import { NetworkNeeds } from '../../core/app-environment';
import { ConnectOptions, IConnectionTarget, IWorkload } from '../../core/connection/connection';
import { DataClassification } from '../../core/data-classification';
import { ErrorCode, PavedRoadError, Problem } from '../../core/errors';
import { ServiceRole } from '../../core/service-role';
import { overrideProblems } from '../../core/tier/tier-overrides';
import { makeReferencesWeak } from '../../core/weak-references';
import { ComponentDescription } from '../../governance/component-description';
import { GovernedComponent } from '../../governance/governed-component';
import { declareParameters } from '../../governance/scope/governed-scope';
import { WorkloadConnector } from '../../governance/workload-connector';
import { VERSION } from '../../private/version';

/**
 * A function of one service, with what belongs to it: a role of its own, logs with an end, traces, dead letters, alarms, and where the tier
 * has it an alias that moves from version to version. It joins the network of its environment when it connects to something that can only
 * be reached there.
 *
 * It is a workload that connects to targets, and a target that other workloads connect to.
 *
 * Refuses, all at once: memory, times, retries or variable names that Lambda does not have, a destination that is FIFO, tiers that nobody
 * made (`InvalidValue`), a handler beside a container image (`ContradictingProps`), and what `GovernedComponent` refuses.
 */
export class FunctionService extends GovernedComponent implements IWorkload, IConnectionTarget {
  /** The function. */
  public readonly resource: Function;

  /**
   * What callers call, for event sources and permissions: the alias where there is one, else the function. Whoever calls `resource` past the
   * alias gets a new version before it has proven itself.
   */
  public readonly callable: IFunction;

  /** The URL of the function, where it has one. */
  public readonly functionUrl?: IFunctionUrl;

  /** The most sensitive data that it handles. */
  public readonly dataClassification?: DataClassification;

  private readonly role: ServiceRole;
  private readonly connector: WorkloadConnector;

  /**
   * @param scope where the function is defined
   * @param id the construct id
   * @param props what runs, and how
   */
  constructor(scope: Construct, id: string, props: FunctionServiceProps) {
    super(scope, id, props, describe(props));

    declareParameters(this, envelopes);
    const plan = planFunction(this, settled(props));
    this.dataClassification = plan.dataClassification;
    this.role = new ServiceRole(this, 'Role', 'lambda.amazonaws.com', `what ${this.node.path} may do`);
    const deadLetters = createDeadLetterQueue(this, plan.key);
    this.resource = createFunction(this, plan, this.role, deadLetters);
    this.node.defaultChild = this.resource.node.defaultChild as CfnFunction;
    this.connector = new WorkloadConnector(this, new FunctionCompute(this.resource, this.role), ['xray']);
    Object.entries(plan.variables).forEach(([name, value]) => this.addVariable(name, value));
    const alias = plan.deployment && release(this, this.resource, plan.deployment);
    this.callable = alias ?? this.resource;
    configureAsynchronousCalls(this, this.resource, this.role, plan, alias);
    raiseFunctionAlarms(this, this.resource, deadLetters, plan);
    if (props.functionUrl) this.functionUrl = new FunctionUrl(this, 'Url', { function: this.callable, authType: FunctionUrlAuthType.AWS_IAM });
    if (plan.callsInternet) this.joinNetwork({ egress: true });
    makeReferencesWeak(this);
  }

  /** What the function is called in variables of its callers and in records. */
  public get connectionName(): string {
    return this.componentName;
  }

  /** Whom the function may reach, once it joined the network; nobody before. */
  public get connections(): Connections {
    return this.connector.connections;
  }

  /** Whom the function acts as. */
  public get grantPrincipal(): IPrincipal {
    return this.role;
  }

  /**
   * Lets the function use a target: opens the network path, grants what it needs, and gives it its variables, such as
   * `ORDERS_HOST` for a database `Orders`.
   *
   * Refuses a target in another environment (`ConnectionRefused`) and a prefix that is not upper snake case
   * (`InvalidValue`).
   *
   * @param target what to connect to
   * @param options how the variables are called
   */
  public connectTo(target: IConnectionTarget, options: ConnectOptions = {}): void {
    this.connector.connectTo(target, options);
  }

  /**
   * Lets a workload call the function: the permission, the way to Lambda's API, and the variable `<PREFIX>_FUNCTION_ARN`, which names what
   * `callable` is.
   *
   * Refuses a workload of another environment, and the function itself (`ConnectionRefused`).
   *
   * @param workload who wants to call
   * @param variablePrefix the beginning of the name of its variable
   */
  public admitWorkload(workload: IWorkload, variablePrefix: string): void {
    refuseUnfit(this, workload, workload.node.path === this.node.path ? [loopProblem(this.node.path)] : []);
    workload.addVariable(`${variablePrefix}_FUNCTION_ARN`, this.callable.functionArn);
    workload.callServices(['lambda']);
    workload.grantPrincipal.addToPrincipalPolicy(new PolicyStatement({ actions: ['lambda:InvokeFunction'], resources: [this.callable.functionArn] }));
  }

  /**
   * Lets somebody call the URL of the function, with requests that are signed.
   *
   * Refuses a function without a URL (`MissingValue`).
   *
   * @param grantee who may call
   */
  public grantInvokeUrl(grantee: IGrantable): Grant {
    if (this.functionUrl) return this.functionUrl.grantInvokeUrl(grantee);
    throw PavedRoadError.of(this, ErrorCode.MISSING_VALUE, "'functionUrl' must be true for somebody to call it, got undefined");
  }

  /**
   * Puts the function into the private subnets of its environment, with a security group of its own.
   *
   * @param needs what it needs there besides tracing
   */
  public joinNetwork(needs: NetworkNeeds = {}): void {
    this.connector.joinNetwork(needs);
  }

  /**
   * Says which services of AWS the function calls. In the network it gets a way to them, now or when it joins; outside it reaches them
   * anyway.
   *
   * @param services the last parts of the names of their endpoints, such as `secretsmanager`
   */
  public callServices(services: string[]): void {
    this.connector.callServices(services);
  }

  /**
   * Gives the function an environment variable. Refuses a name that it has already with another value
   * (`ContradictingProps`).
   *
   * @param name the name
   * @param value the value; tokens are fine
   */
  public addVariable(name: string, value: string): void {
    this.connector.addVariable(name, value);
  }
}

function describe(props: FunctionServiceProps): ComponentDescription {
  return {
    type: 'cdk-paved-road.FunctionService',
    version: VERSION,
    dataClassification: props.dataClassification,
    promises: promises.map((rule) => rule.meta.id),
    responsibilities,
    alarms: functionAlarms(settled(props)),
    problems: [...overrideProblems(props), ...functionProblems(settled(props))],
  };
}

function loopProblem(path: string): Problem {
  return { code: ErrorCode.CONNECTION_REFUSED, message: `'target' must be another function, got ${path} itself; a function that calls itself may never end` };
}
