import {
  AddToPrincipalPolicyResult, IManagedPolicy, IPrincipal, ManagedPolicy, PolicyStatement, PrincipalPolicyFragment, Role, ServicePrincipal,
} from 'aws-cdk-lib/aws-iam';
import { Construct } from 'constructs';

/**
 * A role for one service of AWS whose permissions are managed policies: they can be listed and reviewed on their own,
 * which inline policies cannot.
 *
 * It is also the principal that resources grant to, so their statements end up in the same place.
 *
 * @see https://docs.aws.amazon.com/IAM/latest/UserGuide/access_policies_managed-vs-inline.html
 */
export class ServiceRole implements IPrincipal {
  /** The role. Statements that others try to add to it are not taken; they go to `grantPrincipal`. */
  public readonly role: Role;

  private policy?: ManagedPolicy;

  constructor(scope: Construct, id: string, service: string, description: string) {
    this.role = new Role(scope, id, { description, assumedBy: new ServicePrincipal(service) });
  }

  /** The role itself, as the one who is granted things. */
  public get grantPrincipal(): IPrincipal {
    return this;
  }

  /** The action by which the role is taken on. */
  public get assumeRoleAction(): string {
    return this.role.assumeRoleAction;
  }

  /** How resource policies name the role. */
  public get policyFragment(): PrincipalPolicyFragment {
    return this.role.policyFragment;
  }

  /** The account of the role. */
  public get principalAccount(): string | undefined {
    return this.role.principalAccount;
  }

  /** Adds a statement to what the role may do. */
  public addToPrincipalPolicy(statement: PolicyStatement): AddToPrincipalPolicyResult {
    this.policy ??= new ManagedPolicy(this.role, 'Permissions', { roles: [this.role] });
    this.policy.addStatements(statement);
    return { statementAdded: true, policyDependable: this.policy };
  }

  /** Adds a statement in a policy of its own, for what needs an exception that covers nothing else. */
  public allowApart(id: string, statement: PolicyStatement): IManagedPolicy {
    return new ManagedPolicy(this.role, id, { roles: [this.role], statements: [statement] });
  }
}
