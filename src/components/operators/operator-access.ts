import { Duration } from 'aws-cdk-lib';
import { AutoScalingGroup } from 'aws-cdk-lib/aws-autoscaling';
import { Connections, Peer, Port, SecurityGroup } from 'aws-cdk-lib/aws-ec2';
import { IManagedPolicy, IPrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';
import { defineHost } from './host';
import { raiseHostAlarm } from './host-alarms';
import { allowRecording, defineHostRole, useInSessions } from './host-role';
import { Nobody } from './nobody';
import { OperatorAccessProps } from './operator-access-props';
import { OperatorPolicy } from './operator-policy';
import { operatorProblems } from './operator-problems';
import { promises } from './promises';
import { responsibilities } from './responsibilities';
import { Shell, Tunnel } from './session-documents';
import { NetworkNeeds } from '../../core/app-environment';
import { IConnectionTarget, IWorkload } from '../../core/connection/connection';
import { variablePrefixOf } from '../../core/connection/variable-prefix';
import { DataClassification } from '../../core/data-classification';
import { ErrorCode, PavedRoadError } from '../../core/errors';
import { ServiceRole } from '../../core/service-role';
import { makeReferencesWeak } from '../../core/weak-references';
import { recordConnection } from '../../governance/connections';
import { GovernedComponent } from '../../governance/governed-component';
import { createLogGroup } from '../../governance/scope/log-group';
import { VERSION } from '../../private/version';

/**
 * The way in for people: tunnels from their own machines to databases and other targets in the network, with no open port, no key pair and
 * no public address anywhere.
 *
 * A small host in the private subnets answers to AWS Systems Manager alone. Each target that it connects to has a session document of its
 * own, which names host and port, and an output with the command to run. Who may run it is a matter of IAM: whoever has `operatorPolicy`.
 *
 * The host acts for nobody. It is granted nothing by its targets, so whoever comes through brings credentials along.
 *
 * Refuses: sessions that last longer than AWS lets them (`InvalidValue`), and what `GovernedComponent` refuses.
 *
 * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager.html
 */
export class OperatorAccess extends GovernedComponent implements IWorkload {
  /** The group of the one host. */
  public readonly resource: AutoScalingGroup;

  /** Whom the host may reach. Nobody reaches the host. */
  public readonly connections: Connections;

  /** What people need who are to come in this way: attach it to their role. It gives no access to any secret. */
  public readonly operatorPolicy: IManagedPolicy;

  /** The most sensitive data of the tier: the host passes on what is encrypted, and keeps nothing. */
  public readonly dataClassification?: DataClassification;

  private readonly nobody = new Nobody(this);
  private readonly policy: OperatorPolicy;
  private readonly longestSession: Duration;
  private readonly variables = new Map<string, string>();
  private readonly tunnels = new Map<IConnectionTarget, Tunnel>();

  /**
   * @param scope where the access is defined
   * @param id the construct id
   * @param props what it allows
   */
  constructor(scope: Construct, id: string, props: OperatorAccessProps) {
    super(scope, id, props, {
      type: 'cdk-paved-road.OperatorAccess',
      version: VERSION,
      dataClassification: props.shell ? props.environment?.tier.mostSensitiveData : undefined,
      promises: promises.map((rule) => rule.meta.id),
      responsibilities,
      problems: operatorProblems(props),
    });

    const { shell = false, mfaRequired = false, longestSession = Duration.hours(8) } = props;
    this.longestSession = longestSession;
    this.dataClassification = this.environment.tier.mostSensitiveData;
    const network = this.environment.provideNetwork(this, { services: ['ssm', 'ssmmessages', ...shell ? ['logs', 'kms'] : []] });
    const securityGroup = new SecurityGroup(this, 'SecurityGroup', {
      vpc: network.vpc, allowAllOutbound: false, description: `what ${this.node.path} may reach`,
    });
    securityGroup.addEgressRule(Peer.anyIpv4(), Port.tcp(443), 'the APIs of AWS, Session Manager among them');
    this.connections = new Connections({ securityGroups: [securityGroup] });
    const role = defineHostRole(this);
    this.resource = defineHost(this, { network, securityGroup, role, shell });
    this.node.defaultChild = this.resource.node.defaultChild;
    this.policy = new OperatorPolicy(this, 'OperatorPolicy', this.resource, mfaRequired);
    this.operatorPolicy = this.policy;
    if (shell) this.openShell(role, this.environment.tier.mostSensitiveData);
    raiseHostAlarm(this, this.resource);
    makeReferencesWeak(this);
  }

  /** Nobody: what targets grant to it is dropped while they are connected, and every other grant is refused (`ConnectionRefused`). */
  public get grantPrincipal(): IPrincipal {
    return this.nobody;
  }

  /**
   * Opens the way to a target: the network path, a session document that leads nowhere else, and an output with the command to run. Where
   * the target takes tokens of IAM, such as the proxy of a database, another output makes one, which is valid for 15 minutes.
   *
   * Refuses a target of another environment, and one that says neither host nor port (`ConnectionRefused`).
   *
   * @param target what operators are to reach
   */
  public connectTo(target: IConnectionTarget): void {
    if (this.tunnels.has(target)) return;
    const prefix = variablePrefixOf(target);
    this.nobody.during(() => target.admitWorkload(this, prefix));
    const [host, port, user] = ['HOST', 'PORT', 'USER'].map((what) => this.variables.get(`${prefix}_${what}`));
    if (host === undefined || port === undefined) {
      const message = `'target' must have a host and a port, got ${target.node.path}, which has none; people reach it by its API, with permissions of their own`;
      throw PavedRoadError.of(this, ErrorCode.CONNECTION_REFUSED, message);
    }
    const { resource: group, longestSession } = this;
    const tunnel = new Tunnel(this, `${target.connectionName}Tunnel`, { group, longestSession, target: target.connectionName, host, port, user });
    this.tunnels.set(target, tunnel);
    this.policy.allowDocument(tunnel.document);
    recordConnection(this, target, []);
  }

  /**
   * The command that opens a tunnel to a target, as the output has it. It finds the host of today and needs the AWS CLI with the Session
   * Manager plugin.
   *
   * Refuses a target that it does not connect to (`ConnectionRefused`).
   *
   * @see https://docs.aws.amazon.com/systems-manager/latest/userguide/session-manager-working-with-install-plugin.html
   * @param target where the tunnel leads
   */
  public commandFor(target: IConnectionTarget): string {
    const tunnel = this.tunnels.get(target);
    if (tunnel) return tunnel.command;
    throw PavedRoadError.of(this, ErrorCode.CONNECTION_REFUSED, `'target' must be connected, got ${target.node.path}; call connectTo first`);
  }

  /**
   * Does nothing: the host lies in the network from the beginning. What a workload needs there to use a target is nothing to the host,
   * which only passes on.
   *
   * @param _needs what a workload would need
   */
  public joinNetwork(_needs?: NetworkNeeds): void {}

  /**
   * Does nothing: whoever comes through calls services from a machine of their own.
   *
   * @param _services the services that a workload would call
   */
  public callServices(_services: string[]): void {}

  /**
   * Notes what a target says of itself while it is connected; the host itself has no variables. Tunnels are made of `<PREFIX>_HOST` and
   * `<PREFIX>_PORT`.
   *
   * @param name the name
   * @param value the value; tokens are fine
   */
  public addVariable(name: string, value: string): void {
    this.variables.set(name, value);
  }

  private openShell(role: ServiceRole, shown: DataClassification): void {
    const key = this.environment.provideKey(this, shown);
    const logGroup = createLogGroup(this, 'Logs', { tier: this.environment.tier, key });
    allowRecording(role, logGroup, key);
    const shell = new Shell(this, 'Shell', { group: this.resource, longestSession: this.longestSession, logGroup, key });
    this.policy.allowDocument(shell.document);
    if (key) this.policy.addStatements(useInSessions(key, 'kms:GenerateDataKey'));
  }
}
