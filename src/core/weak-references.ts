import { CfnResource, CrossStackReferences, ReferenceStrength } from 'aws-cdk-lib';
import { IConstruct } from 'constructs';

/**
 * Lets other stacks refer to everything below a construct without holding on to it.
 *
 * A strong reference becomes an export, and CloudFormation neither changes nor removes what is exported while somebody
 * imports it: the core could no longer follow its tier. A weak one reads the output of the core stack instead. The
 * strength is a property of each resource, so a construct that is extended later has to be passed here again.
 */
export function makeReferencesWeak(scope: IConstruct): void {
  scope.node.findAll()
    .filter((construct) => CfnResource.isCfnResource(construct))
    .forEach((resource) => CrossStackReferences.of(resource).produce(ReferenceStrength.WEAK));
}
