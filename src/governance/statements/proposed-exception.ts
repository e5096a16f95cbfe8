import { IConstruct } from 'constructs';

/** An exception that a component proposes for a resource of its own. */
export interface ProposedException {
  /**
   * The full id of the rule that the resource departs from, such as `AwsSolutions-RDS3`; where a rule tells several
   * findings of one resource apart, with the part in brackets: `AwsSolutions-IAM5[Resource::*]`. Without the pack, such
   * as `LambdaInsideVPC`, it stands for the rule of every pack that makes the check.
   */
  readonly rule: string;

  /** The resource: a construct below the component. An L2 stands for all resources below it. */
  readonly resource: IConstruct;

  /** Why the component departs from the rule, for a security reviewer. */
  readonly reason: string;
}
