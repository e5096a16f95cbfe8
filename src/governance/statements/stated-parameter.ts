import { IConstruct } from 'constructs';
import { EnvelopeSetting } from '../../policy/decision/layers/layer-settings';

/** A parameter of a component that may have a range in each tier: free, with a sign-off, refused. */
export interface StatedParameter {
  /**
   * What it is called: a lower-case letter, then letters and digits. Policies know it after the class of the component, as
   * `WorkQueue.retention`.
   */
  readonly name: string;

  /** The resource that it is about: an L1, or an L2 whose main resource it is, below the component. */
  readonly resource: IConstruct;

  /**
   * The property of the resource that has the value, as CloudFormation calls it, names joined by dots. What the rendered
   * template says counts, so that an override cannot hide.
   *
   * @default - no property has it; `value` counts
   */
  readonly property?: string;

  /**
   * What one of the property's numbers is, where it stands for a size: `1 GiB` for a number of GiB.
   *
   * @default - the numbers are just numbers
   */
  readonly unit?: string;

  /**
   * The value, a number or a size such as `1 TiB`, where it stands in no property. Beside `property` it is what AWS takes where the
   * template leaves the property out. A token is a value that nobody knows.
   *
   * @default - where the template leaves the property out, the resource does not use the parameter
   */
  readonly value?: unknown;

  /**
   * The range by the name of the tier; a company's own tier has that of the tier it is based on. Layers of policy narrow it, and
   * an organization layer replaces it.
   *
   * @default - what layers of policy say alone
   */
  readonly envelope?: { [tier: string]: EnvelopeSetting };
}
