import { IPolicyValidationPlugin } from 'aws-cdk-lib';
import { RuleParameter } from '../rule/rule-parameter';
import { Fact } from '../template/fact';
import { RenderedResource } from '../template/rendered';

/**
 * What those who judge are given besides the templates.
 *
 * @internal
 */
export interface CollectOptions {
  /** Plugins that are no packs of cdk-nag. */
  readonly plugins?: readonly IPolicyValidationPlugin[];
  /** The files that the CDK says it wrote; a template that the app does not have is a gap. */
  readonly written?: readonly string[];
  /** What components state about a resource. */
  readonly factsAbout?: (resource: RenderedResource) => readonly Fact[];
  /** What the policy says about a parameter of a rule, where a resource is. */
  readonly parameterOf?: (resource: RenderedResource, rule: string, parameter: RuleParameter) => unknown;
}
