import { IKey } from 'aws-cdk-lib/aws-kms';
import { ITopic } from 'aws-cdk-lib/aws-sns';
import { Construct, IConstruct } from 'constructs';
import { AlarmSeverity } from './alarm-severity';
import { EnvironmentNetwork, IAppEnvironment, NetworkNeeds } from './app-environment';
import { DataClassification } from './data-classification';

/**
 * The network of an environment, as its core holds it.
 *
 * @subclassable
 */
export interface ICoreNetwork {
  /**
   * What the record calls it: the construct path, or where it is published.
   *
   * @default - `Network` in the core of the environment
   */
  readonly path?: string;

  /**
   * Its addresses, such as `10.0.0.0/16`.
   *
   * @default - not known at synthesis
   */
  readonly addresses?: string;

  /** In how many availability zones it lies. */
  readonly zones: number;

  /**
   * The services of AWS that it reaches whatever is asked of it, such as `s3` where it has a gateway endpoint. An environment that is shared
   * offers them too.
   *
   * @default - none
   */
  readonly services?: string[];

  /**
   * The parts of the network that needs call for, as the record names them below `Network`: `Egress`, for example.
   *
   * @param needs what a component must be able to do
   */
  partsFor(needs: NetworkNeeds): string[];

  /**
   * Meets needs, and hands the network out. Refuses needs that it cannot meet with an error that says which.
   *
   * @param asker the construct that needs it
   * @param needs what it must be able to do there
   */
  provide(asker: IConstruct, needs: NetworkNeeds): EnvironmentNetwork;
}

/**
 * Where the network of an environment comes from: `NetworkShape` has what the library brings. Implement it to supply
 * another one.
 *
 * @subclassable
 */
export interface INetworkSource {
  /**
   * Makes the network, or refers to it. Called once, when something needs a network for the first time.
   *
   * @param scope the core of the environment
   * @param id the construct id to use
   * @param environment the environment
   */
  bind(scope: Construct, id: string, environment: IAppEnvironment): ICoreNetwork;
}

/**
 * The customer-managed keys of an environment, as its core holds them.
 *
 * @subclassable
 */
export interface ICoreKeys {
  /**
   * The key for data of a classification; the same one each time.
   *
   * @param classification what the data calls for
   */
  keyFor(classification: DataClassification): IKey;
}

/**
 * Where the customer-managed keys of an environment come from. Asked only where the tier calls for one.
 *
 * @subclassable
 */
export interface IKeySource {
  /**
   * Makes the keys, or refers to them. Called once, when something needs a key for the first time.
   *
   * @param scope the core of the environment
   * @param id the construct id to use
   * @param environment the environment
   */
  bind(scope: Construct, id: string, environment: IAppEnvironment): ICoreKeys;
}

/**
 * The topics of an environment that alarms are published to, as its core holds them.
 *
 * @subclassable
 */
export interface ICoreAlarms {
  /**
   * The topic of a severity; the same one each time.
   *
   * @param severity how urgent it is, as the tier lowered it
   */
  topicFor(severity: AlarmSeverity): ITopic;
}

/**
 * Where the topics come from that alarms are published to.
 *
 * @subclassable
 */
export interface IAlarmSource {
  /**
   * Makes the topics, or refers to them. Called once, when the first alarm is raised.
   *
   * @param scope the core of the environment
   * @param id the construct id to use
   * @param environment the environment
   */
  bind(scope: Construct, id: string, environment: IAppEnvironment): ICoreAlarms;
}
