import { CfnResource, Reference, Stack, Tokenization } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/**
 * What the CDK calls the singletons that it puts directly below a stack: by a UUID, by their purpose, by their module.
 * Providers and functions with other names are somebody's own, and nobody else's component may change their tags.
 */
const HELPER_ID = /[0-9a-f]{32}|CustomResourceProvider$|^@aws-cdk\b/i;

/**
 * The construct that serves a custom resource and lies beside its component, as the CDK does it for
 * `autoDeleteObjects`, `LogRetention` and the like. Nothing for other constructs.
 */
export function helperOf(construct: IConstruct): IConstruct | undefined {
  if (!CfnResource.isCfnResource(construct) || !/^(Custom::|AWS::CloudFormation::CustomResource$)/.test(construct.cfnResourceType)) return undefined;
  return serviceOf(construct)?.node.scopes.find((owner) => Stack.isStack(owner.node.scope) && HELPER_ID.test(owner.node.id));
}

/** The resource that the service token points at. */
function serviceOf(customResource: CfnResource): IConstruct | undefined {
  const { cfnProperties } = customResource as unknown as { readonly cfnProperties: Record<string, unknown> };
  const token = Tokenization.reverse(cfnProperties.ServiceToken ?? cfnProperties.serviceToken, { failConcat: false });
  return Reference.isReference(token) ? token.target : undefined;
}
