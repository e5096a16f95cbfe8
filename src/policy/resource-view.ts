import { Reading } from './reading';

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
   * The resources of a type, in the same template, that refer to a resource anywhere in their properties.
   *
   * @param resource the resource that is referred to
   * @param type the type of those that refer to it
   */
  referringTo(resource: ResourceView, type: string): ResourceView[];
}

/** One resource of a rendered template, to be read and not to be changed. */
export class ResourceView {
  private readonly root: Reading;

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
  ) {
    this.root = new Reading('', definition.Properties ?? {});
  }

  /** The CloudFormation type. */
  public get type(): string {
    return this.place.type;
  }

  /**
   * A property.
   *
   * @param path names joined by dots, such as `PublicAccessBlockConfiguration.BlockPublicAcls`
   */
  public read(path: string): Reading {
    return this.root.read(path);
  }

  /**
   * What stands beside the properties.
   *
   * @param name such as `DeletionPolicy`
   */
  public attribute(name: string): Reading {
    return new Reading(name, this.definition[name]);
  }

  /**
   * The resources of a type that refer to this one, such as the policies of a bucket.
   *
   * @param type the type of those that refer to it
   */
  public referrers(type: string): ResourceView[] {
    return this.neighbours?.referringTo(this, type) ?? [];
  }
}
