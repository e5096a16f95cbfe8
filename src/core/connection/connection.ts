import { IConnectable } from 'aws-cdk-lib/aws-ec2';
import { IGrantable } from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';
import { IAppEnvironment, NetworkNeeds } from '../app-environment';
import { DataClassification } from '../data-classification';

/**
 * Something that runs and connects to targets: a function today; containers, jobs and workers later.
 *
 * @subclassable
 */
export interface IWorkload extends IConstruct, IConnectable, IGrantable {
  /** Where it runs. */
  readonly environment: IAppEnvironment;

  /**
   * The most sensitive data that it handles. Targets that keep more sensitive data refuse it.
   *
   * @default DataClassification.INTERNAL
   */
  readonly dataClassification?: DataClassification;

  /**
   * Puts the workload into the network of its environment, once. Called by targets that can only be reached there.
   *
   * @param needs what the workload needs there to use the target, such as the service that keeps its secret
   */
  joinNetwork(needs?: NetworkNeeds): void;

  /**
   * Says which services of AWS the workload calls, by the names that `NetworkNeeds` has for them. A workload in the network gets a way to
   * them, now or when it joins; one that is outside of all networks reaches them anyway, and stays outside.
   *
   * @param services the last parts of the names of their endpoints, such as `secretsmanager`
   */
  callServices(services: string[]): void;

  /**
   * Gives the workload an environment variable. Refuses one that it already has with another value.
   *
   * @param name the name, upper snake case
   * @param value the value; tokens are fine
   */
  addVariable(name: string, value: string): void;
}

/** How a workload uses one target. */
export interface ConnectOptions {
  /**
   * The beginning of the names of the variables that the workload is given, upper snake case.
   *
   * @default - the target's name in upper snake case, `ORDERS` for a target `Orders`
   */
  readonly variablePrefix?: string;
}

/** How a workload proves to a target who it is. */
export enum ConnectionAccess {
  /** With a user and a password, which it reads from a secret. */
  SECRET = 'secret',

  /** With a token that its role signs, valid for minutes; it has no password. */
  IAM = 'iam',
}

/**
 * Something that workloads connect to: a database today; queues, buckets and services later.
 *
 * @subclassable
 */
export interface IConnectionTarget extends IConstruct {
  /** What the target is called in variables and records. */
  readonly connectionName: string;

  /**
   * What the data calls for that flows over the connection. The target refuses workloads that do not handle as sensitive data.
   *
   * @default - it keeps no data of its own
   */
  readonly dataClassification?: DataClassification;

  /**
   * How workloads prove to it who they are.
   *
   * @default - the record does not say
   */
  readonly access?: ConnectionAccess;

  /**
   * Whether it answers questions and takes nothing that changes data.
   *
   * @default false
   */
  readonly isReadOnly?: boolean;

  /**
   * Lets a workload in: opens the network path, grants what it needs, and gives it its variables.
   * Workloads call it from `connectTo`; nobody else needs to.
   *
   * @param workload who wants in
   * @param variablePrefix the beginning of the names of its variables, upper snake case
   */
  admitWorkload(workload: IWorkload, variablePrefix: string): void;
}

/** One workload's permitted use of one target, as the record lists it. */
export interface Connection {
  /** The construct path of the workload. */
  readonly workload: string;

  /** The construct path of the target. */
  readonly target: string;

  /** The names of the variables that the workload was given. */
  readonly variables: string[];

  /**
   * How the workload proves to the target who it is.
   *
   * @default - the workload was handed nothing to prove it with, such as the host of operators, or the target does not say
   */
  readonly access?: ConnectionAccess;

  /**
   * Whether the target takes nothing that changes data.
   *
   * @default false
   */
  readonly isReadOnly?: boolean;

  /**
   * What the data calls for that flows over the connection, such as `internal`.
   *
   * @default - the target keeps no data of its own
   */
  readonly dataClassification?: string;

  /**
   * The network that is crossed: its construct path, or its id where it was made elsewhere.
   *
   * @default - nothing says that a network is crossed
   */
  readonly network?: string;

  /**
   * The port that was opened.
   *
   * @default - no port was opened
   */
  readonly port?: number;

  /**
   * The protocol of the port, such as `tcp`.
   *
   * @default - no port was opened
   */
  readonly protocol?: string;

  /**
   * Whether the path runs between private addresses of one network all the way.
   *
   * @default - not known
   */
  readonly isPrivate?: boolean;
}
