import { Stack } from 'aws-cdk-lib';
import { Construct, IConstruct } from 'constructs';
import { ComponentPublication, publicationProblems } from './component-publication';
import { ComponentDocument } from './contract-document';
import { CONTRACT, minorOf, published } from './contract-tree';
import { IAppEnvironment } from '../../core/app-environment';
import { ComponentOffer, IEnvironmentContract, IOfferedComponent } from '../../core/environment-contract';
import { ErrorCode, PavedRoadError, Problem } from '../../core/errors';
import { stackAround } from '../../core/placement';
import { nearest } from '../../private/documents/nearest';
import { Askers } from '../askers';

/** The minor version of contracts that brought components. */
const SINCE = CONTRACT.ofComponent('', '').since;

/** Properties of `ComponentOffers`. */
export interface ComponentOffersProps {
  /** The environment as its user sees it. */
  readonly environment: IAppEnvironment;

  /** Who asked for what. */
  readonly askers: Askers;

  /** Whether this app makes the environment, and so may offer what is in it. */
  readonly isOwn: boolean;

  /**
   * The components that the contract lists.
   *
   * @default - those that are offered in this app, or unknown where another app makes the environment
   */
  readonly listed?: Readonly<Record<string, ComponentDocument>>;

  /**
   * The version of the contract.
   *
   * @default - not known
   */
  readonly version?: string;
}

/** The components of an environment that everybody may use: those that its app offers, or that its contract lists. */
export class ComponentOffers implements IEnvironmentContract {
  private readonly publications = new Map<string, ComponentPublication>();

  constructor(private readonly props: ComponentOffersProps) {}

  public get componentNames(): string[] | undefined {
    const { documents } = this;
    return documents && Object.keys(documents).sort();
  }

  /** What the contract says about each; nothing where it is not at hand. */
  public get documents(): Readonly<Record<string, ComponentDocument>> | undefined {
    if (!this.props.isOwn) return this.props.listed;
    return Object.fromEntries([...this.publications].map(([name, { document }]) => [name, document]));
  }

  /** The names of all parameters that this app publishes for them. */
  public get parameterNames(): string[] {
    return [...this.publications.values()].flatMap(({ names }) => names);
  }

  public offerComponent(component: Construct, offer: ComponentOffer): void {
    const { environment: { identity }, isOwn } = this.props;
    PavedRoadError.throwIfAny(component, [
      ...isOwn ? [] : [{
        code: ErrorCode.CONTRADICTING_PROPS,
        message: `'environment' must be made in this app to offer components of it, got '${identity.environmentName}' by its contract; have '${offer.name}' made where the environment is`,
      }],
      ...publicationProblems(component, offer, [...this.publications.keys()]),
    ]);
    this.publications.set(offer.name, new ComponentPublication(component, 'Contract', offer, identity));
  }

  public componentProblems(name: string, type: string): Problem[] {
    const { props: { environment: { identity: { environmentName } }, version }, documents } = this;
    if (version !== undefined && minorOf(version) < SINCE) {
      const message = `the contract of the environment '${environmentName}' must be at least of version 1.${SINCE} to have the component '${name}', got ${version}; publish it again with version 1.${SINCE}`;
      return [{ code: ErrorCode.INCOMPATIBLE_CONTRACT, message }];
    }
    if (!documents) return [];
    if (!Object.hasOwn(documents, name)) return [this.missing(name, Object.keys(documents).sort())];
    if (documents[name].type === type) return [];
    const message = `'name' must be that of a ${type}, got '${name}', which is a ${documents[name].type} in the environment '${environmentName}'; choose another component`;
    return [{ code: ErrorCode.CONTRADICTING_PROPS, message }];
  }

  private missing(name: string, names: readonly string[]): Problem {
    const { environment: { identity: { environmentName } }, isOwn } = this.props;
    const meant = nearest(name, names);
    const way = isOwn ? 'call share() of it before' : 'have share() called of it where the environment is made, deploy that first, and take its contract from there';
    const message = `the environment '${environmentName}' must offer a component '${name}', got ${names.join(', ') || 'none'}; ${meant ? `did you mean '${meant}'? Otherwise ` : ''}${way}`;
    return { code: ErrorCode.NEED_NOT_MET, message };
  }

  public component(name: string): IOfferedComponent {
    const { environment: { identity: { environmentName } } } = this.props;
    return new OfferedComponent({
      name,
      environmentName,
      path: this.publications.get(name)?.node.scope?.node.path,
      document: this.documents?.[name],
      admit: (asker) => this.admit(asker, name),
    });
  }

  /** Remembers who uses a component, and has it deployed before them. */
  private admit(asker: IConstruct, name: string): void {
    const stack = stackAround(asker);
    const publisher = this.publications.get(name);
    if (publisher && stack && stack !== Stack.of(publisher)) stack.addStackDependency(Stack.of(publisher));
    this.props.askers.remember(`Components/${name}`, asker);
  }
}

/** What stands behind an `OfferedComponent`. */
interface OfferedComponentProps {
  readonly name: string;
  readonly environmentName: string;
  /** Its construct path; left out where another app makes it. */
  readonly path?: string;
  /** What the contract says; left out where it is not at hand. */
  readonly document?: ComponentDocument;
  /** Called for everybody who reads a value. */
  readonly admit: (asker: IConstruct) => void;
}

/** A component that is offered; its values are read by parameters of the stacks that use them. */
class OfferedComponent implements IOfferedComponent {
  public readonly name: string;
  public readonly path?: string;
  public readonly owner?: string;
  public readonly facts?: { [name: string]: string };
  public readonly values?: string[];
  public readonly promises?: string[];

  constructor(private readonly props: OfferedComponentProps) {
    const { name, path, document } = props;
    this.name = name;
    this.path = path;
    if (!document) return;
    this.owner = document.owner;
    this.facts = document.facts;
    this.values = [...Object.keys(document.facts), ...Object.keys(document.outputs)].sort();
    this.promises = [...document.promises ?? []];
  }

  public read(asker: IConstruct, value: string): string {
    const { name, environmentName, admit } = this.props;
    if (this.values && !this.values.includes(value)) {
      const message = `the component '${name}' of the environment '${environmentName}' must have '${value}', got ${this.values.join(', ')}; ask its owner, ${this.owner}`;
      throw PavedRoadError.of(asker, ErrorCode.NEED_NOT_MET, message);
    }
    admit(asker);
    return published(environmentName, CONTRACT.ofComponent(name, value)).asText();
  }
}
