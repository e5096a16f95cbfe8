import { AspectPriority, Aspects, CfnResource, IAspect, Stack } from 'aws-cdk-lib';
import { CfnRole, CfnUser } from 'aws-cdk-lib/aws-iam';
import { IConstruct } from 'constructs';

/** What the CDK keeps of a resource without a class of its own. */
interface GenericResource {
  _cfnProperties: Record<string, unknown>;
}

/**
 * The permissions boundary of an environment: on every role and user in its stacks, whoever made them. Helpers of the CDK,
 * nested stacks and resources without a class of their own are among them.
 *
 * A role that has a boundary keeps it. What somebody says on purpose wins, and is judged afterwards.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_boundaries.html
 */
export class PermissionsBoundary implements IAspect {
  private readonly held = new WeakSet<IConstruct>();

  /** @param policy the name of a managed policy of the account, with its path where it has one, or an ARN */
  constructor(private readonly policy: string) {}

  /** Makes it hold in everything below a scope, also in what comes later. */
  public holdIn(scope: IConstruct): void {
    if (this.held.has(scope)) return;
    this.held.add(scope);
    Aspects.of(scope).add(this, { priority: AspectPriority.MUTATING });
    // References between regions bring helpers of the CDK after every Aspect; validation comes after them, and before rendering.
    scope.node.addValidation({ validate: () => this.visitAll(scope) });
  }

  /** Gives a role or a user the boundary. */
  public visit(construct: IConstruct): void {
    if (!CfnResource.isCfnResource(construct)) return;
    if (construct instanceof CfnRole || construct instanceof CfnUser) {
      construct.permissionsBoundary ??= this.arnIn(construct);
    } else if (mayAct(construct)) {
      const generic = construct as unknown as GenericResource;
      // A copy, since the object may belong to somebody who makes other resources from it.
      generic._cfnProperties = { PermissionsBoundary: this.arnIn(construct), ...generic._cfnProperties };
    }
  }

  private visitAll(scope: IConstruct): string[] {
    scope.node.findAll().forEach((construct) => this.visit(construct));
    return [];
  }

  private arnIn(construct: IConstruct): string {
    if (this.policy.startsWith('arn:')) return this.policy;
    return Stack.of(construct).formatArn({ service: 'iam', region: '', resource: 'policy', resourceName: this.policy });
  }
}

/** By its type, so that a copy of the CDK beside ours is no way around. */
function mayAct({ cfnResourceType }: CfnResource): boolean {
  return [CfnRole.CFN_RESOURCE_TYPE_NAME, CfnUser.CFN_RESOURCE_TYPE_NAME].includes(cfnResourceType);
}
