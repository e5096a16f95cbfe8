import { ISecret } from 'aws-cdk-lib/aws-secretsmanager';
import { IConstruct } from 'constructs';
import { Problem } from './error-code';

/** What a component lets applications know that use it from their own apps. Names are lower case with dashes, such as `reader-host`. */
export interface ComponentOffer {
  /** What the component is called in the contract. */
  readonly name: string;

  /** What it is, without the library that it comes from: `ServiceDatabase`. */
  readonly type: string;

  /** What is known before it is deployed, such as its port. Stands in the file of the contract, and is published. */
  readonly facts: { [name: string]: string };

  /** What only its deployment knows, such as its host. Published alone. */
  readonly outputs: { [name: string]: string };

  /**
   * Its secrets. The ARN is published and nothing else ever leaves: who connects is granted to read the value where it is.
   *
   * @default - it has none
   */
  readonly secrets?: { [name: string]: ISecret };

  /**
   * The ids of the rules that it promises to keep.
   *
   * @default - no promises
   */
  readonly promises?: string[];
}

/** A component that its owner offers, as an application sees it that uses it. */
export interface IOfferedComponent {
  /** What it is called in the contract. */
  readonly name: string;

  /**
   * The construct path of the component.
   *
   * @default - another app makes it
   */
  readonly path?: string;

  /**
   * The team that answers for it.
   *
   * @default - not known, since the contract is not at hand
   */
  readonly owner?: string;

  /**
   * What is known of it before the deployment.
   *
   * @default - not known, since the contract is not at hand
   */
  readonly facts?: { [name: string]: string };

  /**
   * The names of everything that is published about it.
   *
   * @default - not known, since the contract is not at hand
   */
  readonly values?: string[];

  /**
   * The ids of the rules that it promises to keep, where it is made.
   *
   * @default - none that is known
   */
  readonly promises?: string[];

  /**
   * A value, as a token: each stack that uses it reads it when it is deployed. Refuses one that the contract does not have (`NeedNotMet`).
   *
   * @param asker the construct that uses it
   * @param value the name of a fact, an output or a secret, such as `host`
   */
  read(asker: IConstruct, value: string): string;
}

/**
 * What an environment that is shared says about the components in it that everybody may use.
 *
 * @subclassable
 */
export interface IEnvironmentContract {
  /**
   * The names of the components that are offered. In the app of the environment those that were offered up to now.
   *
   * @default - not known, since the contract is not at hand
   */
  readonly componentNames?: string[];

  /**
   * Publishes a component, in its own stack. Refuses, all at once: an app that does not make the environment (`ContradictingProps`), a name that
   * cannot be part of a path (`InvalidValue`), and the value of a secret among the outputs (`InvalidValue`).
   *
   * @param component the component
   * @param offer what is published about it
   */
  offerComponent(component: IConstruct, offer: ComponentOffer): void;

  /**
   * What keeps applications from using a component, as far as it is known; empty when nothing does.
   *
   * @param name what it is called in the contract
   * @param type what it has to be, such as `ServiceDatabase`
   */
  componentProblems(name: string, type: string): Problem[];

  /**
   * A component that is offered, once nothing keeps applications from using it.
   *
   * @param name what it is called in the contract
   */
  component(name: string): IOfferedComponent;
}
