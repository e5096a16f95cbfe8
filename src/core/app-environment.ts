import { IWidget } from 'aws-cdk-lib/aws-cloudwatch';
import { IVpc, SubnetSelection } from 'aws-cdk-lib/aws-ec2';
import { IKey } from 'aws-cdk-lib/aws-kms';
import { IBucket } from 'aws-cdk-lib/aws-s3';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct, IConstruct } from 'constructs';
import { AlarmSeverity } from './alarm-severity';
import { DataClassification } from './data-classification';
import { IEnvironmentContract } from './environment-contract';
import { EnvironmentIdentity } from './identity';
import { EnvironmentTier } from './tier/environment-tier';

/** What a component expects of the network. */
export interface NetworkNeeds {
  /**
   * Whether the component must reach the internet: addresses that are neither in the network nor APIs of AWS.
   *
   * @default false
   */
  readonly egress?: boolean;

  /**
   * The services of AWS whose APIs the component calls from inside of the network, such as `secretsmanager`: the last part of the name
   * of their endpoint. The network brings a way to them: an endpoint, or NAT.
   *
   * @see https://docs.aws.amazon.com/vpc/latest/privatelink/aws-services-privatelink-support.html
   * @default - none
   */
  readonly services?: string[];
}

/** The network of an environment, as components see it. */
export interface EnvironmentNetwork {
  /** The VPC. */
  readonly vpc: IVpc;

  /** Where data lies: subnets without any route to or from the internet. */
  readonly dataSubnets: SubnetSelection;

  /** Where workloads run: private subnets, with a way out when something asked for egress. */
  readonly workloadSubnets: SubnetSelection;

  /**
   * Whether workloads have IPv6 addresses as well. Their security groups must then say what they may reach with them.
   *
   * @default false
   */
  readonly ipv6?: boolean;

  /**
   * The public IPv4 addresses that workloads call the internet from, for lists of who may call. Tokens.
   *
   * @default - there is no way out yet, or its addresses were brought and are known to those who did
   */
  readonly egressAddresses?: string[];
}

/** A plan of backups that a component may add its data to. */
export interface BackupOffer {
  /** The id of the plan. */
  readonly backupPlanId: string;

  /** The ARN of the role that AWS Backup reads the data with. */
  readonly roleArn: string;

  /**
   * The ARNs of the vaults in other accounts or regions that every backup is copied to, once a day.
   *
   * @default - none, or nobody knows
   */
  readonly copies?: string[];
}

/**
 * The place components are put in.
 *
 * Components depend on this interface and never on `AppEnvironment`, so an environment that was imported, shared or
 * written by somebody else works the same. What is provided is created when it is first asked for; every method takes
 * the construct that asks, so that the environment can say who needed what.
 */
export interface IAppEnvironment extends IConstruct {
  /** Whose the environment is. */
  readonly identity: EnvironmentIdentity;

  /** What kind of environment it is. */
  readonly tier: EnvironmentTier;

  /**
   * The AWS account it lies in.
   *
   * @default - not known at synthesis
   */
  readonly account?: string;

  /**
   * The AWS region it lies in.
   *
   * @default - not known at synthesis
   */
  readonly region?: string;

  /**
   * What it offers to other applications, or is offered with.
   *
   * @default - it is not shared
   */
  readonly contract?: IEnvironmentContract;

  /**
   * The network.
   *
   * @param asker the construct that needs it
   * @param needs what it must be able to do there
   */
  provideNetwork(asker: IConstruct, needs?: NetworkNeeds): EnvironmentNetwork;

  /**
   * The customer-managed key for data of a classification, or nothing where the tier leaves the key to AWS.
   *
   * @param asker the construct that keeps the data
   * @param classification what the data calls for
   */
  provideKey(asker: IConstruct, classification: DataClassification): IKey | undefined;

  /**
   * The topic that alarms of a severity are published to. The tier may lower the severity.
   *
   * @param asker the construct that raises the alarm
   * @param severity how urgent it is in production
   */
  provideAlarmTopic(asker: IConstruct, severity: AlarmSeverity): ITopic;

  /**
   * Shows widgets on the dashboard of the environment, in the section of the component that they belong to. Nothing
   * happens where the environment has no dashboard.
   *
   * @param asker the construct that the widgets are about
   * @param widgets what is shown, from left to right
   */
  addWidgets(asker: IConstruct, widgets: IWidget[]): void;

  /**
   * The plan of backups, or nothing where the tier keeps no data.
   *
   * @param asker the construct that keeps the data
   */
  provideBackupPlan(asker: IConstruct): BackupOffer | undefined;

  /**
   * The bucket for services of AWS that log to S3: what they deliver for the account goes below `AWSLogs/`, access logs of buckets go
   * below `s3/`. Logs go when the tier's time for logs is over. Nobody else may write into it.
   *
   * @param asker the construct whose logs are kept
   */
  provideLogBucket(asker: IConstruct): IBucket;

  /**
   * Takes a component in. Every component calls it once, when it is created; the environment brings what its tier
   * demands wherever anything lives, such as a budget.
   *
   * @param component what lives in the environment from now on
   */
  admitComponent(component: Construct): void;
}
