import { AddToPrincipalPolicyResult, Conditions, IManagedPolicy, ManagedPolicy, PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/**
 * A role for one service of AWS whose permissions are managed policies: they can be listed and reviewed on their own,
 * which inline policies cannot. What others grant to it ends up there, too.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html
 */
export class ServiceRole extends Role {
  private permissions?: ManagedPolicy;

  /** @param conditions under which the service may act as the role */
  constructor(scope: Construct, id: string, service: string, description: string, conditions?: Conditions) {
    super(scope, id, { description, assumedBy: new ServicePrincipal(service, { conditions }) });
  }

  /** Adds a statement to what the role may do. */
  public addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    this.permissions ??= new ManagedPolicy(this, 'Permissions', { roles: [this] });
    this.permissions.addStatements(statement);
    return { statementAdded: true, policyDependable: this.permissions };
  }

  /** Adds a statement in a policy of its own, for what needs an exception that covers nothing else. */
  public allowApart(id: string, statement: PolicyStatement): IManagedPolicy {
    return new ManagedPolicy(this, id, { roles: [this], statements: [statement] });
  }
}
