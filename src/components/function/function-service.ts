import { Duration } from 'aws-cdk-lib';
import { Connections, Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { IPrincipal, PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { Architecture, CfnFunction, Function, LoggingFormat } from 'aws-cdk-lib/aws-lambda';
import { Construct } from 'constructs';
import { createDeadLetterQueue } from './dead-letters';
import { envelopes } from './envelopes';
import { functionAlarms, raiseFunctionAlarms } from './function-alarms';
import { functionProblems } from './function-problems';
import { FunctionServiceOverrides, FunctionServiceProps } from './function-service-props';
import { promises } from './promises';
import { responsibilities } from './responsibilities';
import { allowNetworkInterfaces, allowTracing } from './wide-permissions';
import { NetworkNeeds } from '../../core/app-environment';
import { ConnectOptions, IConnectionTarget, IWorkload } from '../../core/connection';
import { DataClassification } from '../../core/data-classification';
import { ErrorCode, PavedRoadError } from '../../core/errors';
import { useOfKey } from '../../core/keys';
import { ServiceRole } from '../../core/service-role';
import { overrideProblems, overridesIn } from '../../core/tier-overrides';
import { upperSnakeCase } from '../../core/variable-prefix';
import { makeReferencesWeak } from '../../core/weak-references';
import { recordConnection } from '../../governance/connections';
import { GovernedComponent } from '../../governance/governed-component';
import { declareParameters } from '../../governance/governed-scope';
import { createLogGroup } from '../../governance/log-group';
import { VERSION } from '../../private/version';

/**
 * A function of one service, with what belongs to it: a role of its own, logs with an end, traces, dead letters and
 * alarms. It joins the network of its environment when it connects to something that can only be reached there.
 *
 * Refuses, all at once: memory, timeout or variable names that Lambda does not have, tiers that nobody made (`InvalidValue`), and
 * what `GovernedComponent` refuses.
 */
export class FunctionService extends GovernedComponent implements IWorkload {
  /** The function. */
  public readonly resource: Function;

  /** Whom the function may reach, once it joined the network; nobody before. */
  public readonly connections = new Connections();

  /** The most sensitive data that it handles; internal data when left out. */
  public readonly dataClassification?: DataClassification;

  private readonly role: ServiceRole;
  private readonly variables = new Map<string, string>();
  private readonly services = new Set(['xray']);
  private inNetwork = false;

  /**
   * @param scope where the function is defined
   * @param id the construct id
   * @param props what runs, and how
   */
  constructor(scope: Construct, id: string, props: FunctionServiceProps) {
    super(scope, id, props, {
      type: 'cdk-paved-road.FunctionService',
      version: VERSION,
      dataClassification: props.dataClassification,
      promises: promises.map((rule) => rule.meta.id),
      responsibilities,
      alarms: functionAlarms,
      problems: [...overrideProblems(props), ...functionProblems(settled(props))],
    });

    declareParameters(this, envelopes);
    const { environment, callsInternet = false } = props;
    const { memorySizeMiB = 512, timeout = Duration.seconds(30), reservedConcurrency, variables = {} } = settled(props);
    // Asked for first, so that an environment without a way out refuses the function before there is any of it.
    if (callsInternet) environment.provideNetwork(this, { egress: true });
    this.dataClassification = props.dataClassification;
    const key = environment.provideKey(this, props.dataClassification ?? DataClassification.INTERNAL);
    this.role = new ServiceRole(this, 'Role', 'lambda.amazonaws.com', `what ${this.node.path} may do`);
    const logGroup = createLogGroup(this, 'Logs', { tier: environment.tier, key });
    const deadLetters = createDeadLetterQueue(this, key);
    this.resource = new Function(this, 'Resource', {
      description: `${this.componentName} of ${environment.identity.application}`,
      runtime: props.runtime,
      code: props.code,
      handler: props.handler ?? 'index.handler',
      architecture: Architecture.ARM_64,
      memorySize: memorySizeMiB,
      timeout,
      role: this.role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      deadLetterQueue: deadLetters,
      environmentEncryption: key,
      reservedConcurrentExecutions: reservedConcurrency,
    });
    // Lambda tries the permissions of a function when it is made.
    this.resource.node.addDependency(this.role);
    this.node.defaultChild = this.definition;
    this.definition.tracingConfig = { mode: 'Active' };
    this.allowOwnWork(logGroup.logGroupArn, key);
    Object.entries(variables).forEach(([name, value]) => this.addVariable(name, value));
    raiseFunctionAlarms(this, this.resource, deadLetters, timeout);
    if (callsInternet) this.joinNetwork({ egress: true });
    makeReferencesWeak(this);
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
    const prefix = options.variablePrefix ?? upperSnakeCase(target.connectionName);
    if (!/^[A-Z][A-Z0-9_]*$/.test(prefix)) {
      const message = `'variablePrefix' must be upper snake case, such as ORDERS, got ${JSON.stringify(prefix)}`;
      throw PavedRoadError.of(this, ErrorCode.INVALID_VALUE, message);
    }
    const before = new Set(this.variables.keys());
    target.admitWorkload(this, prefix);
    recordConnection(this, target, [...this.variables.keys()].filter((name) => !before.has(name)));
  }

  /**
   * Puts the function into the private subnets of its environment, with a security group of its own.
   *
   * @param needs what it needs there besides tracing
   */
  public joinNetwork(needs: NetworkNeeds = {}): void {
    needs.services?.forEach((service) => this.services.add(service));
    const { vpc, workloadSubnets, ipv6 = false } = this.environment.provideNetwork(this, { ...needs, services: [...this.services] });
    if (this.inNetwork) return;
    this.inNetwork = true;
    const securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc, allowAllOutbound: false, description: `what ${this.node.path} may reach`,
    });
    securityGroup.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'the APIs of AWS, secrets and traces among them');
    if (ipv6) securityGroup.addEgressRule(Peer.anyIpv6(), Port.tcp(443), 'the same over IPv6');
    this.connections.addSecurityGroup(securityGroup);
    const { subnetIds, internetConnectivityEstablished } = vpc.selectSubnets(workloadSubnets);
    this.definition.vpcConfig = { subnetIds, securityGroupIds: [securityGroup.securityGroupId], ipv6AllowedForDualStack: ipv6 || undefined };
    // Lambda refuses IPv6 before the subnets have it.
    if (ipv6) this.resource.node.addDependency(internetConnectivityEstablished);
    allowNetworkInterfaces(this.role);
  }

  /**
   * Says which services of AWS the function calls. In the network it gets a way to them, now or when it joins; outside it reaches them
   * anyway.
   *
   * @param services the last parts of the names of their endpoints, such as `secretsmanager`
   */
  public callServices(services: string[]): void {
    services.forEach((service) => this.services.add(service));
    if (this.inNetwork) this.joinNetwork();
  }

  /**
   * Gives the function an environment variable. Refuses a name that it has already with another value
   * (`ContradictingProps`).
   *
   * @param name the name
   * @param value the value; tokens are fine
   */
  public addVariable(name: string, value: string): void {
    const known = this.variables.get(name);
    if (known !== undefined && known !== value) {
      const message = `the variable '${name}' must have one value, got a second one; set 'variablePrefix' when connecting`;
      throw PavedRoadError.of(this, ErrorCode.CONTRADICTING_PROPS, message);
    }
    this.variables.set(name, value);
    this.resource.addEnvironment(name, value);
  }

  /** To write logs and traces, and to leave dead letters. */
  private allowOwnWork(logGroupArn: string, key: IKey | undefined): void {
    this.role.addToPrincipalPolicy(new PolicyStatement({ actions: ['logs:CreateLogStream', 'logs:PutLogEvents'], resources: [logGroupArn] }));
    if (key) this.role.addToPrincipalPolicy(useOfKey(this, key, 'sqs', ['kms:Decrypt', 'kms:GenerateDataKey']));
    allowTracing(this.role);
  }

  private get definition(): CfnFunction {
    return this.resource.node.defaultChild as CfnFunction;
  }
}

/** What may differ by tier, as it is in the tier of the environment. */
function settled(props: FunctionServiceProps): FunctionServiceOverrides {
  const layers: readonly FunctionServiceOverrides[] = [props, ...overridesIn(props)];
  return Object.assign({}, ...layers, { variables: Object.assign({}, ...layers.map(({ variables }) => variables)) });
}
