import { IConstruct } from 'constructs';

/** Something that the template does not tell about a resource and its component knows. */
export interface StatedFact {
  /** The resource: an L1, or an L2 whose main resource it is, below the component. */
  readonly resource: IConstruct;

  /** The property as CloudFormation calls it, names joined by dots: `SecurityGroupIngress.0.CidrIp`. */
  readonly property: string;

  /** Its value, as the template would write it. */
  readonly value: unknown;

  /** How the component knows, for a security reviewer. */
  readonly reason: string;
}
