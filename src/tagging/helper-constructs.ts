import { CfnElement, CfnResource, Stack } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/**
 * The constructs that serve a custom resource and lie beside its component: the CDK puts the functions behind
 * `autoDeleteObjects`, `LogRetention` and the like directly below the stack.
 *
 * @param construct any construct; others than custom resources have no helpers
 * @param scope what lies below it needs no mention
 */
export function helpersOf(construct: IConstruct, scope: IConstruct): IConstruct[] {
  if (!CfnResource.isCfnResource(construct) || !/^(Custom::|AWS::CloudFormation::CustomResource$)/.test(construct.cfnResourceType)) return [];
  const owner = ownerOf(Stack.of(construct), serviceTokenTarget(construct));
  return owner && !owner.node.scopes.includes(scope) ? [owner] : [];
}

/** The logical id that the service token points at. */
function serviceTokenTarget(resource: CfnResource): string | undefined {
  const { cfnProperties } = resource as unknown as { readonly cfnProperties: Record<string, unknown> };
  const token = resource.stack.resolve(cfnProperties.ServiceToken ?? cfnProperties.serviceToken) as { 'Ref'?: string; 'Fn::GetAtt'?: string[] } | undefined;
  return token?.['Fn::GetAtt']?.[0] ?? token?.Ref;
}

/** The construct directly below the stack that an element with that logical id lies in. */
function ownerOf(stack: Stack, logicalId: string | undefined): IConstruct | undefined {
  const element = logicalId === undefined ? undefined : stack.node.findAll()
    .find((candidate) => CfnElement.isCfnElement(candidate) && candidate.stack === stack && stack.resolve(candidate.logicalId) === logicalId);
  return element?.node.scopes[stack.node.scopes.length];
}
