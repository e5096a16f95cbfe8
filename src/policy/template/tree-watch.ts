import { CfnResource } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/**
 * Notices when somebody who should only look has changed the construct tree: constructs that came or went, metadata, overrides, and
 * properties that were set. A change inside of a value that a property held before is not noticed.
 *
 * @internal
 */
export class TreeWatch {
  private before: Map<IConstruct, readonly unknown[]>;

  constructor(private readonly root: IConstruct) {
    this.before = traitsOf(root);
  }

  /** The paths of the constructs that changed since the watch began, or since it was asked before. */
  public changes(): string[] {
    const now = traitsOf(this.root);
    const changed = [...now].filter(([construct, traits]) => !isSame(traits, this.before.get(construct))).map(([{ node }]) => node.path);
    this.before = now;
    return changed;
  }
}

function traitsOf(root: IConstruct): Map<IConstruct, readonly unknown[]> {
  return new Map(root.node.findAll().map((construct) => [construct, [
    construct.node.children.length,
    construct.node.metadata.length,
    ...CfnResource.isCfnResource(construct) ? resourceTraits(construct) : [],
  ]]));
}

function resourceTraits(resource: CfnResource): unknown[] {
  const { rawOverrides } = resource as unknown as { readonly rawOverrides: Record<string, unknown> };
  return [countOf(rawOverrides), ...Object.values(resource)];
}

function countOf(overrides: Record<string, unknown>): number {
  let count = 0;
  for (const name in overrides) {
    const value = overrides[name];
    count += 1 + (typeof value === 'object' && value !== null ? countOf(value as Record<string, unknown>) : 0);
  }
  return count;
}

function isSame(traits: readonly unknown[], others: readonly unknown[] | undefined): boolean {
  return traits.length === others?.length && traits.every((trait, index) => trait === others[index]);
}
