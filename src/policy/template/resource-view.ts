import { Fact } from './fact';
import { Reading, Surroundings } from './reading';
import { reasonFor } from './references/reason';

/** Where a resource stands. */
export interface ResourcePlace {
  /** The construct path; for a resource without a construct, the stack's path and the logical id. */
  readonly path: string;

  /** The path of the stack. */
  readonly stack: string;

  /** The file name of the template, relative to the cloud assembly of the app. */
  readonly template: string;

  /** The logical id; empty for a stack itself. */
  readonly logicalId: string;

  /** The CloudFormation type. */
  readonly type: string;
}

/** The other resources of the app, as far as rules may ask about them. */
export interface IResourceNeighbours {
  /**
   * The instant of the synthesis, as ISO 8601 in UTC.
   *
   * @default - nobody said; the resource is looked at outside of an app
   */
  readonly instant?: string;

  /**
   * The resources of a type, in the same template or another of the app, that refer to a resource anywhere in their properties.
   *
   * @param resource the resource that is referred to
   * @param type the type of those that refer to it
   */
  referringTo(resource: ResourceView, type: string): ResourceView[];

  /**
   * The resource of the app that a value of the template means; nothing where it means none, or more than one.
   *
   * @param value what stands in the template
   */
  meantBy(value: unknown): ResourceView | undefined;

  /**
   * What a value of the template comes to in the deployment; nothing where that is not known.
   *
   * @param value what stands in the template
   */
  known(value: unknown): unknown;

  /**
   * Why a value of the template is not known, in words.
   *
   * @param value what stands in the template
   */
  reasonFor(value: unknown): string;
}

/** One resource of a rendered template, to be read and not to be changed. */
export class ResourceView {
  private used: Fact[] = [];
  private root?: Reading;
  private facts: readonly Fact[] = [];
  private conditional = false;

  /**
   * @param place where the resource stands
   * @param definition the resource as the template has it: `Type`, `Properties`, `DeletionPolicy` ...
   * @param neighbours the other resources of the app
   */
  constructor(
    /** Where the resource stands. */
    public readonly place: ResourcePlace,
    private readonly definition: Record<string, unknown>,
    private readonly neighbours?: IResourceNeighbours,
  ) {}

  /** The CloudFormation type. */
  public get type(): string {
    return this.place.type;
  }

  /**
   * The instant of the synthesis, as ISO 8601 in UTC: rules about dates ask for it and read no clock. Nothing where the resource is looked
   * at outside of an app.
   */
  public get instant(): string | undefined {
    return this.neighbours?.instant;
  }

  /**
   * Whether a condition decides if the resource is there at all beside the one whose neighbour it is: what it does for that one is
   * then unknown. Never of a resource that was not asked for as a neighbour.
   */
  public get isConditional(): boolean {
    return this.conditional;
  }

  /**
   * A property.
   *
   * @param path names joined by dots, such as `PublicAccessBlockConfiguration.BlockPublicAcls`
   */
  public read(path: string): Reading {
    this.root ??= Reading._within(this.surroundings((property) => this.stated(property)), '', this.definition.Properties ?? {});
    return this.root.read(path);
  }

  /**
   * What stands beside the properties.
   *
   * @param name such as `DeletionPolicy`
   */
  public attribute(name: string): Reading {
    return Reading._within(this.surroundings(() => undefined), name, this.definition[name]);
  }

  /**
   * The resource that a property refers to, in any stack of the app, whichever way the reference takes: within the template,
   * by an export or an output of another stack, into or out of a nested stack, or by an SSM parameter of the app.
   * Nothing where it refers to none, or a text refers to more than one.
   *
   * @param path names joined by dots, such as `DBSubnetGroupName`
   */
  public follow(path: string): ResourceView | undefined {
    return this.meantBy(this.read(path));
  }

  /**
   * The resources that the elements of a list refer to, in any stack of the app. Elements that refer to none are left out.
   *
   * @param path names joined by dots, such as `VpcConfig.SecurityGroupIds`
   */
  public followAll(path: string): ResourceView[] {
    return this.read(path).parts.flatMap((part) => this.meantBy(part) ?? []);
  }

  /**
   * The resources of a type that refer to this one, such as the policies of a bucket, in any stack of the app.
   * Those of another template are shown with the logical ids of this one, so that a reference to this resource has its logical id.
   *
   * @param type the type of those that refer to it
   */
  public referrers(type: string): ResourceView[] {
    return this.neighbours?.referringTo(this, type) ?? [];
  }

  /**
   * The same resource with another definition, such as one branch of its conditions. It has the same facts and none of them used yet.
   *
   * @internal
   */
  public _with(definition: object): ResourceView {
    const sibling = new ResourceView(this.place, definition as Record<string, unknown>, this.neighbours);
    sibling.facts = this.facts;
    return sibling;
  }

  /**
   * The same resource as a neighbour that a condition decides about.
   *
   * @internal
   */
  public _conditionally(): ResourceView {
    const sibling = this._with(this.definition);
    sibling.conditional = true;
    return sibling;
  }

  /**
   * Adds what somebody states about properties. It counts where the template leaves a property open, and never against it.
   *
   * @internal
   */
  public _state(facts: readonly Fact[]): void {
    this.facts = [...this.facts, ...facts];
  }

  /**
   * The facts that reading made use of since they were forgotten.
   *
   * @internal
   */
  public get _usedFacts(): readonly Fact[] {
    return this.used;
  }

  /**
   * Whoever wants to know which verdict rests on which fact forgets them before a rule judges.
   *
   * @internal
   */
  public _forgetFacts(): void {
    if (this.used.length > 0) this.used = [];
  }

  private meantBy({ isPresent, _written }: Reading): ResourceView | undefined {
    return isPresent ? this.neighbours?.meantBy(_written) : undefined;
  }

  private surroundings(stated: (path: string) => unknown): Surroundings {
    const { neighbours } = this;
    return {
      known: (value) => neighbours?.known(value),
      reasonFor: (value) => neighbours?.reasonFor(value) ?? reasonFor(value, []),
      stated,
    };
  }

  /** What a fact says about a property, or about one below which it lies. */
  private stated(path: string): unknown {
    const fact = this.facts.find(({ property }) => path === property || path.startsWith(`${property}.`));
    if (fact === undefined) return undefined;
    const below = path.slice(fact.property.length + 1);
    const value = below === '' ? fact.value : new Reading(fact.property, fact.value).read(below).value;
    if (value !== undefined && !this.used.includes(fact)) this.used.push(fact);
    return value;
  }
}
